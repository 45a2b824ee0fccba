import type { OnBehalf } from '../../shared/commandParts'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import { membersOn, secretariatOnly } from '../forums/queries'
import type { Tx } from '../store/Store'
import { isAsked } from './queries'

/** For whom somebody answers, and who that somebody is as text. */
export interface Answerer {
  organisation_id: string
  seat_id: string
  label: string
  on_behalf_channel: OnBehalfChannel | null
}

/** Each organisation answers for itself; the secretariat may enter what another one told it (代行入力) [D3]. */
export async function answererOf(
  tx: Tx,
  actor: Actor,
  subject: { forum_id: string; is_sample: 0 | 1 },
  { onBehalf, day }: { onBehalf: OnBehalf | undefined; day: string },
): Promise<Answerer> {
  await refuseSampleSeat(tx, actor, subject)
  const forumId = subject.forum_id
  const { label } = await actingSeat(tx, actor)
  const members = await membersOn(tx, forumId, day)
  if (onBehalf) {
    if (!can(actor, 'schedule.manage', { forumId })) throw secretariatOnly('代行入力')
    if (!members.some((member) => member.id === onBehalf.organisationId)) throw notMember()
    return {
      organisation_id: onBehalf.organisationId,
      seat_id: actor.seatId,
      label,
      on_behalf_channel: onBehalf.channel,
    }
  }
  const own = members.find((member) => member.id === actor.organisationId)
  if (!can(actor, 'schedule.answer', { forumId }) || !own || !isAsked(own)) throw notAsked()
  return { organisation_id: own.id, seat_id: actor.seatId, label, on_behalf_channel: null }
}

const notMember = () =>
  new DomainError('invalid', '選んだ団体は、この会議体の構成団体ではありません。団体を選び直してください。', [
    { path: 'onBehalf.organisationId', message: '構成団体から選んでください。' },
  ])
const notAsked = () =>
  new DomainError(
    'forbidden',
    'この席の団体には、回答を求めていません。参加したいときは、この会議体の事務局に連絡してください。',
  )

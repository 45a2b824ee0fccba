import { DomainError } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import { type ForumMember, membersOn } from '../forums/queries'
import type { Db } from '../store/Store'

/** Ticks of one body, those of sample seats apart from those of real ones: they never meet. */
export interface InterestBody {
  forumId: string
  isSample: 0 | 1
  /** members with a voice on the day, in 建制順: nobody else’s tick counts */
  voices: ForumMember[]
}

/** [I1] The body, for a seat of one of its members with a voice; everybody else has one and the same answer, ticks or none. */
export async function interestBody(
  db: Db,
  actor: Actor,
  forumId: string,
  day: string,
): Promise<InterestBody> {
  if (!can(actor, 'interest.tick', { forumId, organisationId: actor.organisationId })) throw notAsked()
  const voices = (await membersOn(db, forumId, day)).filter(hasVoice)
  const { isSample } = await actingSeat(db, actor)
  return { forumId, isSample, voices }
}

const notAsked = () =>
  new DomainError(
    'not_found',
    '関心の登録は、この会議体の構成団体（オブザーバーと県を除く）の席で開けます。会議体のページから、ご自分の団体の会議体を選んでください。',
  )

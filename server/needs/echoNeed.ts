import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { EchoNeed, Press } from '../../shared/needs/commands'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { answererOf, confirmTyped, nothingToConfirm } from '../forums/acts'
import { refuseClosed } from '../forums/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { holdNeed } from './find'
import { tellNeed } from './tell'
import { tellOfEcho } from './tellOwner'

/** うちも, and back: one press, only where the need is opened to the body [E6]. */
export async function echoNeed(context: Context, actor: Actor, id: string, input: EchoNeed): Promise<void> {
  const at = context.now()
  const { isEchoed, onBehalf, idempotencyKey } = input
  const act = { key: idempotencyKey, personId: actor.personId, command: `echoNeed ${id}`, at }
  const need = await context.store.transaction(async (tx) => {
    const row = await holdNeed(tx, actor, id)
    await once(tx, act, async () => {
      const answerer = await answererOf(tx, actor, row, { right: 'need.create', day: dayOf(at), onBehalf })
      if (row.scope !== 'region') throw notOpened()
      if (row.organisation_id === answerer.organisation_id) throw ownNeed()
      if (isEchoed && (row.state === 'solved' || row.state === 'withdrawn')) throw isOver()
      const { current, last } = await echoesOf(tx, id, answerer.organisation_id)
      if (isEchoed && !current && onBehalf) await tellOfEcho(tx, row, { answerer, at })
      if (isEchoed && !current)
        await tx
          .insertInto('need_echo')
          .values({
            ...answerer,
            need_id: id,
            at: Math.max(at, last + 1),
            ...{ confirmed_at: null, confirmed_label: null, withdrawn_at: null },
          })
          .execute()
      if (!isEchoed && current)
        await tx
          .updateTable('need_echo')
          .set({ withdrawn_at: at })
          .where('need_id', '=', id)
          .where('organisation_id', '=', answerer.organisation_id)
          .where('withdrawn_at', 'is', null)
          .execute()
      return null
    })
    return row
  })
  tellNeed(context, need)
}

/** うちも that the secretariat typed, confirmed by the organisation it speaks for [E2]. */
export async function confirmEcho(context: Context, actor: Actor, id: string, input: Press): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `confirmEcho ${id}`, at }
  const need = await context.store.transaction(async (tx) => {
    const row = await holdNeed(tx, actor, id)
    await once(tx, act, async () => {
      await refuseClosed(tx, row.forum_id, dayOf(at))
      const { current } = await echoesOf(tx, id, actor.organisationId)
      const typed = {
        table: 'need_echo',
        of: { need_id: id, at: current?.at ?? 0 },
        right: 'need.create',
        at,
      } as const
      if (!(await confirmTyped(tx, actor, row, typed))) throw nothingToConfirm()
      return null
    })
    return row
  })
  tellNeed(context, need)
}

async function echoesOf(tx: Tx, needId: string, organisationId: string) {
  const rows = await tx
    .selectFrom('need_echo')
    .select(['at', 'withdrawn_at'])
    .where('need_id', '=', needId)
    .where('organisation_id', '=', organisationId)
    .execute()
  return {
    current: rows.find(({ withdrawn_at }) => withdrawn_at === null),
    last: Math.max(0, ...rows.map(({ at }) => at)),
  }
}

const notOpened = () => new DomainError('forbidden', 'この困りごとは圏域に出されていません。')
const ownNeed = () => new DomainError('conflict', '自分の団体の困りごとには「うちも」を付けられません。')
const isOver = () =>
  new DomainError('conflict', 'この困りごとは終わっています。新しく困りごとを書いてください。')

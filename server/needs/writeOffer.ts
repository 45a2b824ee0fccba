import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { ChangeOffer, Press, WriteOffer } from '../../shared/needs/commands'
import type { Actor } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { answererOf } from '../forums/acts'
import { refuseClosed } from '../forums/queries'
import { newId } from '../id'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { holdOwnOffer, type OfferRow } from './findOffer'
import { actOn, confirmation } from './ownAct'
import { tellOffers } from './tell'
import { refuseUnknownTopic } from './topicKnown'

/** 出せるもの: what one's organisation can lend [E7]. */
export async function writeOffer(context: Context, actor: Actor, input: WriteOffer): Promise<{ id: string }> {
  const at = context.now()
  const { idempotencyKey, forumId, onBehalf, ...fields } = input
  const act = { key: idempotencyKey, personId: actor.personId, command: 'writeOffer', at }
  const written = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const day = dayOf(at)
      await refuseClosed(tx, forumId, day)
      await refuseUnknownTopic(tx, fields.topicId)
      const { isSample } = await actingSeat(tx, actor)
      const subject = { forum_id: forumId, is_sample: isSample }
      const answerer = await answererOf(tx, actor, subject, { right: 'need.create', day, onBehalf })
      const id = newId()
      await tx
        .insertInto('offer')
        .values({
          ...{ id, ...subject, ...answerer, ...columns(fields), at, state: 'open' },
          ...{ confirmed_at: null, confirmed_label: null },
        })
        .execute()
      return { id, organisationId: answerer.organisation_id }
    }),
  )
  tellOffers(context, forumId, [written.organisationId])
  return { id: written.id }
}

const columns = ({ kind, topicId, text, amount, untilOn }: Omit<ChangeOffer, 'idempotencyKey'>) => ({
  kind,
  topic_id: topicId,
  text,
  amount,
  until_on: untilOn,
})

export const changeOffer = (context: Context, actor: Actor, id: string, input: ChangeOffer) =>
  ownAct(context, actor, { id, key: input.idempotencyKey, command: 'changeOffer' }, async (tx) => {
    await refuseUnknownTopic(tx, input.topicId)
    return columns(input)
  })

/** もう出せない, and back. Requests that wait are answered one by one all the same. */
export const closeOffer = (
  context: Context,
  actor: Actor,
  id: string,
  { isClosed, idempotencyKey }: { isClosed: boolean; idempotencyKey: string },
) =>
  ownAct(context, actor, { id, key: idempotencyKey, command: 'closeOffer' }, async () => ({
    state: isClosed ? ('closed' as const) : ('open' as const),
  }))

export const confirmOffer = (context: Context, actor: Actor, id: string, input: Press) =>
  ownAct(context, actor, { id, key: input.idempotencyKey, command: 'confirmOffer' }, async (_tx, row) => {
    if (row.organisation_id !== actor.organisationId)
      throw new DomainError('forbidden', `代行入力を確認できるのは${row.ownerName}です。`)
    return {}
  })

async function ownAct(
  context: Context,
  actor: Actor,
  { id, key, command }: { id: string; key: string; command: string },
  work: (tx: Tx, row: OfferRow) => Promise<Partial<OfferRow>>,
): Promise<void> {
  const at = context.now()
  const act = { key, personId: actor.personId, command: `${command} ${id}`, at }
  const offer = await context.store.transaction(async (tx) => {
    const row = await holdOwnOffer(tx, actor, id)
    const { label } = await actOn(tx, actor, row, at)
    await once(tx, act, async () => {
      const change = { ...(await work(tx, row)), ...confirmation(actor, row, { at, label }) }
      if (Object.keys(change).length > 0)
        await tx.updateTable('offer').set(change).where('id', '=', id).execute()
      return null
    })
    return row
  })
  tellOffers(context, offer.forum_id, [offer.organisation_id])
}

import { dayOf } from '../../shared/calendar'
import type { ChangeNeed, WriteNeed } from '../../shared/needs/commands'
import type { Actor } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { answererOf } from '../forums/acts'
import { refuseClosed } from '../forums/queries'
import { newId } from '../id'
import { takeBack } from '../outbox/takeBack'
import { deliverToNeed } from '../precedents/acts'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { findNeed, holdOwnNeed } from './find'
import { actOn, confirmation } from './ownAct'
import { tellNeed } from './tell'
import { echoLetter, tellOfEntry } from './tellOwner'
import { refuseUnknownTopic } from './topicKnown'

/** 困りごとを書く: for one's own organisation, or as 代行入力 by the secretariat [E1, E2]. */
export async function writeNeed(context: Context, actor: Actor, input: WriteNeed): Promise<{ id: string }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'writeNeed', at }
  const written = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const id = await insertNeed(tx, actor, input, at)
      const row = await findNeed(tx, actor, id)
      if (input.onBehalf) await tellOfEntry(tx, row, at)
      await deliverToNeed(tx, row, at)
      return { id }
    }),
  )
  tellNeed(context, await findNeed(context.store.db, actor, written.id))
  return written
}

async function insertNeed(tx: Tx, actor: Actor, input: WriteNeed, at: number): Promise<string> {
  const { forumId, topicId, text, untilOn, scope, onBehalf } = input
  const day = dayOf(at)
  await refuseClosed(tx, forumId, day)
  await refuseUnknownTopic(tx, topicId)
  const { isSample } = await actingSeat(tx, actor)
  const subject = { forum_id: forumId, is_sample: isSample }
  const answerer = await answererOf(tx, actor, subject, { right: 'need.create', day, onBehalf })
  const id = newId()
  await tx
    .insertInto('need')
    .values({
      ...{ id, ...subject, ...answerer, at, scope, text },
      ...{ topic_id: topicId, until_on: untilOn, state: 'open', state_at: null },
      ...{ confirmed_at: null, confirmed_label: null, asked_at: null, renewed_at: null },
    })
    .execute()
  return id
}

/** Other words, another day, opened further or less. An owner who changes what was typed for it has confirmed it by that [E2]. */
export async function changeNeed(
  context: Context,
  actor: Actor,
  id: string,
  input: ChangeNeed,
): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `changeNeed ${id}`, at }
  const before = await context.store.transaction(async (tx) => {
    const row = await holdOwnNeed(tx, actor, id)
    await refuseUnknownTopic(tx, input.topicId)
    const { label } = await actOn(tx, actor, row, at)
    await once(tx, act, async () => {
      await tx
        .updateTable('need')
        .set({
          topic_id: input.topicId,
          text: input.text,
          until_on: input.untilOn,
          scope: input.scope,
          changed_at: at,
          ...confirmation(actor, row, { at, label }),
        })
        .where('id', '=', id)
        .execute()
      if (input.scope !== 'region') await takeBack(tx, echoLetter(id))
      await deliverToNeed(tx, { ...row, topic_id: input.topicId, scope: input.scope }, at)
      return null
    })
    return row
  })
  tellNeed(context, { ...before, scope: input.scope }, before.scope)
}

import { DomainError, faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { FilePrecedent, Press } from '../../shared/precedents/commands'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { newId } from '../id'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { deliverCard } from './acts'
import { filedRows, holdOwnPrecedent } from './find'

/** 事例を登録する: by 県 or any member. It goes at once to whom it fits; who files it hears nothing of that [E9]. */
export async function filePrecedent(
  context: Context,
  actor: Actor,
  input: FilePrecedent,
): Promise<{ id: string }> {
  if (!can(actor, 'precedent.write', null)) throw notYours()
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'filePrecedent', at }
  let reached: string[] = []
  const filed = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const { label, isSample } = await actingSeat(tx, actor)
      const id = newId()
      await tx
        .insertInto('precedent')
        .values({
          ...{ id, organisation_id: actor.organisationId, ...(await columns(tx, input)) },
          ...{ at, seat_id: actor.seatId, label, changed_at: null, withdrawn_at: null, is_sample: isSample },
        })
        .execute()
      await writeTopics(tx, id, input.topicIds)
      reached = await deliverFiled(tx, id, at)
      return { id }
    }),
  )
  await tell(context, reached)
  return filed
}

/** By the organisation that filed it. Whom a new 分野×事務 brings in is told; the others are not told again. */
export async function changePrecedent(
  context: Context,
  actor: Actor,
  id: string,
  input: FilePrecedent,
): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `changePrecedent ${id}`, at }
  let reached: string[] = []
  await context.store.transaction(async (tx) => {
    const row = await holdOwnPrecedent(tx, actor, id)
    await refuseSampleSeat(tx, actor, row)
    await once(tx, act, async () => {
      await tx
        .updateTable('precedent')
        .set({ ...(await columns(tx, input)), changed_at: at })
        .where('id', '=', id)
        .execute()
      await tx.deleteFrom('precedent_topic').where('precedent_id', '=', id).execute()
      await writeTopics(tx, id, input.topicIds)
      reached = await deliverFiled(tx, id, at)
      return null
    })
  })
  await tell(context, reached)
}

export async function withdrawPrecedent(
  context: Context,
  actor: Actor,
  id: string,
  input: Press,
): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'withdrawPrecedent', at }
  await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const row = await holdOwnPrecedent(tx, actor, id)
      await refuseSampleSeat(tx, actor, row)
      await tx.updateTable('precedent').set({ withdrawn_at: at }).where('id', '=', id).execute()
      return null
    }),
  )
  await tell(context, [])
}

async function columns(tx: Tx, { title, card, topicIds, instrumentId }: FilePrecedent) {
  const known = await tx.selectFrom('topic').select('id').where('id', 'in', topicIds).execute()
  if (known.length < new Set(topicIds).size) throw unknownChoice('topicIds', '分野×事務')
  if (instrumentId !== null) {
    const instrument = await tx
      .selectFrom('instrument')
      .select('id')
      .where('id', '=', instrumentId)
      .executeTakeFirst()
    if (!instrument) throw unknownChoice('instrumentId', '連携の手法')
  }
  return { title, card: JSON.stringify(card), instrument_id: instrumentId }
}

async function writeTopics(tx: Tx, id: string, topicIds: readonly string[]): Promise<void> {
  await tx
    .insertInto('precedent_topic')
    .values([...new Set(topicIds)].map((topic_id) => ({ precedent_id: id, topic_id })))
    .execute()
}

async function deliverFiled(tx: Tx, id: string, at: number): Promise<string[]> {
  const [row] = await filedRows(tx, id)
  return row ? await deliverCard(tx, row, at) : []
}

/** The list moved for everybody; a desk only where the card was brought, each told apart from the others. */
async function tell(context: Context, reached: readonly string[]): Promise<void> {
  const forums = await context.store.db.selectFrom('forum').select('id').execute()
  context.events.changed(['precedents'], { forumIds: forums.map(({ id }) => id), prefecture: true })
  for (const organisationId of reached)
    context.events.changed(['desk'], { organisationIds: [organisationId] })
}

const unknownChoice = (path: string, noun: string) => {
  const message = `${noun}を選び直してください。`
  return faultAt(path, message)
}
const notYours = () =>
  new DomainError('forbidden', '管理者の席では事例を登録できません。団体の席でサインインしてください。')

import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { StateStance } from '../../shared/points/commands'
import type { Context } from '../context'
import { type Answerer, answererOf, confirmTyped, nothingToConfirm } from '../forums/acts'
import { newId } from '../id'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { holdPoint, refuseClosedPoint } from './find'
import { tellPointsChanged } from './pointsChanged'

/** 立場 of one's own organisation, or in 代行入力 of another one, marked until that one confirms it [O2]. */
export async function stateStance(
  context: Context,
  actor: Actor,
  pointId: string,
  input: StateStance,
): Promise<{ id: string }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `stateStance ${pointId}`, at }
  const { place, stated } = await context.store.transaction(async (tx) => {
    const { row, place } = await holdPoint(tx, actor, pointId)
    const stated = await once(tx, act, async () => {
      refuseClosedPoint(row)
      const answerer = await answererOf(tx, actor, place, {
        day: dayOf(at),
        onBehalf: input.onBehalf,
        right: 'point.write',
      })
      return await write(tx, pointId, answerer, { ...input, at })
    })
    return { place, stated }
  })
  tellPointsChanged(context, place)
  return stated
}

async function write(
  tx: Tx,
  pointId: string,
  answerer: Answerer,
  { text, seen, at }: StateStance & { at: number },
): Promise<{ id: string }> {
  const said = await tx
    .selectFrom('point_stance')
    .select(['id', 'organisation_id', 'on_behalf_channel', 'text'])
    .where('point_id', '=', pointId)
    .orderBy('number')
    .execute()
  const last = said.findLast(({ organisation_id }) => organisation_id === answerer.organisation_id)
  const standing = last && last.text !== '' ? last.id : null
  if (seen !== undefined && seen !== standing) throw statedMeanwhile()
  // What a 団体 said itself is not talked over by somebody else.
  if (answerer.on_behalf_channel !== null && standing !== null && last?.on_behalf_channel === null)
    throw saidItself()
  const id = newId()
  await tx
    .insertInto('point_stance')
    .values({
      id,
      point_id: pointId,
      number: said.length + 1,
      ...answerer,
      at,
      confirmed_at: null,
      confirmed_label: null,
      text,
    })
    .execute()
  return { id }
}

/** The 団体 says that what was entered for it is its stance. */
export async function confirmStance(
  context: Context,
  actor: Actor,
  { pointId, stanceId, idempotencyKey }: { pointId: string; stanceId: string; idempotencyKey: string },
): Promise<void> {
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: `confirmStance ${stanceId}`, at }
  const place = await context.store.transaction(async (tx) => {
    const { place } = await holdPoint(tx, actor, pointId)
    const typed = {
      table: 'point_stance',
      of: { id: stanceId, point_id: pointId },
      right: 'point.write',
      at,
    } as const
    await once(tx, act, async () => {
      if (!(await confirmTyped(tx, actor, place, typed))) throw nothingToConfirm()
      return null
    })
    return place
  })
  tellPointsChanged(context, place)
}

const statedMeanwhile = () =>
  new DomainError(
    'conflict',
    'この団体の立場は、いまほかの人が書き換えました。入力したものは画面に残っています。新しい内容を見比べて、もう一度保存してください。',
  )
const saidItself = () =>
  new DomainError(
    'conflict',
    'この団体は自分で立場を入力しています。書き換えるときは、その団体に入力を頼んでください。',
  )

import type { Selectable } from 'kysely'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import { openStates } from '../../shared/proposals/state'
import { newId } from '../id'
import type { Tx } from '../store/Store'
import type { Tables } from '../store/Tables'
import { absent, type FoundProposal, proposalById } from './find'
import { askForWords, takeBackTyped, takeBackWords } from './letters'
import { changeOf } from './provenance'
import { recordMove } from './recordMove'

type Correction = Selectable<Tables['proposal_correction']>

/** Makes a correction when nobody's word is missing any more; false while one is. */
export async function settleCorrection(
  tx: Tx,
  actor: Actor,
  { correctionId, at }: { correctionId: string; at: number },
): Promise<boolean> {
  const words = await tx
    .selectFrom('proposal_correction_word')
    .select('is_agreed')
    .where('correction_id', '=', correctionId)
    .execute()
  if (words.some(({ is_agreed }) => is_agreed !== 1)) return false
  const correction = await tx
    .selectFrom('proposal_correction')
    .selectAll()
    .where('id', '=', correctionId)
    .executeTakeFirstOrThrow()
  const found = await proposalById(tx, correction.proposal_id)
  if (!found) throw absent()
  const change = changeOf(correction.change)
  if (
    change.act === 'merge' &&
    (await asksWhoJoined(tx, { correction, from: found, intoId: change.into, at }))
  )
    return false
  if (change.act === 'remove_originator' && found.originators.length === 1)
    throw new DomainError('conflict', '発案団体がいなくなるため、この訂正はできません。')
  const time = await nextTime(tx, found.row.id, at)
  await tx
    .updateTable('proposal_correction')
    .set({ state: 'accepted', answered_at: time })
    .where('id', '=', correctionId)
    .execute()
  if (change.act === 'merge')
    await merge(tx, actor, {
      from: found,
      intoId: change.into,
      reason: correction.reason,
      at: time,
      correction,
    })
  return true
}

/** [P12] Whoever came to stand on either side while the words were gathered is asked for its own; true when somebody is. */
async function asksWhoJoined(
  tx: Tx,
  {
    correction,
    from,
    intoId,
    at,
  }: { correction: Correction; from: FoundProposal; intoId: string; at: number },
): Promise<boolean> {
  const into = await proposalById(tx, intoId)
  const asked = await tx
    .selectFrom('proposal_correction_word')
    .select('organisation_id')
    .where('correction_id', '=', correction.id)
    .execute()
  const standing = [...from.originators, ...(into?.originators ?? [])].map((each) => each.organisation_id)
  const known = asked.map(({ organisation_id }) => organisation_id)
  const joined = [...new Set(standing)].filter((id) => !known.includes(id))
  if (joined.length === 0) return false
  await tx
    .insertInto('proposal_correction_word')
    .values(
      joined.map((organisation_id) => ({
        correction_id: correction.id,
        organisation_id,
        is_agreed: null,
        at: null,
        label: null,
      })),
    )
    .execute()
  await askForWords(tx, from, {
    ...{ correctionId: correction.id, at, label: correction.label, reason: correction.reason },
    change: changeOf(correction.change),
    organisationIds: joined,
  })
  return true
}

/** Later than every correction before it: their order is that of their acceptance. */
async function nextTime(tx: Tx, proposalId: string, at: number): Promise<number> {
  const { last } = await tx
    .selectFrom('proposal_correction')
    .select((eb) => eb.fn.max('answered_at').as('last'))
    .where('proposal_id', '=', proposalId)
    .executeTakeFirstOrThrow()
  return Math.max(at, (last ?? 0) + 1)
}

interface Merge {
  from: FoundProposal
  intoId: string
  reason: string
  at: number
  correction: Pick<Tables['proposal_correction'], 'seat_id' | 'label' | 'organisation_id'>
}

/** [P12] 統合: what goes away ends and says where it went; its 発案団体 and an earlier 初出日 stand in the other from now on. */
async function merge(tx: Tx, actor: Actor, { from, intoId, reason, at, correction }: Merge): Promise<void> {
  const into = await proposalById(tx, intoId)
  if (!into || !openStates.includes(into.row.state)) throw settledMeanwhile()
  const result = await tx
    .updateTable('proposal')
    .set((eb) => ({ state: 'merged', merged_into: intoId, revision: eb('revision', '+', 1) }))
    .where('id', '=', from.row.id)
    .where('state', 'in', openStates)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw settledMeanwhile()
  await recordMove(tx, actor, {
    proposalId: from.row.id,
    from: from.row.state,
    to: 'merged',
    reason,
    at,
  })
  await tx
    .insertInto('proposal_lineage')
    .values({ from_id: from.row.id, to_id: intoId, kind: 'merged', at, label: correction.label, reason })
    .execute()
  // What still waited for an answer about the one that is gone waits no longer.
  const waiting = await tx
    .updateTable('proposal_correction')
    .set({ state: 'withdrawn', answered_at: at })
    .where('proposal_id', '=', from.row.id)
    .where('state', '=', 'open')
    .returning('id')
    .execute()
  for (const { id } of waiting) await takeBackWords(tx, id)
  await takeBackTyped(tx, from.row.id)
  let time = await nextTime(tx, intoId, at)
  for (const change of brought(from, into)) {
    await tx
      .insertInto('proposal_correction')
      .values({
        id: newId(),
        proposal_id: intoId,
        act: change.act,
        change: JSON.stringify(change),
        merged_from: from.row.id,
        reason,
        at,
        seat_id: correction.seat_id,
        label: correction.label,
        organisation_id: correction.organisation_id,
        state: 'accepted',
        answered_at: time,
      })
      .execute()
    time += 1
  }
}

const settledMeanwhile = () =>
  new DomainError(
    'conflict',
    '統合しようとした提案の一方は、すでに結論が出ています。画面を再読み込みし、いまの状態を確かめてください。',
  )

function brought(from: FoundProposal, into: FoundProposal) {
  const there = into.originators.map((each) => each.organisation_id)
  const joining = from.originators
    .filter((each) => !there.includes(each.organisation_id))
    .map((each) => ({
      act: 'add_originator' as const,
      originator: { organisationId: each.organisation_id, role: each.role, class: each.class },
    }))
  const [earlier, later] = [from.row.first_raised_on, into.row.first_raised_on]
  return earlier !== null && (later === null || earlier < later)
    ? [...joining, { act: 'first_raised' as const, firstRaisedOn: earlier }]
    : joining
}

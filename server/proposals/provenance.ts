import type { Selectable } from 'kysely'
import type { CorrectionChange } from '../../shared/proposals/correction'
import type { OriginKind } from '../../shared/proposals/origin'
import { type AcceptedCorrection, type Provenance, provenanceAt } from '../../shared/proposals/provenance'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

export type OriginatorRow = Selectable<Tables['proposal_originator']>

/** What was locked at 提出 and what was corrected since. */
export interface Recorded {
  /** by position: the first is the one whose draft it is, the others propose jointly (共同提案) */
  locked: OriginatorRow[]
  /** accepted, in the order of their acceptance */
  corrections: (AcceptedCorrection & { mergedFrom: string | null })[]
}

/** Of each of these proposals: two queries, however many there are. */
export async function recordedOf(db: Db, ids: readonly string[]): Promise<Map<string, Recorded>> {
  const recorded = new Map<string, Recorded>(ids.map((id) => [id, { locked: [], corrections: [] }]))
  if (ids.length === 0) return recorded
  const originators = await db
    .selectFrom('proposal_originator')
    .selectAll()
    .where('proposal_id', 'in', ids)
    .orderBy('proposal_id')
    .orderBy('position')
    .execute()
  for (const row of originators) recorded.get(row.proposal_id)?.locked.push(row)
  const corrections = await db
    .selectFrom('proposal_correction')
    .select(['proposal_id', 'change', 'merged_from', 'answered_at'])
    .where('proposal_id', 'in', ids)
    .where('state', '=', 'accepted')
    .orderBy('answered_at')
    .orderBy('id')
    .execute()
  for (const { proposal_id, change, merged_from, answered_at } of corrections)
    recorded.get(proposal_id)?.corrections.push({
      change: changeOf(change),
      acceptedAt: answered_at ?? 0,
      mergedFrom: merged_from,
    })
  return recorded
}

/** The column is only ever written from a CorrectionChange. */
export const changeOf = (change: string) => JSON.parse(change) as CorrectionChange

/** The columns of a proposal that say where it came from. */
export type OriginColumns = Pick<
  Selectable<Tables['proposal']>,
  'origin_kind' | 'origin_ref' | 'origin_item' | 'origin_note' | 'first_raised_on'
>

export const lockedProvenance = (row: OriginColumns, locked: readonly OriginatorRow[]): Provenance => ({
  originators: locked.map(({ organisation_id, role, class: each }) => ({
    organisationId: organisation_id,
    role,
    class: each,
  })),
  origin: {
    // The column is only ever written from a value that passed the picklist of originKinds.
    kind: row.origin_kind as OriginKind | null,
    ref: row.origin_ref,
    item: row.origin_item,
    note: row.origin_note,
  },
  firstRaisedOn: row.first_raised_on,
})

/** The row and its 発案団体 as they hold: what was locked with every accepted correction before `until`. */
export function asHeld<R extends OriginColumns & { id: string }>(
  row: R,
  { locked, corrections }: Recorded,
  until?: number,
): { row: R; originators: OriginatorRow[] } {
  const { originators, origin, firstRaisedOn } = provenanceAt(
    lockedProvenance(row, locked),
    corrections,
    until,
  )
  return {
    row: {
      ...row,
      origin_kind: origin.kind,
      origin_ref: origin.ref,
      origin_item: origin.item,
      origin_note: origin.note,
      first_raised_on: firstRaisedOn,
    },
    originators: originators.map(({ organisationId, role, class: each }, position) => ({
      ...(locked.find(({ organisation_id }) => organisation_id === organisationId) ?? {
        proposal_id: row.id,
        organisation_id: organisationId,
        agreed_at: null,
        agreed_label: null,
      }),
      role,
      class: each,
      position,
    })),
  }
}

import { type CostModel, parseCostModel } from '../../shared/intents/cost'
import type { Db } from '../store/Store'

/** 費用の分け方 as it stands, with who saved it. */
export interface Cost {
  revision: number
  model: CostModel
  at: number
  label: string
}

export async function costOf(db: Db, proposalId: string): Promise<Cost | null> {
  const row = await db
    .selectFrom('cost_model')
    .select(['revision', 'model', 'at', 'label'])
    .where('proposal_id', '=', proposalId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, model: parseCostModel(row.model) } : null
}

/** 人口 as of a day, with its source and who entered it. */
export interface Population {
  organisationId: string
  asOf: string
  people: number
  source: string
  at: number
  label: string
}

/** The latest of each organisation. What was entered on a proposal of the sample holds in the sample alone. */
export async function populationsOf(
  db: Db,
  organisationIds: readonly string[],
  isSample: 0 | 1,
): Promise<Population[]> {
  if (organisationIds.length === 0) return []
  const rows = await db
    .selectFrom('population')
    .select(['organisation_id as organisationId', 'as_of as asOf', 'people', 'source', 'at', 'label'])
    .where('organisation_id', 'in', organisationIds)
    .where('is_sample', 'in', isSample === 1 ? [0, 1] : [0])
    .orderBy('organisation_id')
    .orderBy('as_of')
    .orderBy('is_sample')
    .execute()
  return [...new Map(rows.map((row) => [row.organisationId, row])).values()]
}

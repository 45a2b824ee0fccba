import * as v from 'valibot'
import type { Db } from '../store/Store'
import { factsOf } from './factBody'

/** What forms choose from: policy fields (分野) by framework, and the legal instruments (制度・仕組み). */
export async function reference(db: Db) {
  const fields = await db
    .selectFrom('policy_field')
    .select([
      'id',
      'name',
      'category_id as categoryId',
      'category_name as categoryName',
      'framework',
      'in_report',
    ])
    .orderBy('position')
    .execute()
  const instruments = await db
    .selectFrom('instrument')
    .select(['id', 'name', 'legal_basis as legalBasis'])
    .orderBy('position')
    .execute()
  return {
    policyFields: fields.map(({ in_report, ...field }) => ({ ...field, inReport: in_report === 1 })),
    instruments,
  }
}

const Question = v.object({
  no: v.string(),
  title: v.string(),
  n: v.nullable(v.number()),
  answers: v.array(v.object({ label: v.string(), count: v.nullable(v.number()) })),
})
const Survey = v.object({ title: v.string(), respondents: v.number(), questions: v.array(Question) })
const Kpi = v.object({
  name: v.string(),
  plan: v.string(),
  baseline: v.object({ year: v.string(), value: v.number(), unit: v.string() }),
  target: v.object({ year: v.string(), value: v.number(), unit: v.string() }),
})

/** The survey of the municipalities and the goal of the plan, as the report printed them; null where the set has none. */
export async function survey(db: Db) {
  const [answers] = await factsOf(db, 'survey', Survey)
  const [kpi] = await factsOf(db, 'survey', Kpi)
  return { survey: answers ?? null, kpi: kpi ?? null }
}

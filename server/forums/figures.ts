import * as v from 'valibot'
import type { Db } from '../store/Store'
import { factsOf } from './factBody'
import { ErratumIds } from './sources'

const section = v.optional(v.nullable(v.string()), null)
const texts = v.optional(v.array(v.string()), [])
const erratumIds = v.optional(ErratumIds, [])

const Amount = v.object({ year: v.string(), value: v.number(), unit: v.string() })
const Kpi = v.object({
  name: v.string(),
  plan: v.string(),
  baseline: Amount,
  target: Amount,
  basis: v.optional(v.nullable(v.string()), null),
  section,
  page: v.optional(v.nullable(v.number()), null),
  errata: erratumIds,
})

const Question = v.object({
  no: v.string(),
  title: v.string(),
  n: v.nullable(v.number()),
  scope: v.optional(v.nullable(v.string()), null),
  answers: v.array(v.object({ label: v.string(), count: v.nullable(v.number()) })),
  statements: texts,
  errata: erratumIds,
  envisagedTasks: v.optional(
    v.nullable(
      v.object({
        title: v.string(),
        groupingCertainty: v.optional(v.nullable(v.string()), null),
        groups: v.array(v.object({ answer: v.string(), tasks: v.array(v.string()) })),
      }),
    ),
    null,
  ),
})
const Survey = v.object({
  title: v.string(),
  respondents: v.number(),
  section,
  summary: texts,
  questions: v.array(Question),
})

const byYear = v.record(v.string(), v.number())
const Population = v.object({
  title: v.string(),
  base: v.number(),
  section,
  rows: v.array(v.object({ band: v.string(), counts: byYear })),
  total: byYear,
  statements: texts,
  errata: erratumIds,
})

const Tally = v.object({
  municipalities: v.number(),
  counts: v.array(v.number()),
  total: v.number(),
  perMunicipality: v.array(v.string()),
  totalPerMunicipality: v.string(),
})
const JointProcessing = v.object({
  title: v.string(),
  section,
  methods: v.array(v.string()),
  nagano: Tally,
  national: Tally,
  statements: texts,
})

/** The numbers of the report as printed, each with its year and place; null where the set has none. */
export async function figures(db: Db) {
  const first = async <S extends v.GenericSchema>(schema: S) =>
    (await factsOf(db, 'survey', schema))[0] ?? null
  return {
    kpi: await first(Kpi),
    survey: await first(Survey),
    population: await first(Population),
    jointProcessing: await first(JointProcessing),
  }
}

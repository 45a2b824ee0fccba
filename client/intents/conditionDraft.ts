import * as v from 'valibot'
import { type Condition, type ConditionKind, conditionsSchema } from '../../shared/intents/condition'
import { intentsText } from '../text/intents'

/** A condition while it is written: one field, whatever its kind. */
export interface ConditionDraft {
  key: number
  kind: ConditionKind
  /** the digits, the 年度, the organisation's id or the words */
  value: string
}

let keys = 0
export const newDraft = (kind: ConditionKind, value = ''): ConditionDraft => ({ key: ++keys, kind, value })

export const draftsOf = (conditions: readonly Condition[]): ConditionDraft[] =>
  conditions.map((condition) => newDraft(condition.kind, typedOf(condition)))

function typedOf(condition: Condition): string {
  switch (condition.kind) {
    case 'cost_cap':
      return String(condition.thousandYen)
    case 'start_from':
      return String(condition.fiscalYear)
    case 'members_min':
      return String(condition.count)
    case 'work_cap':
      return String(condition.hours)
    case 'with_member':
      return condition.organisationId
    case 'residents':
    case 'free':
      return condition.text
  }
}

/** Offices type full-width digits and thousands with a comma. */
export function numberOf(text: string): number {
  const digits = text.normalize('NFKC').replaceAll(/[,\s]/g, '')
  return digits === '' ? Number.NaN : Number(digits)
}

const rawOf = ({ kind, value }: ConditionDraft): Record<string, unknown> => {
  switch (kind) {
    case 'cost_cap':
      return { kind, thousandYen: numberOf(value) }
    case 'start_from':
      return { kind, fiscalYear: numberOf(value) }
    case 'members_min':
      return { kind, count: numberOf(value) }
    case 'work_cap':
      return { kind, hours: numberOf(value) }
    case 'with_member':
      return { kind, organisationId: value }
    case 'residents':
    case 'free':
      return { kind, text: value }
  }
}

/** What is wrong with one, in the schema's own words; undefined where nothing is. */
export function faultOf(draft: ConditionDraft): string | undefined {
  const parsed = v.safeParse(conditionsSchema, [rawOf(draft)])
  if (parsed.success) return undefined
  const message = parsed.issues[0].message
  // NaN is no number for the schema: its words are English.
  return /^[\x20-\x7e]+$/.test(message) ? intentsText.form.number : message
}

/** The conditions, once none has a fault. */
export const conditionsOf = (drafts: readonly ConditionDraft[]): Condition[] =>
  v.parse(conditionsSchema, drafts.map(rawOf))

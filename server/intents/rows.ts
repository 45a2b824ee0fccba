import type { Selectable } from 'kysely'
import { answerLevels } from '../../shared/confirmation/level'
import { parseConditions } from '../../shared/intents/condition'
import type { ConditionMark, Intent } from '../../shared/intents/intent'
import { entryOf } from '../forums/queries'
import type { Tables } from '../store/Tables'

export type IntentRow = Selectable<Tables['intent']>
export type MarkRow = Selectable<Tables['condition_mark']>

/** An answer as it is told, with the latest word on each of its conditions. `marks` are those of the intent, the oldest first. */
export function intentOf(row: IntentRow, marks: readonly MarkRow[]): Intent {
  const conditions = parseConditions(row.conditions)
  const latest = (position: number) => marks.findLast((mark) => mark.position === position)
  return {
    id: row.id,
    proposalId: row.proposal_id,
    callId: row.call_id,
    organisationId: row.organisation_id,
    value: row.value,
    level: answerLevels.find((level) => level === row.level) ?? 'official_in_charge',
    conditions,
    marks: conditions.map((_, position) => markOf(latest(position))),
    note: row.note,
    respondent: row.respondent,
    approver: row.approver,
    answeredOn: row.answered_on,
    entry: entryOf(row),
  }
}

const markOf = (row: MarkRow | undefined): ConditionMark | null =>
  row ? { id: row.id, isMet: row.is_met === 1, note: row.note, entry: entryOf(row) } : null

import type { FieldFault } from '../../shared/error'
import { consentText } from '../text/consent'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { TextField } from '../ui/TextField'

/** The days a forecast stands on, as typed. */
export interface PlanDraft {
  readyOn: string
  targetOn: string
  leadDays: string
  prefectureDays: string
}

export const planOf = (draft: PlanDraft) => ({
  readyOn: draft.readyOn,
  targetOn: draft.targetOn === '' ? null : draft.targetOn,
  leadDays: draft.leadDays === '' ? Number.NaN : Number(draft.leadDays),
  prefectureDays: draft.prefectureDays === '' ? Number.NaN : Number(draft.prefectureDays),
})

interface PlanFieldsProps {
  draft: PlanDraft
  onChange: (changes: Partial<PlanDraft>) => void
  hasLead: boolean
  hasPrefecture: boolean
  faults: readonly FieldFault[]
}

export function PlanFields(props: PlanFieldsProps) {
  return (
    <>
      <DateField
        required
        label={consentText.readyOn}
        hint={consentText.readyOnHint}
        name="readyOn"
        value={props.draft.readyOn}
        onChange={(readyOn) => props.onChange({ readyOn })}
        error={faultAt(props.faults, 'readyOn')}
      />
      <DateField
        label={consentText.targetOn}
        hint={consentText.targetOnHint}
        name="targetOn"
        value={props.draft.targetOn}
        onChange={(targetOn) => props.onChange({ targetOn })}
        error={faultAt(props.faults, 'targetOn')}
      />
      {props.hasLead && (
        <TextField
          narrow
          required
          inputMode="numeric"
          label={consentText.leadDays}
          hint={consentText.leadDaysHint}
          name="leadDays"
          value={props.draft.leadDays}
          onInput={(leadDays) => props.onChange({ leadDays })}
          error={faultAt(props.faults, 'leadDays')}
        />
      )}
      {props.hasPrefecture && (
        <TextField
          narrow
          required
          inputMode="numeric"
          label={consentText.prefectureDays}
          hint={consentText.prefectureDaysHint}
          name="prefectureDays"
          value={props.draft.prefectureDays}
          onInput={(prefectureDays) => props.onChange({ prefectureDays })}
          error={faultAt(props.faults, 'prefectureDays')}
        />
      )}
    </>
  )
}

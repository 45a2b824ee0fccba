import { createSignal } from 'solid-js'
import { consentTemplates } from '../../shared/consent/template'
import { createCommand } from '../data/createCommand'
import { consentText } from '../text/consent'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { showToast } from '../ui/Toast'
import { type Consent, changeConsentPlan } from './consent'
import { type PlanDraft, PlanFields, planOf } from './PlanFields'

/** The days the forecast stands on: as the talks go, they move. */
export function PlanDialog(props: { consent: Consent; onClose: () => void }) {
  const template = () => consentTemplates[props.consent.template]
  const [draft, setDraft] = createSignal<PlanDraft>({
    readyOn: props.consent.readyOn,
    targetOn: props.consent.targetOn ?? '',
    leadDays: String(props.consent.leadDays),
    prefectureDays: String(props.consent.prefectureDays),
  })
  const saving = createCommand((key) => changeConsentPlan(props.consent.id, planOf(draft()), key))
  const submit = async () => {
    if (!(await saving.run())) return
    showToast(consentText.planSaved)
    props.onClose()
  }
  return (
    <FormDialog
      title={consentText.changePlan}
      onClose={() => props.onClose()}
      submitLabel={consentText.save}
      onSubmit={() => void submit()}
      busy={saving.isBusy()}
    >
      <Failure error={saving.error()} />
      <PlanFields
        draft={draft()}
        onChange={(changes) => setDraft({ ...draft(), ...changes })}
        hasLead={template().stages.includes('assembly')}
        hasPrefecture={template().last !== null}
        faults={saving.faults()}
      />
    </FormDialog>
  )
}

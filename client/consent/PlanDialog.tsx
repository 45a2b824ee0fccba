import { createSignal, createUniqueId } from 'solid-js'
import { consentTemplates } from '../../shared/consent/template'
import { createCommand } from '../data/createCommand'
import { commonText } from '../text/common'
import { consentText } from '../text/consent'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { type Consent, changeConsentPlan } from './consent'
import { type PlanDraft, PlanFields, planOf } from './PlanFields'

/** The days the forecast stands on: as the talks go, they move. */
export function PlanDialog(props: { consent: Consent; onClose: () => void }) {
  const formId = createUniqueId()
  const template = () => consentTemplates[props.consent.template]
  const [draft, setDraft] = createSignal<PlanDraft>({
    readyOn: props.consent.readyOn,
    targetOn: props.consent.targetOn ?? '',
    leadDays: String(props.consent.leadDays),
    prefectureDays: String(props.consent.prefectureDays),
  })
  const saving = createCommand((key) => changeConsentPlan(props.consent.id, planOf(draft()), key))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await saving.run())) return
    showToast(consentText.planSaved)
    props.onClose()
  }
  return (
    <Dialog
      open
      title={consentText.changePlan}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" type="submit" form={formId} busy={saving.isBusy()}>
            {consentText.save}
          </Button>
        </>
      }
    >
      <form class="form" id={formId} noValidate onSubmit={(event) => void submit(event)}>
        <Failure error={saving.error()} />
        <PlanFields
          draft={draft()}
          onChange={(changes) => setDraft({ ...draft(), ...changes })}
          hasLead={template().stages.includes('assembly')}
          hasPrefecture={template().last !== null}
          faults={saving.faults()}
        />
      </form>
    </Dialog>
  )
}

import { useNavigate } from '@solidjs/router'
import { createResource, createSignal, Show } from 'solid-js'
import { type ConsentTemplateId, consentTemplateIds, consentTemplates } from '../../shared/consent/template'
import { createCommand } from '../data/createCommand'
import { consentText } from '../text/consent'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { Dialog } from '../ui/Dialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Loading } from '../ui/Loading'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { type ConsentChoices, fetchConsentChoices, openConsent } from './consent'
import { type PlanDraft, PlanFields, planOf } from './PlanFields'

interface OpenConsentDialogProps {
  forumId: string
  proposal?: { id: string; title: string } | undefined
  onClose: () => void
}

/** 同意手続を始める: the law chooses the stages, the secretariat the parties where the law leaves a choice. */
export function OpenConsentDialog(props: OpenConsentDialogProps) {
  const [choices] = createResource(() => fetchConsentChoices(props.forumId))
  return (
    <Show
      when={choices()}
      fallback={
        <Dialog open wide title={consentText.open} onClose={props.onClose}>
          <Loading />
        </Dialog>
      }
    >
      {(found) => <OpenForm {...props} choices={found()} />}
    </Show>
  )
}

function OpenForm(props: OpenConsentDialogProps & { choices: ConsentChoices }) {
  const navigate = useNavigate()
  const form = createOpenForm(props)
  const submit = async () => {
    const opened = await form.opening.run()
    if (!opened) return
    showToast(consentText.opened)
    props.onClose()
    navigate(`/consent/${opened.id}`)
  }
  const faults = () => form.opening.faults()
  const members = () => props.choices.members.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FormDialog
      wide
      title={consentText.open}
      submitLabel={consentText.open}
      busy={form.opening.isBusy()}
      onClose={props.onClose}
      onSubmit={() => void submit()}
    >
      <p>{consentText.openLead}</p>
      <Failure error={form.opening.error()} />
      <Select
        required
        label={consentText.template}
        hint={consentText.templateHint}
        name="template"
        placeholder={false}
        value={form.template()}
        options={consentTemplateIds.map((value) => ({ value, label: consentTemplates[value].label }))}
        onChange={form.chooseTemplate}
      />
      <p class="small">
        {form.law().law}（{consentText.source}：{form.law().source}）
      </p>
      <TextField
        required
        label={consentText.name}
        hint={consentText.nameHint}
        name="title"
        value={form.title()}
        onInput={form.setTitle}
        maxLength={100}
        error={faultAt(faults(), 'title')}
      />
      <Show when={!form.law().isWholeBody} fallback={<p>{consentText.partiesAll}</p>}>
        <CheckboxGroup
          required
          columns
          label={consentText.parties}
          hint={consentText.partiesHint}
          name="parties"
          values={form.parties()}
          choices={members()}
          onChange={form.setParties}
          error={faultAt(faults(), 'parties')}
        />
      </Show>
      <Show when={form.law().isPairwise}>
        <CheckboxGroup
          required
          columns
          label={consentText.centrals}
          hint={consentText.centralsHint}
          name="centrals"
          values={form.centrals()}
          choices={members().filter(({ value }) => form.parties().includes(value))}
          onChange={form.setCentrals}
          error={faultAt(faults(), 'centrals')}
        />
      </Show>
      <PlanFields
        draft={form.plan()}
        onChange={form.changePlan}
        hasLead={form.law().stages.includes('assembly')}
        hasPrefecture={form.law().last !== null}
        faults={faults()}
      />
    </FormDialog>
  )
}

/** What is chosen and typed; another law brings its own usual days. */
function createOpenForm(props: OpenConsentDialogProps & { choices: ConsentChoices }) {
  const [template, setTemplate] = createSignal<ConsentTemplateId>('formation_agreement')
  const [title, setTitle] = createSignal(props.proposal?.title ?? '')
  const [parties, setParties] = createSignal(props.choices.members.map(({ id }) => id))
  const [centrals, setCentrals] = createSignal(
    props.choices.members.filter(({ isCentral }) => isCentral).map(({ id }) => id),
  )
  const daysOf = (id: ConsentTemplateId) => ({
    leadDays: String(consentTemplates[id].leadDays),
    prefectureDays: String(consentTemplates[id].prefectureDays),
  })
  const [plan, setPlan] = createSignal<PlanDraft>({
    readyOn: props.choices.today,
    targetOn: '',
    ...daysOf('formation_agreement'),
  })
  const opening = createCommand((key) =>
    openConsent(
      {
        forumId: props.forumId,
        proposalId: props.proposal?.id ?? null,
        template: template(),
        title: title(),
        parties: parties().map((organisationId) => ({
          organisationId,
          isCentral: centrals().includes(organisationId),
        })),
        ...planOf(plan()),
      },
      key,
    ),
  )
  const chooseTemplate = (value: string) => {
    const id = consentTemplateIds.find((each) => each === value)
    if (!id) return
    setTemplate(id)
    setPlan({ ...plan(), ...daysOf(id) })
  }
  return {
    template,
    chooseTemplate,
    law: () => consentTemplates[template()],
    title,
    setTitle,
    parties,
    setParties,
    centrals,
    setCentrals,
    plan,
    changePlan: (changes: Partial<PlanDraft>) => setPlan({ ...plan(), ...changes }),
    opening,
  }
}

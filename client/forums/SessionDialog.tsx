import { createSignal, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { settingsText } from '../text/forumSettings'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Settings } from './settings'

const text = settingsText.sessions
/** One 会期, new or changed. */
export function SessionDialog(props: {
  settings: Settings
  session: Settings['sessions'][number] | undefined
  onClose: () => void
  onDone: () => void
}) {
  const mayEnter = () => props.settings.can.enterSessionsOf
  const onlyOne = () => (mayEnter().length === 1 ? mayEnter()[0] : undefined)
  const [organisationId, setOrganisationId] = createSignal(props.session?.organisationId ?? onlyOne() ?? '')
  const [name, setName] = createSignal(props.session?.name ?? '')
  const [fromOn, setFromOn] = createSignal(props.session?.fromOn ?? '')
  const [toOn, setToOn] = createSignal(props.session?.toOn ?? '')
  const saving = createCommand(() => {
    const json = { organisationId: organisationId(), name: name(), fromOn: fromOn(), toOn: toOn() }
    const { id } = props.settings
    const { sessions } = api.forums[':id']
    return props.session
      ? call(sessions[':sessionId'].$put({ param: { id, sessionId: props.session.id }, json }))
      : call(sessions.$post({ param: { id }, json }))
  })
  const save = async () => {
    if (!(await saving.run())) return
    showToast(text.saved)
    props.onDone()
  }
  const fault = (path: string) => faultAt(saving.faults(), path)
  return (
    <FormDialog
      onClose={props.onClose}
      title={props.session ? text.editTitle : text.addTitle}
      submitLabel={text.save}
      busy={saving.isBusy()}
      onSubmit={() => void save()}
    >
      <Failure error={saving.error()} />
      <Show when={!props.session && onlyOne() === undefined}>
        <Select
          label={text.organisation}
          name="organisationId"
          value={organisationId()}
          onChange={setOrganisationId}
          options={props.settings.members
            .filter(({ id }) => mayEnter().includes(id))
            .map((member) => ({ value: member.id, label: member.name }))}
          error={fault('organisationId')}
          required
        />
      </Show>
      <TextField
        label={text.nameLabel}
        name="name"
        hint={text.nameHint}
        value={name()}
        onInput={setName}
        maxLength={40}
        error={fault('name')}
        required
      />
      <DateField
        label={text.fromOn}
        name="fromOn"
        value={fromOn()}
        onChange={setFromOn}
        error={fault('fromOn')}
        required
      />
      <DateField
        label={text.toOn}
        name="toOn"
        value={toOn()}
        onChange={setToOn}
        min={fromOn() || undefined}
        error={fault('toOn')}
        required
      />
    </FormDialog>
  )
}

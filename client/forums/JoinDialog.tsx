import { createSignal, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { memberRoles } from '../../shared/forums/commands'
import type { MemberRole } from '../../shared/permission'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { settingsText } from '../text/forumSettings'
import { roleIn } from '../text/forums'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { showToast } from '../ui/Toast'
import type { Settings } from './settings'

const text = settingsText.members
/** An organisation joins on a day; or a member is something else from a day on. */
export function JoinDialog(props: {
  settings: Settings
  member: Settings['members'][number] | undefined
  onClose: () => void
  onDone: () => void
}) {
  const [organisationId, setOrganisationId] = createSignal(props.member?.id ?? '')
  const [role, setRole] = createSignal<MemberRole | ''>('')
  const [fromOn, setFromOn] = createSignal(props.settings.changeableFrom ?? props.settings.today)
  const isTier = () => props.settings.parent !== null
  const joining = createCommand(() => {
    const chosen = role()
    return call(
      api.forums[':id'].members.$post({
        param: { id: props.settings.id },
        json: {
          organisationId: organisationId(),
          fromOn: fromOn(),
          ...(chosen === '' || isTier() ? {} : { role: chosen }),
        },
      }),
    )
  })
  const join = async () => {
    if (!(await joining.run())) return
    showToast(text.joined(nameOf(props.settings, organisationId()), wareki(fromOn())))
    props.onDone()
  }
  return (
    <FormDialog
      onClose={props.onClose}
      title={props.member ? text.roleTitle(props.member.name) : text.joinTitle}
      submitLabel={props.member ? text.change : text.add}
      busy={joining.isBusy()}
      onSubmit={() => void join()}
    >
      <Failure error={joining.error()} />
      <Show when={!props.member}>
        <Select
          label={text.organisation}
          name="organisationId"
          value={organisationId()}
          onChange={setOrganisationId}
          options={choices(props.settings)}
          error={faultAt(joining.faults(), 'organisationId')}
          required
        />
      </Show>
      <Show when={!isTier()}>
        <RadioGroup
          label={text.role}
          name="role"
          value={role()}
          onChange={setRole}
          choices={memberRoles.map((value) => ({
            value,
            label: roleIn(props.settings.framework, value),
          }))}
          error={faultAt(joining.faults(), 'role')}
          required
        />
      </Show>
      <DateField
        label={props.member ? text.roleFromOn : text.fromOn}
        name="fromOn"
        value={fromOn()}
        onChange={setFromOn}
        error={faultAt(joining.faults(), 'fromOn')}
        required
      />
    </FormDialog>
  )
}

const nameOf = ({ candidates, members }: Settings, id: string) =>
  [...candidates, ...members].find((each) => each.id === id)?.name ?? ''

/** Whoever is in already is not offered again. */
const choices = ({ candidates, members }: Settings) =>
  candidates
    .filter(({ id }) => !members.some((member) => member.id === id && member.isPresent))
    .map(({ id, name }) => ({ value: id, label: name }))

import { createResource, createSignal, Show } from 'solid-js'
import { dutiesOf } from '../../shared/accounts/duty'
import type { Duty } from '../../shared/permission'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { adminText } from '../text/accounts'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { ForumChoice } from './ForumChoice'

export function CreateSeatDialog(props: { onClose: () => void; onCreated: () => void }) {
  const loading = createCommand(() =>
    Promise.all([call(api.accounts.organisations.$get()), call(api.accounts.forums.$get())]),
  )
  const [field] = createResource(() => loading.run())
  const [organisationId, setOrganisationId] = createSignal('')
  const [title, setTitle] = createSignal('')
  const [chosenDuty, setDuty] = createSignal<Duty>('member')
  const [secretariatOf, setSecretariatOf] = createSignal<string[]>([])

  const organisations = () => field.latest?.[0] ?? []
  const organisation = () => organisations().find((each) => each.id === organisationId())
  const duties = () => {
    const chosen = organisation()
    return chosen ? dutiesOf[chosen.kind] : []
  }
  /** What the organisation allows; choosing another organisation may rule the former duty out. */
  const duty = () => duties().find((each) => each === chosenDuty()) ?? duties()[0] ?? 'member'

  const creating = createCommand((idempotencyKey) =>
    call(
      api.accounts.seats.$post({
        json: {
          organisationId: organisationId(),
          title: title(),
          duty: duty(),
          secretariatOf: duty() === 'member' ? secretariatOf() : [],
          idempotencyKey,
        },
      }),
    ),
  )
  const submit = async () => {
    if (!(await creating.run())) return
    showToast(adminText.created(`${organisation()?.name ?? ''} ${title()}`))
    props.onCreated()
  }
  return (
    <FormDialog
      onClose={props.onClose}
      title={adminText.createSeat}
      submitLabel={adminText.create}
      busy={creating.isBusy()}
      onSubmit={() => void submit()}
    >
      <Failure error={loading.error() ?? creating.error()} />
      <Select
        label={adminText.organisation}
        name="organisationId"
        value={organisationId()}
        onChange={setOrganisationId}
        options={organisations().map(({ id, name }) => ({ value: id, label: name }))}
        error={faultAt(creating.faults(), 'organisationId')}
        required
      />
      <TextField
        label={adminText.seatTitle}
        name="title"
        hint={adminText.seatTitleHint}
        value={title()}
        onInput={setTitle}
        maxLength={60}
        error={faultAt(creating.faults(), 'title')}
        required
      />
      <Show when={duties().length > 0}>
        <RadioGroup
          label={adminText.duty}
          name="duty"
          value={duty()}
          onChange={setDuty}
          choices={duties().map((each) => ({ value: each, label: adminText.dutyChoice[each] }))}
          error={faultAt(creating.faults(), 'duty')}
          required
        />
        <Show when={duty() === 'member'}>
          <ForumChoice
            forums={field.latest?.[1] ?? []}
            values={secretariatOf()}
            onChange={setSecretariatOf}
            error={faultAt(creating.faults(), 'secretariatOf')}
          />
        </Show>
      </Show>
    </FormDialog>
  )
}

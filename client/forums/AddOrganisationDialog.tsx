import { createSignal } from 'solid-js'
import { addedKinds } from '../../shared/forums/commands'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { organisationKindLabel } from '../text/forums'
import { themesText } from '../text/themes'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'

/** An organisation the data set lacks, by its 全国地方公共団体コード. */
export function AddOrganisationDialog(props: {
  forumId: string
  onClose: () => void
  onDone: (organisation: { id: string; name: string }) => void
}) {
  const [code, setCode] = createSignal('')
  const [name, setName] = createSignal('')
  const [kind, setKind] = createSignal<(typeof addedKinds)[number] | ''>('')
  const adding = createCommand(() =>
    call(
      api.forums[':id'].organisations.$post({
        param: { id: props.forumId },
        // Nothing chosen goes as it is, and the server names the field.
        json: { code: code(), name: name(), kind: kind() as (typeof addedKinds)[number] },
      }),
    ),
  )
  const add = async () => {
    const added = await adding.run()
    if (!added) return
    showToast(themesText.added(added.name))
    props.onDone(added)
  }
  return (
    <FormDialog
      title={themesText.addTitle}
      onClose={() => props.onClose()}
      submitLabel={themesText.addDo}
      onSubmit={() => void add()}
      busy={adding.isBusy()}
    >
      <p>{themesText.addLead}</p>
      <Failure error={adding.error()} />
      <TextField
        narrow
        label={themesText.code}
        name="code"
        hint={themesText.codeHint}
        inputMode="numeric"
        value={code()}
        onInput={setCode}
        error={faultAt(adding.faults(), 'code')}
        required
      />
      <TextField
        label={themesText.addName}
        name="name"
        hint={themesText.addNameHint}
        value={name()}
        onInput={setName}
        maxLength={60}
        error={faultAt(adding.faults(), 'name')}
        required
      />
      <Select
        narrow
        label={themesText.kind}
        name="kind"
        value={kind()}
        onChange={setKind}
        options={addedKinds.map((value) => ({ value, label: organisationKindLabel[value] }))}
        error={faultAt(adding.faults(), 'kind')}
        required
      />
    </FormDialog>
  )
}

import { createSignal, Show } from 'solid-js'
import type { MarkOutcome } from '../../shared/registers/commands'
import type { ActionRow, DecisionRow } from '../../shared/registers/row'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { registersText } from '../text/registers'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'

type Act = MarkOutcome['act']

interface MarkDialogProps {
  row: ActionRow | DecisionRow
  today: string
  members: readonly { id: string; name: string }[]
  onClose: () => void
}

/** What became of it after the meeting: what is offered follows from how it stands. */
export function MarkDialog(props: MarkDialogProps) {
  const acts = actsFor(props.row)
  const [act, setAct] = createSignal<Act>(acts[0] ?? 'reopened')
  const [onDay, setOnDay] = createSignal(props.today)
  const [ownerId, setOwnerId] = createSignal('')
  const [note, setNote] = createSignal('')
  const mark = createCommand((idempotencyKey) =>
    call(
      api.registers.marks.$post({
        json: commandOf(props.row, {
          act: act(),
          onDay: onDay(),
          ownerId: ownerId(),
          note: note(),
          idempotencyKey,
        }),
      }),
    ),
  )
  const error = (path: string) => faultAt(mark.faults(), path)
  const submit = async () => {
    if (!(await mark.run())) return
    showToast(registersText.marked)
    props.onClose()
  }
  const choose = (next: Act) => {
    setAct(next)
    setOnDay(next === 'due' && props.row.kind === 'action' ? (props.row.dueOn ?? '') : props.today)
  }
  const dayLabel = () => {
    const chosen = act()
    return chosen === 'done' || chosen === 'abolished' || chosen === 'due'
      ? registersText.onDay[chosen]
      : undefined
  }
  return (
    <FormDialog
      onClose={props.onClose}
      title={registersText.markTitle}
      submitLabel={registersText.save}
      busy={mark.isBusy()}
      onSubmit={() => void submit()}
    >
      <p class="strong">{props.row.text}</p>
      <Failure error={mark.error()} title={registersText.failed} />
      <RadioGroup
        label={registersText.markAct}
        name="act"
        required
        value={act()}
        choices={acts.map((value) => ({ value, label: labelOf(props.row, value) }))}
        onChange={choose}
      />
      <Show when={dayLabel()}>
        {(label) => (
          <DateField
            label={label()}
            name="onDay"
            required
            value={onDay()}
            max={act() === 'due' ? undefined : props.today}
            error={error('onDay')}
            onChange={setOnDay}
          />
        )}
      </Show>
      <Show when={act() === 'owner'}>
        <Select
          label={registersText.newOwner}
          hint={registersText.ownerHint}
          name="ownerId"
          required
          value={ownerId()}
          error={error('ownerId')}
          options={props.members.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setOwnerId}
        />
      </Show>
      <TextArea
        label={act() === 'done' ? registersText.note : registersText.reason}
        hint={act() === 'done' ? registersText.noteHint : registersText.reasonHint}
        name="note"
        required={act() !== 'done'}
        value={note()}
        error={error('note')}
        onInput={setNote}
      />
    </FormDialog>
  )
}

function actsFor(row: ActionRow | DecisionRow): Act[] {
  if (row.kind === 'decision') return row.state === 'in_force' ? ['done', 'abolished'] : ['reopened']
  return row.state === 'done' ? ['reopened'] : ['done', 'due', 'owner']
}

const labelOf = (row: ActionRow | DecisionRow, act: Act) =>
  row.kind === 'decision' && act === 'done' ? registersText.decisionDone : registersText.actLabel[act]

interface Told {
  act: Act
  onDay: string
  ownerId: string
  note: string
  idempotencyKey: string
}

/** The command of the chosen act, with what belongs to it. */
function commandOf(
  row: ActionRow | DecisionRow,
  { act, onDay, ownerId, note, idempotencyKey }: Told,
): MarkOutcome {
  const head = { meetingId: row.meetingId, outcomeId: row.id, note, idempotencyKey }
  if (act === 'done' || act === 'reopened')
    return act === 'done' ? { ...head, kind: row.kind, act, onDay } : { ...head, kind: row.kind, act }
  if (act === 'abolished') return { ...head, kind: 'decision', act, onDay }
  return act === 'due' ? { ...head, kind: 'action', act, onDay } : { ...head, kind: 'action', act, ownerId }
}

import { createSignal, Show } from 'solid-js'
import type { ConsentState } from '../../shared/consent/cell'
import { type ConsentStage, consentStageLabel } from '../../shared/consent/stage'
import { type OnBehalfChannel, onBehalfChannelLabel, onBehalfChannels } from '../../shared/proposals/origin'
import { createCommand } from '../data/createCommand'
import { consentText } from '../text/consent'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { type ConsentCell, markConsent } from './consent'

interface MarkDialogProps {
  procedureId: string
  today: string
  title: string
  cells: readonly ConsentCell[]
  stage: ConsentStage
  /** of another organisation than one's own: 代行入力 for it */
  onBehalf?: { id: string; name: string } | undefined
  onClose: () => void
}

const stateOrder: readonly ConsentState[] = ['done', 'planned', 'obstacle', 'none']

/** 済 / 予定 / 支障 / 未 of one stage, with its day, number and reason. */
export function MarkDialog(props: MarkDialogProps) {
  const [stage, setStage] = createSignal(props.stage)
  const [state, setState] = createSignal<ConsentState>('done')
  const [onDay, setDay] = createSignal(props.today)
  const [docNumber, setNumber] = createSignal('')
  const [reason, setReason] = createSignal('')
  const [channel, setChannel] = createSignal<OnBehalfChannel>('phone')
  const stands = () => props.cells.find((cell) => cell.stage === stage())?.stepId ?? null
  // What stood there when the stage was chosen: a word that came meanwhile is told of and not written over.
  const [began, setBegan] = createSignal(stands())
  const [wasTold, setTold] = createSignal(false)
  const hasDay = () => state() === 'done' || state() === 'planned'
  const marking = createCommand((key) =>
    markConsent(
      props.procedureId,
      {
        stage: stage(),
        state: state(),
        onDay: hasDay() && onDay() !== '' ? onDay() : null,
        docNumber: docNumber(),
        reason: reason(),
        seen: wasTold() ? stands() : began(),
        ...(props.onBehalf ? { onBehalf: { organisationId: props.onBehalf.id, channel: channel() } } : {}),
      },
      key,
    ),
  )
  const choose = (value: string) => {
    const cell = props.cells.find((each) => each.stage === value)
    if (!cell) return
    setStage(cell.stage)
    setBegan(stands())
  }
  const submit = async () => {
    if (!(await marking.run())) return setTold(marking.error()?.code === 'conflict')
    showToast(consentText.saved)
    props.onClose()
  }
  return (
    <FormDialog
      title={props.title}
      onClose={() => props.onClose()}
      submitLabel={consentText.mark}
      onSubmit={() => void submit()}
      busy={marking.isBusy()}
    >
      <Failure error={marking.error()} />
      <Show when={props.onBehalf}>{(other) => <p>{consentText.channelLead(other().name)}</p>}</Show>
      <Select
        required
        label={consentText.stage}
        placeholder={false}
        value={stage()}
        onChange={choose}
        options={props.cells.map((cell) => ({ value: cell.stage, label: consentStageLabel[cell.stage] }))}
      />
      <RadioGroup
        required
        columns
        label={consentText.state}
        value={state()}
        choices={stateOrder.map((value) => ({ value, label: consentText.states[value] }))}
        onChange={setState}
      />
      <Show when={hasDay()}>
        <DateField
          required
          label={state() === 'done' ? consentText.doneOn : consentText.plannedOn}
          name="onDay"
          value={onDay()}
          onChange={setDay}
          error={faultAt(marking.faults(), 'onDay')}
        />
      </Show>
      <Show when={state() === 'done'}>
        <TextField
          label={consentText.docNumber}
          name="docNumber"
          value={docNumber()}
          onInput={setNumber}
          maxLength={60}
          error={faultAt(marking.faults(), 'docNumber')}
        />
      </Show>
      <TextArea
        required={state() === 'obstacle'}
        label={state() === 'obstacle' ? consentText.reasonOfObstacle : consentText.reason}
        hint={state() === 'done' ? consentText.reasonHint : undefined}
        name="reason"
        rows={2}
        value={reason()}
        onInput={setReason}
        maxLength={300}
        error={faultAt(marking.faults(), 'reason')}
      />
      <Show when={props.onBehalf}>
        <RadioGroup
          required
          columns
          label={consentText.channel}
          value={channel()}
          choices={onBehalfChannels.map((value) => ({ value, label: onBehalfChannelLabel[value] }))}
          onChange={setChannel}
        />
      </Show>
    </FormDialog>
  )
}

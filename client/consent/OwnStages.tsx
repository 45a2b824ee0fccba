import { createSignal, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { type ConsentStage, consentStageLabel } from '../../shared/consent/stage'
import { createCommand } from '../data/createCommand'
import { consentText } from '../text/consent'
import { Button } from '../ui/Button'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { StatusBadge } from '../ui/StatusBadge'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { type Consent, type ConsentCell, type ConsentRow, markConsent } from './consent'
import { MarkDialog } from './MarkDialog'

/** The own row on top: the next stage, and one press that says it is done. */
export function OwnStages(props: { consent: Consent; row: ConsentRow }) {
  return (
    <section class="own-answer" aria-labelledby="consent-own">
      <h2 id="consent-own">{consentText.own}</h2>
      <Show when={props.row.next} keyed fallback={<p>{consentText.ownDone}</p>}>
        {(stage) => <NextStage consent={props.consent} row={props.row} stage={stage} />}
      </Show>
    </section>
  )
}

function NextStage(props: { consent: Consent; row: ConsentRow; stage: ConsentStage }) {
  const [onDay, setDay] = createSignal(props.consent.asOf)
  const [docNumber, setNumber] = createSignal('')
  const [isOther, setOther] = createSignal(false)
  const cell = () => props.row.cells.find((each) => each?.stage === props.stage) ?? null
  const began = cell()?.stepId ?? null
  const [wasTold, setTold] = createSignal(false)
  const finishing = createCommand((key) =>
    markConsent(
      props.consent.id,
      {
        stage: props.stage,
        state: 'done',
        onDay: onDay() || null,
        docNumber: docNumber(),
        reason: '',
        seen: wasTold() ? (cell()?.stepId ?? null) : began,
      },
      key,
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (await finishing.run()) showToast(consentText.finished(consentStageLabel[props.stage]))
    else setTold(finishing.error()?.code === 'conflict')
  }
  return (
    <>
      <p class="cluster">
        <strong>{consentText.next(consentStageLabel[props.stage])}</strong>
        <Show when={cell()?.state === 'obstacle'}>
          <StatusBadge label={consentText.states.obstacle} tone="error" />
        </Show>
      </p>
      <Show when={latestFor(props.row, props.stage)}>
        {(day) => <p class="small">{consentText.latestFor(wareki(day()))}</p>}
      </Show>
      <Failure error={finishing.error()} />
      <form class="consent-own-form" noValidate onSubmit={(event) => void submit(event)}>
        <DateField
          unmarked
          label={consentText.doneOn}
          name="onDay"
          value={onDay()}
          onChange={setDay}
          max={props.consent.asOf}
          error={faultAt(finishing.faults(), 'onDay')}
        />
        <TextField
          label={consentText.docNumber}
          name="docNumber"
          value={docNumber()}
          onInput={setNumber}
          maxLength={60}
        />
        <Button variant="solid" type="submit" busy={finishing.isBusy()}>
          {consentText.finish(consentStageLabel[props.stage])}
        </Button>
        <Button onClick={() => setOther(true)}>{consentText.other}</Button>
      </form>
      <Show when={isOther()}>
        <MarkDialog
          procedureId={props.consent.id}
          today={props.consent.asOf}
          title={consentText.markTitle(props.row.name)}
          cells={ownCells(props.row)}
          stage={props.stage}
          onClose={() => setOther(false)}
        />
      </Show>
    </>
  )
}

export const ownCells = (row: ConsentRow): ConsentCell[] => row.cells.flatMap((cell) => cell ?? [])

const latestFor = ({ latest }: ConsentRow, stage: ConsentStage): string | null | undefined =>
  stage === 'assembly' || stage === 'assembly_bill' ? latest?.assemblyOn : latest?.headOn

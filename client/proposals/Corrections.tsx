import { createSignal, For, Show } from 'solid-js'
import { wareki, warekiDateTime } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { provenanceText } from '../text/provenance'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { StatusBadge } from '../ui/StatusBadge'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import type { Tone } from '../ui/tone'
import type { ProposalDetail } from './detail'

type Line = ProposalDetail['corrections'][number]

interface CorrectionsProps {
  proposal: ProposalDetail
  onChanged: () => void
}

/** What 提出 locked, and every 訂正 since with the word of each 団体 it needed [P11]. */
export function Corrections(props: CorrectionsProps) {
  return (
    <Show when={props.proposal.corrections.length > 0}>
      <section class="section">
        <h2>{provenanceText.corrections}</h2>
        <Show when={props.proposal.locked}>
          {(locked) => (
            <div class="small">
              <p class="strong">{provenanceText.locked}</p>
              <p>{provenanceText.lockedOriginators(locked().originators.join('、'))}</p>
              <p>{provenanceText.lockedOrigin(locked().origin)}</p>
              <Show when={locked().firstRaisedOn}>
                {(day) => <p>{provenanceText.lockedFirstRaised(wareki(day()))}</p>}
              </Show>
            </div>
          )}
        </Show>
        <ul class="list-plain stack">
          <For each={props.proposal.corrections}>
            {(line) => <CorrectionItem line={line} id={props.proposal.id} onChanged={props.onChanged} />}
          </For>
        </ul>
      </section>
    </Show>
  )
}

const stateTone: Record<Line['state'], Tone> = {
  open: 'warning',
  accepted: 'success',
  refused: 'neutral',
  withdrawn: 'neutral',
}

function CorrectionItem(props: { line: Line; id: string; onChanged: () => void }) {
  const [isRefusing, setRefusing] = createSignal(false)
  const param = () => ({ id: props.id, correctionId: props.line.id })
  const route = api.proposals[':id'].corrections[':correctionId']
  const answer = createCommand((idempotencyKey, word: { isAgreed: boolean; reason: string }) =>
    call(route.answer.$post({ param: param(), json: { idempotencyKey, ...word } })),
  )
  const back = createCommand((idempotencyKey) =>
    call(route.withdraw.$post({ param: param(), json: { idempotencyKey } })),
  )
  const say = async (isAgreed: boolean, reason = '') => {
    if (!(await answer.run({ isAgreed, reason }))) return
    setRefusing(false)
    showToast(isAgreed ? provenanceText.wordGiven(props.line.words) : provenanceText.refused)
    props.onChanged()
  }
  const takeBack = async () => {
    if (!(await back.run())) return
    showToast(provenanceText.withdrawn[props.line.act === 'merge' ? 'merge' : 'correct'])
    props.onChanged()
  }
  return (
    <li class="stack-tight correction">
      <div class="cluster">
        <StatusBadge label={provenanceText.states[props.line.state]} tone={stateTone[props.line.state]} />
        <span class="strong">{props.line.words}</span>
      </div>
      <p class="pre-line">
        {provenanceText.reason}：{props.line.reason}
      </p>
      <p class="small quiet">{provenanceText.askedBy(props.line.label, warekiDateTime(props.line.at))}</p>
      <ul class="list-plain small">
        <For each={props.line.answers}>{(word) => <li>{wordText(word, props.line.state)}</li>}</For>
      </ul>
      <Show when={!isRefusing()}>
        <Failure error={answer.error() ?? back.error()} />
      </Show>
      <div class="cluster">
        <Show when={props.line.mayAnswer}>
          <Button variant="solid" busy={answer.isBusy()} onClick={() => void say(true)}>
            {provenanceText.agree}
          </Button>
          <Button onClick={() => setRefusing(true)}>{provenanceText.refuse}</Button>
        </Show>
        <Show when={props.line.mayWithdraw}>
          <Button variant="text" busy={back.isBusy()} onClick={() => void takeBack()}>
            {provenanceText.withdraw[props.line.act === 'merge' ? 'merge' : 'correct']}
          </Button>
        </Show>
      </div>
      <Show when={isRefusing()}>
        <RefuseDialog
          busy={answer.isBusy()}
          fault={faultAt(answer.faults(), 'reason')}
          onClose={() => setRefusing(false)}
          onSubmit={(reason) => void say(false, reason)}
        />
      </Show>
    </li>
  )
}

function wordText(
  { name, isAgreed, reason, at, label }: Line['answers'][number],
  state: Line['state'],
): string {
  if (isAgreed === null || at === null)
    return `${name}：${state === 'open' ? provenanceText.waits : provenanceText.unsaid}`
  const word = isAgreed ? provenanceText.agreedWord : provenanceText.refusedWord
  return `${name}：${word}　${label ?? ''}　${warekiDateTime(at)}${reason === '' ? '' : `　${reason}`}`
}

interface RefuseDialogProps {
  busy: boolean
  fault: string | undefined
  onClose: () => void
  onSubmit: (reason: string) => void
}

function RefuseDialog(props: RefuseDialogProps) {
  const [reason, setReason] = createSignal('')
  return (
    <FormDialog
      title={provenanceText.refuseTitle}
      submitLabel={provenanceText.refuse}
      busy={props.busy}
      onClose={props.onClose}
      onSubmit={() => props.onSubmit(reason())}
    >
      <TextArea
        required
        name="reason"
        label={provenanceText.reason}
        hint={provenanceText.reasonHint}
        value={reason()}
        onInput={setReason}
        error={props.fault}
      />
    </FormDialog>
  )
}

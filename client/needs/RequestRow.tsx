import { createSignal, Show } from 'solid-js'
import { requestStateLabel } from '../../shared/needs/offer'
import { createCommand } from '../data/createCommand'
import { needsText } from '../text/needs'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { StatusBadge } from '../ui/StatusBadge'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { answerRequest, type OfferRequest } from './needs'

/** One 使いたい between two organisations, answered with one press and a line where there is something to say. */
export function RequestRow(props: { request: OfferRequest; onDone: () => void }) {
  const [note, setNote] = createSignal('')
  const request = () => props.request
  const answering = createCommand(async (key, state: 'agreed' | 'declined' | 'withdrawn') => {
    await answerRequest(request().id, { state, answer: note() }, key)
    return true
  })
  const answer = async (state: 'agreed' | 'declined' | 'withdrawn') => {
    if (!(await answering.run(state))) return
    showToast(
      state === 'withdrawn' ? needsText.requestWithdrawn : needsText.answered(requestStateLabel[state]),
    )
    props.onDone()
  }
  return (
    <li class="need-request">
      <p class="cluster">
        <span class="strong">{request().organisationName}</span>
        <StatusBadge
          label={requestStateLabel[request().state]}
          tone={request().state === 'agreed' ? 'success' : request().state === 'open' ? 'warning' : 'neutral'}
        />
      </p>
      <Show when={request().note}>{(text) => <p class="pre-line">{text()}</p>}</Show>
      <Show when={request().answer}>
        {(text) => <p class="pre-line">{needsText.requestLine(request().answeredLabel, text())}</p>}
      </Show>
      <Show when={request().may.answer}>
        <TextField label={needsText.answerNote} maxLength={200} value={note()} onInput={setNote} />
        <div class="need-acts">
          <Button variant="solid" busy={answering.isBusy()} onClick={() => void answer('agreed')}>
            {needsText.answerAgree}
          </Button>
          <Button busy={answering.isBusy()} onClick={() => void answer('declined')}>
            {needsText.answerDecline}
          </Button>
        </div>
      </Show>
      <Show when={request().may.withdraw}>
        <Button variant="text" busy={answering.isBusy()} onClick={() => void answer('withdrawn')}>
          {needsText.withdrawRequest}
        </Button>
      </Show>
      <Failure error={answering.error()} />
    </li>
  )
}

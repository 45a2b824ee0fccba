import { createSignal, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { createCommand } from '../data/createCommand'
import { callsText } from '../text/calls'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import { type CallPageData, writeOutcome } from './calls'

const text = callsText.act

/** 結果のまとめ: asked of the secretariat when the call closes, and read by all. */
export function Outcome(props: { page: CallPageData; onDone: () => void }) {
  const isAsked = () => props.page.closedAt !== null && props.page.outcome === null
  return (
    <>
      <Show when={props.page.outcome}>
        {(outcome) => (
          <Card as="section" label={callsText.page.outcome}>
            <h2>{callsText.page.outcome}</h2>
            <p class="pre-line measure">{outcome().text}</p>
            <p class="quiet small">{callsText.page.by(wareki(dayOf(outcome().at)), outcome().label)}</p>
          </Card>
        )}
      </Show>
      <Show when={isAsked()}>
        <Show when={props.page.can.manage} fallback={<p class="quiet">{callsText.page.noOutcome}</p>}>
          <OutcomeForm page={props.page} onDone={props.onDone} />
        </Show>
      </Show>
    </>
  )
}

function OutcomeForm(props: { page: CallPageData; onDone: () => void }) {
  const [written, setWritten] = createSignal('')
  const telling = createCommand((idempotencyKey) =>
    writeOutcome(props.page.id, { text: written(), idempotencyKey }),
  )
  const tell = async () => {
    const told = await telling.run()
    if (!told) return
    showToast(text.outcomeTold(told.told))
    props.onDone()
  }
  return (
    <section class="section" aria-label={text.outcomeTitle}>
      <NoticeBanner tone="info" title={text.outcomeTitle} live="off">
        <p>{text.outcomeAsk}</p>
      </NoticeBanner>
      <Failure error={telling.error()} title={text.failed} />
      <TextArea
        label={text.outcomeField}
        name="text"
        required
        hint={text.outcomeHint}
        maxLength={2000}
        value={written()}
        error={faultAt(telling.faults(), 'text')}
        onInput={setWritten}
      />
      <div>
        <Button variant="solid" busy={telling.isBusy()} onClick={() => void tell()}>
          {text.tellOutcome}
        </Button>
      </div>
    </section>
  )
}

import { For, onMount, Show } from 'solid-js'
import { callValueLabel } from '../../shared/calls/call'
import type { PlannedAnswer } from '../../shared/calls/sheetPlan'
import { answerLevelLabel } from '../../shared/confirmation/level'
import { conditionText } from '../../shared/intents/condition'
import { intentLabel } from '../../shared/intents/intent'
import { callsText } from '../text/calls'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { DataTable } from '../ui/DataTable'
import { NoticeBanner } from '../ui/NoticeBanner'
import type { SheetPreviewData } from './calls'

const text = callsText.sheet
type Line = SheetPreviewData['lines'][number]

/** What a file would save, row by row. Only a file without a fault can be taken in. */
export function SheetPreview(props: { plan: SheetPreviewData; isBusy: boolean; onConfirm: () => void }) {
  const faulty = () => props.plan.lines.filter(({ faults }) => faults.length > 0)
  const ready = () => props.plan.lines.filter(({ answer }) => answer !== null)
  let heading: HTMLHeadingElement | undefined
  // On a phone it begins below what is in sight.
  onMount(() => heading?.focus())
  return (
    <section class="section">
      <h4
        tabindex={-1}
        ref={(element) => {
          heading = element
        }}
      >
        {text.preview}
      </h4>
      <Show
        when={faulty().length > 0}
        fallback={
          <NoticeBanner tone={ready().length > 0 ? 'success' : 'info'}>
            <p>{ready().length > 0 ? text.ready(ready().length) : text.nothing}</p>
          </NoticeBanner>
        }
      >
        <NoticeBanner tone="error" title={text.faults(faulty().length)}>
          <p>{text.faultsNext}</p>
        </NoticeBanner>
      </Show>
      <Show when={props.plan.ignored.length > 0}>
        <p class="quiet">{text.ignored(props.plan.ignored)}</p>
      </Show>
      <DataTable
        caption={text.preview}
        hideCaption
        rows={props.plan.lines}
        columns={[
          { header: text.row, cell: ({ line }) => <span class="nowrap">{text.line(line)}</span> },
          { header: text.who, isRowHeader: true, cell: ({ organisation }) => organisation },
          { header: text.what, cell: ({ proposal }) => proposal },
          { header: text.said, cell: ({ answer }) => <Said answer={answer} nameOf={nameOf(props.plan)} /> },
          { header: text.result, cell: (line) => <Result line={line} /> },
        ]}
      />
      <Show when={faulty().length === 0 && ready().length > 0}>
        <div class="form-actions">
          <Button variant="solid" busy={props.isBusy} onClick={() => props.onConfirm()}>
            {text.confirm}
          </Button>
        </div>
      </Show>
    </section>
  )
}

const nameOf = (plan: SheetPreviewData) => (id: string) =>
  plan.organisations.find((each) => each.id === id)?.name ?? ''

function Said(props: { answer: PlannedAnswer | null; nameOf: (id: string) => string }) {
  return (
    <Show when={props.answer}>
      {(answer) => (
        <div class="stack-tight">
          <p>
            <strong>{labelOf(answer())}</strong>
            <span class="small">（{callsText.level(answerLevelLabel[answer().level])}）</span>
          </p>
          <For each={conditionsOf(answer())}>
            {(condition) => <p class="small">{conditionText(condition, props.nameOf)}</p>}
          </For>
          <Show when={answer().note}>{(note) => <p class="small">{note()}</p>}</Show>
        </div>
      )}
    </Show>
  )
}

const labelOf = (answer: PlannedAnswer): string =>
  answer.kind === 'intents' ? intentLabel[answer.value] : callValueLabel[answer.value]
const conditionsOf = (answer: PlannedAnswer) => (answer.kind === 'intents' ? answer.conditions : [])

function Result(props: { line: Line }) {
  return (
    <Show
      when={props.line.faults.length > 0}
      fallback={
        <Show when={props.line.answer} fallback={<span class="quiet">{text.unchanged}</span>}>
          <div class="stack-tight">
            <div>
              <Badge tone="success">{text.ok}</Badge>
            </div>
            <Show when={props.line.replacesOwn}>
              <p class="small">{text.replacesOwn}</p>
            </Show>
          </div>
        </Show>
      }
    >
      <div class="stack-tight">
        <div>
          <Badge tone="error">{text.fault}</Badge>
        </div>
        <For each={props.line.faults}>{(fault) => <p>{fault}</p>}</For>
      </div>
    </Show>
  )
}

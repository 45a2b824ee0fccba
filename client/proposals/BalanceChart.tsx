import { createMemo, For, Show } from 'solid-js'
import { type BalanceClass, balanceClassLabel } from '../../shared/proposals/balance'
import { balanceText } from '../text/proposals'
import type { BalanceReport } from './balanceReport'

/** A narrower segment has no room for its number on a phone; the table beneath has it. */
const labelPercentMin = 7

interface Segment {
  class: BalanceClass
  count: number
  /** in percent of the bar, whose full width stands for n */
  x: number
  width: number
}

/** One bar for each stage; its segments add up to the number of proposals of that stage, on one scale. */
export function BalanceChart(props: { report: BalanceReport }) {
  return (
    <figure class="balance-chart">
      <figcaption class="strong">{balanceText.chart}</figcaption>
      <Bar stage="submitted" n={props.report.n} report={props.report} />
      <Bar stage="adopted" n={props.report.adoptedN} report={props.report} />
      <ul class="balance-legend list-plain">
        <For each={props.report.classes}>
          {(line) => (
            <li>
              <span class="balance-key" data-class={line.class} aria-hidden="true" />
              {balanceClassLabel[line.class]}
            </li>
          )}
        </For>
      </ul>
    </figure>
  )
}

function Bar(props: { stage: 'submitted' | 'adopted'; n: number; report: BalanceReport }) {
  const segments = createMemo(() => segmentsOf(props.report, props.stage))
  const label = () => balanceText.chartRow(balanceText[props.stage], props.n)
  return (
    <div>
      <p class="small">{label()}</p>
      <svg class="balance-bar" role="img" aria-label={inWords(label(), segments())}>
        <rect class="balance-ground" width="100%" height="100%" />
        <For each={segments()}>
          {(segment) => (
            <>
              <rect
                class="balance-segment"
                data-class={segment.class}
                x={`${segment.x}%`}
                width={`${segment.width}%`}
                height="100%"
              />
              <Show when={segment.width >= labelPercentMin}>
                <text
                  class="balance-number"
                  data-class={segment.class}
                  x={`${segment.x + segment.width / 2}%`}
                  y="50%"
                >
                  {segment.count}
                </text>
              </Show>
            </>
          )}
        </For>
      </svg>
    </div>
  )
}

function segmentsOf({ n, classes }: BalanceReport, stage: 'submitted' | 'adopted'): Segment[] {
  let before = 0
  return classes
    .map((line) => ({ class: line.class, count: line[stage].length }))
    .filter(({ count }) => count > 0)
    .map((part) => {
      const segment = { ...part, x: (before / n) * 100, width: (part.count / n) * 100 }
      before += part.count
      return segment
    })
}

const inWords = (label: string, segments: readonly Segment[]) =>
  [
    label,
    ...segments.map((each) => `${balanceClassLabel[each.class]} ${balanceText.cases(each.count)}`),
  ].join('、')

import { createMemo, For, Show } from 'solid-js'
import { classesFor, classLabel } from '../../shared/balance/classes'
import type { BalanceLine } from '../../shared/balance/lines'
import { type BalanceReport, ofClass } from '../../shared/balance/report'
import type { BalanceClass } from '../../shared/proposals/balance'
import { balanceText } from '../text/balance'
import { ClassKey, fillOf } from './Patterns'

/** A narrower segment has no room for its number on a phone; the table beneath has it. */
const labelPercentMin = 7

interface Segment {
  class: BalanceClass
  count: number
  /** in percent of the longest bar */
  x: number
  width: number
}

/** A bar per line, all on one scale; its segments add up to what the line counts. */
export function BalanceBars(props: { title: string; report: BalanceReport; lines: readonly BalanceLine[] }) {
  const longest = createMemo(() => Math.max(1, ...props.lines.map(({ rows }) => rows.length)))
  return (
    <figure class="balance-chart">
      <figcaption class="strong">{balanceText.chart(props.title)}</figcaption>
      <For each={props.lines}>{(line) => <Bar line={line} report={props.report} longest={longest()} />}</For>
      <ul class="balance-legend list-plain">
        <For each={classesFor(props.report)}>
          {(each) => (
            <li>
              <ClassKey class={each} />
              {classLabel(props.report, each)}
            </li>
          )}
        </For>
      </ul>
    </figure>
  )
}

function Bar(props: { line: BalanceLine; report: BalanceReport; longest: number }) {
  const segments = createMemo(() => segmentsOf(props.line, props.report, props.longest))
  const label = () => balanceText.bar(props.line.label, props.line.rows.length)
  const inWords = () =>
    [
      label(),
      ...segments().map((each) => `${classLabel(props.report, each.class)} ${balanceText.cases(each.count)}`),
    ].join('、')
  return (
    <div class="balance-line">
      <p class="small">{label()}</p>
      <svg class="balance-bar" role="img" aria-label={inWords()}>
        <rect class="balance-ground" width="100%" height="100%" />
        <For each={segments()}>
          {(segment) => (
            <>
              <rect
                class="balance-segment"
                fill={fillOf(segment.class)}
                x={`${segment.x}%`}
                width={`${segment.width}%`}
                height="100%"
              />
              <Show when={segment.width >= labelPercentMin}>
                <text class="balance-number" x={`${segment.x + segment.width / 2}%`} y="50%">
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

function segmentsOf({ rows, stage }: BalanceLine, report: BalanceReport, longest: number): Segment[] {
  let before = 0
  return classesFor(report)
    .map((each) => ({ class: each, count: ofClass(rows, stage, each).length }))
    .filter(({ count }) => count > 0)
    .map((part) => {
      const segment = { ...part, x: (before / longest) * 100, width: (part.count / longest) * 100 }
      before += part.count
      return segment
    })
}

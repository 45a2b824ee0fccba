import { createMemo, For, Show } from 'solid-js'
import { classesFor, classLabel } from '../../shared/balance/classes'
import type { BalanceLine } from '../../shared/balance/lines'
import { type BalanceReport, ofClass } from '../../shared/balance/report'
import type { BalanceClass } from '../../shared/proposals/balance'
import { balanceText } from '../text/balance'
import { ClassKey, fillOf } from './Patterns'

/** A narrower segment has no room for its number on a phone; the table beneath has it. */
const labelPercentMin = 7

/** Two pixels on a phone beside the line around it. */
const seenPercentMin = 1.25

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
  const parts = classesFor(report)
    .map((each) => ({ class: each, count: ofClass(rows, stage, each).length }))
    .filter(({ count }) => count > 0)
  const widths = seenWidths(parts.map(({ count }) => (count / longest) * 100))
  return parts.map((part, index) => ({
    ...part,
    x: widths.slice(0, index).reduce((sum, width) => sum + width, 0),
    width: widths[index] ?? 0,
  }))
}

/** One of five hundred is to be seen, too: what it takes, the widest gives, so that the bar stays as long as it is. */
function seenWidths(percents: readonly number[]): number[] {
  const widths = percents.map((percent) => Math.max(percent, seenPercentMin))
  const taken = widths.reduce((sum, width, index) => sum + width - (percents[index] ?? 0), 0)
  const widest = widths.indexOf(Math.max(...widths))
  return widths.map((width, index) => (index === widest ? Math.max(seenPercentMin, width - taken) : width))
}

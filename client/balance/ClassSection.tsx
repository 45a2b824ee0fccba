import { createMemo, Show } from 'solid-js'
import { classesFor, classLabel } from '../../shared/balance/classes'
import type { BalanceLine } from '../../shared/balance/lines'
import { type BalanceReport, ofClass } from '../../shared/balance/report'
import { balanceText } from '../text/balance'
import { BalanceBars } from './BalanceBars'
import { CountTable, type Open } from './CountTable'
import { ClassKey } from './Patterns'

interface ClassSectionProps {
  title: string
  /** what there is to see, in words: it stands before the chart */
  finding: string
  report: BalanceReport
  lines: readonly BalanceLine[]
  /** over the heads of the lines */
  corner: string
  /** the classes stand in the lines of the table, as few columns fit a phone */
  isTurned?: boolean
  onOpen: Open
}

const total = 'total'

/** One question asked of the classes: a sentence, its chart, and the numbers as a table. */
export function ClassSection(props: ClassSectionProps) {
  const lines = createMemo(() => new Map(props.lines.map((line) => [line.key, line])))
  const cell = (key: string, name: string) => {
    const line = lines().get(key)
    const each = classesFor(props.report).find((known) => known === name)
    // A head comes from these very lines: one that is gone counts nothing until its column is, too.
    if (!line) return { stage: 'submitted' as const, rows: [] }
    return { stage: line.stage, rows: each ? ofClass(line.rows, line.stage, each) : line.rows }
  }
  const lineHeads = () => props.lines.map(({ key, label }) => ({ key, label }))
  const classHeads = () => [
    ...classesFor(props.report).map((each) => ({
      key: each,
      label: classLabel(props.report, each),
      mark: <ClassKey class={each} />,
    })),
    { key: total, label: balanceText.totalN },
  ]
  const n = () => props.lines.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <section class="section">
      <h2>{props.title}</h2>
      <p class="balance-sentence">{props.finding}</p>
      <Show when={n() > 0}>
        <BalanceBars title={props.title} report={props.report} lines={props.lines} />
        <CountTable
          caption={balanceText.caption(props.title, props.report.asOf, props.isTurned ? props.report.n : n())}
          corner={props.isTurned ? balanceText.class : props.corner}
          lines={props.isTurned ? classHeads() : lineHeads()}
          columns={props.isTurned ? lineHeads() : classHeads()}
          cell={(line, column) => (props.isTurned ? cell(column, line) : cell(line, column))}
          hasTotal={props.isTurned ?? false}
          onOpen={props.onOpen}
        />
      </Show>
    </section>
  )
}

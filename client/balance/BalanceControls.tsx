import { createMemo } from 'solid-js'
import { type BalanceReport, balanceStageLabel, balanceStages } from '../../shared/balance/report'
import { fiscalYear, warekiFiscalYear } from '../../shared/calendar'
import { balanceText } from '../text/balance'
import { DateField } from '../ui/DateField'
import { Select } from '../ui/Select'
import type { BalanceQuery } from './createBalance'

/** 基準日, 年度 and the stage the breakdowns count. */
export function BalanceControls(props: { report: BalanceReport | undefined; query: BalanceQuery }) {
  const years = createMemo(() => {
    const days = (props.report?.rows ?? []).flatMap((row) =>
      Object.values(row.days).filter((day) => day !== null),
    )
    const own = props.query.year()
    const told = new Set([...days.map(fiscalYear), ...(own === null ? [] : [own])])
    return [...told].sort().reverse()
  })
  return (
    <section class="balance-controls no-print" aria-label={balanceText.controls}>
      <DateField
        unmarked
        label={balanceText.asOf}
        value={props.query.asOf() || (props.report?.asOf ?? '')}
        onChange={(asOf) => props.query.set({ asOf })}
      />
      <Select
        unmarked
        label={balanceText.year}
        placeholder={false}
        value={String(props.query.year() ?? '')}
        options={[
          { value: '', label: balanceText.allYears },
          ...years().map((year) => ({ value: String(year), label: warekiFiscalYear(year) })),
        ]}
        onChange={(year) => props.query.set({ year })}
      />
      <Select
        unmarked
        label={balanceText.stage}
        placeholder={false}
        value={props.query.stage()}
        options={balanceStages.map((stage) => ({ value: stage, label: balanceStageLabel[stage] }))}
        onChange={(stage) => props.query.set({ stage })}
      />
    </section>
  )
}

import { useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { balanceText, proposalsText } from '../text/proposals'
import { DateField } from '../ui/DateField'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { BalanceChart } from './BalanceChart'
import { BalanceTable } from './BalanceTable'
import { type BalanceLine, type BalanceReport, type CountedRow, createBalanceReport } from './balanceReport'
import { CountedRows } from './CountedRows'
import { createChoices } from './createChoices'
import './proposals.css'

/** 発案比率 of one body: a sentence, a chart with its table, and the rows behind every number [P9]. */
export function BalancePage() {
  const params = useParams()
  const forumId = () => params.id ?? ''
  const [query, setQuery] = useSearchParams()
  const asked = () => (typeof query.asOf === 'string' ? query.asOf : '')
  const choices = createChoices(forumId)
  const report = createBalanceReport(forumId, asked)
  return (
    <>
      <PageHeader
        title={balanceText.title}
        breadcrumbs={[
          { label: choices()?.forumName ?? '', href: `/forums/${forumId()}` },
          { label: proposalsText.boardTitle, href: `/forums/${forumId()}/proposals` },
        ]}
        lead={<p>{balanceText.lead}</p>}
      />
      <div class="stack-loose">
        <Loaded from={report}>{(value) => <Report report={value()} />}</Loaded>
        <DateField
          unmarked
          label={balanceText.asOf}
          hint={balanceText.asOfHint}
          value={asked() || (report()?.asOf ?? '')}
          onChange={(asOf) => setQuery({ asOf: asOf || undefined }, { replace: true, scroll: false })}
        />
        <section class="section">
          <h2>{balanceText.howTitle}</h2>
          <ul class="measure">
            <For each={balanceText.how}>{(line) => <li>{line}</li>}</For>
          </ul>
        </section>
      </div>
    </>
  )
}

interface Opened {
  title: string
  rows: readonly CountedRow[]
}

function Report(props: { report: BalanceReport }) {
  const [opened, setOpened] = createSignal<Opened>()
  return (
    <Show
      when={props.report.n > 0}
      fallback={<p class="balance-sentence">{balanceText.noneYet(wareki(props.report.asOf))}</p>}
    >
      <p class="balance-sentence">{sentenceOf(props.report)}</p>
      <BalanceChart report={props.report} />
      <BalanceTable report={props.report} onOpen={(title, rows) => setOpened({ title, rows })} />
      <Show when={opened()} keyed>
        {({ title, rows }) => <CountedRows title={title} rows={rows} onClose={() => setOpened(undefined)} />}
      </Show>
    </Show>
  )
}

function sentenceOf({ asOf, n, classes }: BalanceReport): string {
  const count = (name: BalanceLine['class']) =>
    classes.find((line) => line.class === name)?.submitted.length ?? 0
  return balanceText.sentence(wareki(asOf), n, count('partners_only'), count('central_only'))
}

import { useParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { fieldLines, forumLines, originLines, stageLines, yearLines } from '../../shared/balance/lines'
import { type BalanceReport, balanceStageLabel, counted, ofClass } from '../../shared/balance/report'
import { allBodies } from '../../shared/papers/paper'
import { ForumMenu } from '../forums/ForumMenu'
import { PaperDownloads } from '../papers/PaperDownloads'
import { balanceFinding, balanceText } from '../text/balance'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { BalanceControls } from './BalanceControls'
import { ClassSection } from './ClassSection'
import { CountedRows } from './CountedRows'
import type { Opened } from './CountTable'
import { type BalanceQuery, createBalanceQuery, createBalanceReport } from './createBalance'
import { OrganisationSection } from './OrganisationSection'
import { BalancePatterns } from './Patterns'
import './balance.css'

/** 発案統計 of one body with its tiers, or of all bodies: a sentence, a chart and its table for each question [Z3]. */
export function BalancePage() {
  const params = useParams<{ id?: string }>()
  const query = createBalanceQuery()
  const report = createBalanceReport(() => params.id, query.asOf)
  return (
    <>
      <PageHeader
        title={params.id === undefined ? balanceText.titleAll : balanceText.title}
        breadcrumbs={
          params.id === undefined ? [] : [{ label: report()?.name ?? '', href: `/forums/${params.id}` }]
        }
        lead={<p>{balanceText.lead}</p>}
      />
      <Show when={params.id}>{(id) => <ForumMenu forumId={id()} />}</Show>
      <div class="stack-loose">
        <BalanceControls report={report()} query={query} />
        <Loaded from={report}>{(shown) => <Report report={shown()} query={query} />}</Loaded>
        <section class="section">
          <h2>{balanceText.howTitle}</h2>
          <ul class="measure">
            <For each={balanceText.how(report()?.hasCentre ?? true)}>{(line) => <li>{line}</li>}</For>
          </ul>
        </section>
      </div>
    </>
  )
}

interface ReportProps {
  report: BalanceReport
  query: BalanceQuery
}

function Report(props: ReportProps) {
  const [opened, setOpened] = createSignal<Opened>()
  const count = () => props.query.count()
  const word = () => balanceStageLabel[count().stage]
  const numbers = (lines: readonly { label: string; rows: readonly unknown[] }[]) =>
    lines.map(({ label, rows }) => ({ label, n: rows.length }))
  const years = createMemo(() => yearLines(props.report, count().stage))
  const fields = createMemo(() => fieldLines(props.report, count(), balanceText.noField))
  const origins = createMemo(() => originLines(props.report, count()))
  const forums = createMemo(() => forumLines(props.report, count()))
  return (
    <>
      <BalancePatterns />
      <ClassSection
        report={props.report}
        onOpen={setOpened}
        isTurned
        title={balanceText.byStage}
        finding={courseOf(props.report, props.query.year())}
        lines={stageLines(props.report, props.query.year())}
        corner={balanceText.class}
      />
      <Show when={props.report.n > 0}>
        <ClassSection
          report={props.report}
          onOpen={setOpened}
          title={balanceText.byYear}
          finding={yearsOf(props.report, years(), word())}
          lines={years()}
          corner={balanceText.year}
        />
        <ClassSection
          report={props.report}
          onOpen={setOpened}
          title={balanceText.byField}
          finding={balanceFinding.fields(word(), numbers(fields()))}
          lines={fields()}
          corner={balanceText.byField}
        />
        <ClassSection
          report={props.report}
          onOpen={setOpened}
          title={balanceText.byOrigin}
          finding={balanceFinding.origins(word(), numbers(origins()))}
          lines={origins()}
          corner={balanceText.byOrigin}
        />
        <Show when={props.report.forums.length > 1}>
          <ClassSection
            report={props.report}
            onOpen={setOpened}
            title={balanceText.byForum}
            finding={balanceFinding.forums(word(), numbers(forums()))}
            lines={forums()}
            corner={balanceText.byForum}
          />
        </Show>
        <OrganisationSection report={props.report} year={props.query.year()} onOpen={setOpened} />
        <section class="section no-print">
          <h2>{balanceText.papers}</h2>
          <PaperDownloads
            of="forums"
            id={props.report.forumId ?? allBodies}
            kinds={['balance']}
            filter={{ asOf: props.report.asOf, year: String(props.query.year() ?? '') }}
            hint={balanceText.papersHint}
          />
        </section>
      </Show>
      <Show when={opened()} keyed>
        {(shown) => <CountedRows opened={shown} onClose={() => setOpened(undefined)} />}
      </Show>
    </>
  )
}

/** Whose they are and how far they came. */
function courseOf(report: BalanceReport, year: number | null): string {
  const at = (stage: 'submitted' | 'adopted' | 'begun') => counted(report.rows, { stage, year })
  const submitted = at('submitted')
  const found = {
    n: submitted.length,
    partners: ofClass(submitted, 'submitted', 'partners_only').length,
    central: ofClass(submitted, 'submitted', 'central_only').length,
    joint: ofClass(submitted, 'submitted', 'joint').length,
  }
  const course = balanceFinding.course({
    submitted: submitted.length,
    adopted: at('adopted').length,
    begun: at('begun').length,
  })
  return `${balanceFinding.overall(report.asOf, found, report.hasCentre)}${course}`
}

const yearsOf = (report: BalanceReport, lines: ReturnType<typeof yearLines>, word: string) =>
  balanceFinding.years(
    word,
    lines.map(({ label, rows, stage }) => ({
      label,
      n: rows.length,
      partners: ofClass(rows, stage, 'partners_only').length,
    })),
    report.hasCentre,
  )

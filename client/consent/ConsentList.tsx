import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { consentStageLabel } from '../../shared/consent/stage'
import { consentText, outlookWord } from '../text/consent'
import { type Column, DataTable } from '../ui/DataTable'
import { SampleBadge } from '../ui/SampleBadge'
import { StatusBadge } from '../ui/StatusBadge'
import type { ConsentLine } from './consent'

/** Procedures in lines: how far each is, and what one's own organisation has to do. */
export function ConsentList(props: { lines: readonly ConsentLine[]; empty: string }) {
  const columns: Column<ConsentLine>[] = [
    {
      header: consentText.procedure,
      isRowHeader: true,
      cell: (line) => (
        <div class="stack-tight">
          <span class="cluster">
            <A href={`/consent/${line.id}`}>{line.title}</A>
            <Show when={line.isSample}>
              <SampleBadge />
            </Show>
          </span>
          <span class="quiet small">{line.templateLabel}</span>
        </div>
      ),
    },
    { header: consentText.progress, cell: (line) => <Progress line={line} /> },
    {
      header: consentText.earliest,
      cell: (line) =>
        line.endedAt === null ? outlookWord(line.forecast.outlook, wareki) : consentText.notAsked,
    },
    {
      header: consentText.targetOn,
      cell: (line) => (line.targetOn === null ? consentText.notAsked : wareki(line.targetOn)),
    },
  ]
  return (
    <DataTable
      caption={consentText.list}
      hideCaption
      columns={columns}
      rows={props.lines}
      empty={
        <div class="stack-tight">
          <p>{props.empty}</p>
          <p class="quiet">{consentText.noneHint}</p>
        </div>
      }
    />
  )
}

function Progress(props: { line: ConsentLine }) {
  return (
    <div class="consent-cell">
      <Show
        when={props.line.endedAt}
        fallback={
          <Show when={props.line.isAgreed}>
            <StatusBadge label={consentText.agreed} tone="success" />
          </Show>
        }
      >
        {(endedAt) => (
          <span>
            {consentText.endedOn(
              wareki(dayOf(endedAt())),
              props.line.end === 'agreed' ? consentText.agreed : consentText.givenUp,
            )}
          </span>
        )}
      </Show>
      <span>
        {props.line.pairs.all > 0
          ? consentText.progressPairs(props.line.pairs.agreed, props.line.pairs.all)
          : consentText.progressAll(props.line.through, props.line.asked)}
      </span>
      <Show when={props.line.obstacles > 0}>
        <StatusBadge label={consentText.obstacles(props.line.obstacles)} tone="error" />
      </Show>
      <Show when={props.line.endedAt === null && props.line.ownNext}>
        {(stage) => <span class="small">{consentText.ownNext(consentStageLabel[stage()])}</span>}
      </Show>
    </div>
  )
}

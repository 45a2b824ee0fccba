import { createSignal, For, Show } from 'solid-js'
import { warekiFiscalYear } from '../../shared/calendar'
import { commonText } from '../text/common'
import { figure, projectsText, projectText } from '../text/projects'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { type Column, DataTable } from '../ui/DataTable'
import { EntryMark } from '../ui/EntryMark'
import { IndicatorChart } from './IndicatorChart'
import { IndicatorsDialog } from './IndicatorsDialog'
import type { Project, ProjectIndicator } from './projects'

type Year = ProjectIndicator['years'][number]
const text = projectText

/** 指標: each with its 基準値, a picture and its table by 年度. */
export function IndicatorSection(props: { project: Project }) {
  const [isSetting, setSetting] = createSignal(false)
  return (
    <section class="section">
      <div class="project-section-head">
        <h2>{text.indicators}</h2>
        <Show when={props.project.can.manage}>
          <Button small onClick={() => setSetting(true)}>
            {text.setIndicators}
          </Button>
        </Show>
      </div>
      <For each={props.project.indicators} fallback={<p>{text.indicatorsNone}</p>}>
        {(indicator) => <Indicator indicator={indicator} />}
      </For>
      <Show when={isSetting()}>
        <IndicatorsDialog project={props.project} onClose={() => setSetting(false)} />
      </Show>
    </section>
  )
}

function Indicator(props: { indicator: ProjectIndicator }) {
  const value = (number: number | null, none: string) =>
    number === null ? <span class="quiet">{none}</span> : `${figure(number)}${props.indicator.unit}`
  const columns: Column<Year>[] = [
    { header: text.year, cell: ({ year }) => warekiFiscalYear(year), isRowHeader: true },
    { header: text.target, cell: ({ target }) => value(target, commonText.none), alignEnd: true },
    {
      header: text.actual,
      cell: ({ actual, isOver }) => value(actual, isOver ? projectsText.noFigure : commonText.none),
      alignEnd: true,
    },
    { header: text.achievement, cell: (year) => <Achievement isAchieved={year.isAchieved} /> },
    {
      header: text.source,
      cell: ({ source, entry }) => (
        <span class="cluster">
          <span>{source}</span>
          <Show when={entry}>
            {(said) => (
              <>
                <span class="quiet small">{said().label}</span>
                <EntryMark entry={said()} />
              </>
            )}
          </Show>
        </span>
      ),
    },
  ]
  return (
    <article class="project-indicator">
      <h3>{props.indicator.name}</h3>
      <p class="cluster">
        <Show
          when={props.indicator.baseline !== null}
          fallback={
            <>
              <Badge tone="warning">{projectsText.noBaseline}</Badge>
              <span class="small">{text.noBaselineHint}</span>
            </>
          }
        >
          <span>
            {text.baseline(
              `${figure(props.indicator.baseline ?? 0)}${props.indicator.unit}`,
              props.indicator.baselineNote,
            )}
          </span>
        </Show>
        <span class="quiet small">
          {text.reportedBy(props.indicator.ownerName ?? projectsText.secretariat)}
        </span>
        <Show when={props.indicator.isLessBetter}>
          <span class="quiet small">{text.lessIsBetter}</span>
        </Show>
      </p>
      <IndicatorChart indicator={props.indicator} />
      <DataTable
        caption={text.chart(props.indicator.name, props.indicator.unit)}
        hideCaption
        columns={columns}
        rows={props.indicator.years.toReversed()}
        phone="scroll"
      />
    </article>
  )
}

function Achievement(props: { isAchieved: boolean | null }) {
  return (
    <Show when={props.isAchieved !== null} fallback={<span class="quiet">－</span>}>
      <Badge tone={props.isAchieved ? 'success' : 'warning'}>
        {props.isAchieved ? projectsText.achieved : projectsText.notAchieved}
      </Badge>
    </Show>
  )
}

import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { evaluationLabel } from '../../shared/projects/evaluation'
import { projectStateLabel } from '../../shared/projects/project'
import { commonText } from '../text/common'
import { figure, projectsText, yearSpan } from '../text/projects'
import { Badge } from '../ui/Badge'
import { type Column, DataTable } from '../ui/DataTable'
import { SampleBadge } from '../ui/SampleBadge'
import { StatusBadge } from '../ui/StatusBadge'
import type { ProjectLine, Projects } from './projects'
import { stateTone } from './tones'

/** The projects with the figures of the chosen 年度; on a phone each is a card. */
export function ProjectTable(props: { list: Projects; lines: readonly ProjectLine[] }) {
  const columns = (): Column<ProjectLine>[] => [
    { header: projectsText.name, cell: (line) => <Name line={line} />, isRowHeader: true },
    { header: projectsText.members, cell: (line) => line.memberNames.join(commonText.separator) },
    {
      header: projectsText.state,
      cell: (line) => (
        <span class="project-state">
          <StatusBadge label={projectStateLabel[line.state]} tone={stateTone[line.state]} />
        </span>
      ),
    },
    { header: projectsText.indicators, cell: (line) => <Indicators line={line} /> },
    { header: projectsText.evaluation(props.list.year), cell: (line) => <Evaluation line={line} /> },
  ]
  return (
    <DataTable
      caption={projectsText.title}
      hideCaption
      columns={columns()}
      rows={props.lines}
      empty={<p class="quiet">{projectsText.noneFiltered}</p>}
    />
  )
}

function Name(props: { line: ProjectLine }) {
  return (
    <div class="project-cell">
      <span class="quiet small">{props.line.number}</span>
      <A href={`/projects/${props.line.id}`}>{props.line.title}</A>
      <Show when={props.line.leadName}>{(lead) => <span class="quiet small">{lead()}</span>}</Show>
      <Show when={props.line.isSample}>
        <SampleBadge />
      </Show>
    </div>
  )
}

/** Each indicator with its figures of the year; a word says whether the target was met. */
function Indicators(props: { line: ProjectLine }) {
  const value = (number: number | null, unit: string, none: string) =>
    number === null ? none : `${figure(number)}${unit}`
  return (
    <Show when={props.line.isOfYear} fallback={<span class="quiet">{projectsText.notOfYear}</span>}>
      <ul class="list-plain stack-tight">
        <For each={props.line.indicators} fallback={<li class="quiet">{commonText.none}</li>}>
          {(each) => (
            <li class="project-indicator-line">
              <span>
                {projectsText.ofTarget(
                  each.name,
                  value(each.actual, each.unit, projectsText.noFigure),
                  value(each.target, each.unit, commonText.none),
                )}
              </span>
              <Show when={each.isAchieved !== null}>
                <Badge tone={each.isAchieved ? 'success' : 'warning'}>
                  {each.isAchieved ? projectsText.achieved : projectsText.notAchieved}
                </Badge>
              </Show>
              <Show when={!each.hasBaseline}>
                <Badge tone="neutral">{projectsText.noBaseline}</Badge>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

function Evaluation(props: { line: ProjectLine }) {
  return (
    <div class="project-cell">
      <Show
        when={props.line.result}
        fallback={
          <span class="quiet">{props.line.isOfYear ? projectsText.notEvaluated : commonText.none}</span>
        }
      >
        {(result) => <span>{evaluationLabel[result()]}</span>}
      </Show>
      <Show when={props.line.unevaluatedYears.length > 0}>
        <StatusBadge label={projectsText.unevaluated} tone="warning" />
        <span class="small">{yearSpan(props.line.unevaluatedYears)}</span>
      </Show>
    </div>
  )
}

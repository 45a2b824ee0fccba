import { createSignal, Show } from 'solid-js'
import { dayOf, wareki, warekiFiscalYear } from '../../shared/calendar'
import { evaluationLabel } from '../../shared/projects/evaluation'
import { projectsText, projectText } from '../text/projects'
import { Button } from '../ui/Button'
import { type Column, DataTable } from '../ui/DataTable'
import { StatusBadge } from '../ui/StatusBadge'
import { DecisionLine } from './DecisionLine'
import { EvaluateDialog } from './EvaluateDialog'
import type { Project } from './projects'
import { resultTone } from './tones'

type Evaluation = Project['evaluations'][number]
const text = projectText

/** 検証: every word of the body about a 年度, the latest first, with the decision it rests on. */
export function EvaluationSection(props: { project: Project }) {
  const [isEvaluating, setEvaluating] = createSignal(false)
  const columns: Column<Evaluation>[] = [
    { header: text.year, cell: (row) => warekiFiscalYear(row.fiscalYear), isRowHeader: true },
    {
      header: text.evaluation,
      cell: (row) => <StatusBadge label={evaluationLabel[row.result]} tone={resultTone[row.result]} />,
    },
    { header: text.decision, cell: (row) => <Rest evaluation={row} /> },
    { header: text.note, cell: (row) => row.note || '－' },
    {
      header: text.recorded,
      cell: (row) => <span class="quiet small">{text.recordedBy(row.label, wareki(dayOf(row.at)))}</span>,
    },
  ]
  return (
    <section class="section">
      <div class="project-section-head">
        <h2>{text.evaluations}</h2>
        <Show when={props.project.can.manage && props.project.beganOn}>
          <Button small onClick={() => setEvaluating(true)}>
            {text.evaluate}
          </Button>
        </Show>
      </div>
      <Show when={props.project.unevaluatedYears.length > 0}>
        <p class="cluster">
          <StatusBadge label={projectsText.unevaluated} tone="warning" />
          {text.unevaluated(props.project.unevaluatedYears)}
        </p>
      </Show>
      <DataTable
        caption={text.evaluations}
        hideCaption
        columns={columns}
        rows={props.project.evaluations}
        empty={<p>{text.evaluationsNone}</p>}
      />
      <Show when={isEvaluating()}>
        <EvaluateDialog project={props.project} onClose={() => setEvaluating(false)} />
      </Show>
    </section>
  )
}

/** The decision, or why it does not stand here. */
function Rest(props: { evaluation: Evaluation }) {
  return (
    <Show
      when={props.evaluation.decision}
      fallback={<span class="quiet">{props.evaluation.rests ? text.decisionHidden : text.noDecision}</span>}
    >
      {(decision) => <DecisionLine decision={decision()} />}
    </Show>
  )
}

import { createSignal, For, Show } from 'solid-js'
import { warekiFiscalYear } from '../../shared/calendar'
import {
  type AssessmentMark,
  assessmentLabel,
  assessmentMarks,
  assessmentSign,
} from '../../shared/projects/assessment'
import { takesPart } from '../../shared/projects/figure'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { projectText } from '../text/projects'
import { Button } from '../ui/Button'
import { type Column, DataTable } from '../ui/DataTable'
import { EntryMark } from '../ui/EntryMark'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Project } from './projects'

type Assessment = Project['assessments'][number]
const text = projectText

/** 自己評価: what each member says the project brought it, by 年度; one's own by one press. */
export function AssessmentSection(props: { project: Project }) {
  const newestFirst = () =>
    [...props.project.assessments].sort((one, other) => other.fiscalYear - one.fiscalYear)
  const columns: Column<Assessment>[] = [
    { header: text.organisation, cell: (row) => row.organisationName, isRowHeader: true },
    { header: text.year, cell: (row) => warekiFiscalYear(row.fiscalYear) },
    {
      header: text.assessments,
      cell: (row) => (
        <span class="cluster">
          <span>
            {assessmentSign[row.mark]} {assessmentLabel[row.mark]}
          </span>
          <EntryMark entry={row.entry} />
        </span>
      ),
    },
    { header: text.assessLine, cell: (row) => row.line || '－' },
  ]
  return (
    <section class="section">
      <h2>{text.assessments}</h2>
      <p>{text.assessmentsLead}</p>
      <Show when={yearToAssess(props.project)}>
        {(year) => <OwnAssessment project={props.project} year={year()} />}
      </Show>
      <DataTable
        caption={text.assessments}
        hideCaption
        columns={columns}
        rows={newestFirst()}
        empty={<p>{text.assessmentNone}</p>}
      />
    </section>
  )
}

/** The last year that is over, or in its first year the present one; nothing where the seat's organisation took no part. */
function yearToAssess({ can, dueYears, thisYear, members, ownId, state }: Project): number | undefined {
  const year = dueYears.at(-1) ?? (state === 'running' ? thisYear : undefined)
  const isIn = (of: number) =>
    members.some((member) => member.organisationId === ownId && takesPart(member, of))
  return can.report && year !== undefined && isIn(year) ? year : undefined
}

function OwnAssessment(props: { project: Project; year: number }) {
  const own = () =>
    props.project.assessments.find(
      (each) => each.organisationId === props.project.ownId && each.fiscalYear === props.year,
    )
  const [line, setLine] = createSignal(own()?.line ?? '')
  const assessing = createCommand((idempotencyKey, mark: AssessmentMark) =>
    call(
      api.projects[':id'].assessment.$post({
        param: { id: props.project.id },
        json: { fiscalYear: props.year, mark, line: line(), idempotencyKey },
      }),
    ),
  )
  const press = async (mark: AssessmentMark) => {
    if (await assessing.run(mark)) showToast(text.assessed(assessmentSign[mark]))
  }
  return (
    <fieldset class="project-own no-print">
      <legend class="strong">{text.assessOwn(props.year)}</legend>
      <Failure error={assessing.error()} title={text.assessmentFailed} />
      <TextField label={text.assessLine} value={line()} onInput={setLine} maxLength={140} />
      <div class="cluster">
        <For each={assessmentMarks}>
          {(mark) => (
            <Button
              pressed={own()?.mark === mark}
              variant={own()?.mark === mark ? 'solid' : 'outline'}
              disabled={assessing.isBusy()}
              onClick={() => void press(mark)}
            >
              {assessmentSign[mark]} {assessmentLabel[mark]}
            </Button>
          )}
        </For>
      </div>
    </fieldset>
  )
}

import { createMemo } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { AssessmentMark } from '../../shared/projects/assessment'
import type { ReportFigures } from '../../shared/projects/commands'
import { readNumber } from '../../shared/projects/readNumber'
import type { Report, ReportField, ReportProject } from './projects'

/** What was done to a field and is not saved: last year's figure kept, or a figure typed. */
interface Edit {
  value: string
  source: string
  isKept: boolean
}
interface Judgement {
  mark: AssessmentMark | ''
  line: string
}

export type FieldState = 'reported' | 'last_year' | 'nothing' | 'kept' | 'changed'

/**
 * What stands in the form of a 実績照会 beside what the server has. Last year's figures are offered by the field itself and are part of
 * nothing that is sent, until somebody keeps or changes them.
 */
export function createReport(report: () => Report) {
  const [edits, setEdits] = createStore<Record<string, Edit>>({})
  const [judgements, setJudgements] = createStore<Record<string, Judgement>>({})

  const shown = (field: ReportField): Omit<Edit, 'isKept'> =>
    edits[field.id] ??
    (field.offered.from === 'nothing'
      ? { value: '', source: '' }
      : { value: String(field.offered.value), source: field.offered.source })
  const stateOf = (field: ReportField): FieldState => {
    const edit = edits[field.id]
    if (edit) return edit.isKept ? 'kept' : 'changed'
    return field.offered.from === 'report' ? 'reported' : field.offered.from
  }
  const edit = (field: ReportField, change: Partial<Omit<Edit, 'isKept'>>) =>
    setEdits(field.id, { ...shown(field), ...change, isKept: false })
  const keep = (field: ReportField) => setEdits(field.id, { ...shown(field), isKept: true })
  const offeredFields = createMemo(() =>
    report().projects.flatMap(({ fields }) => fields.filter((field) => stateOf(field) === 'last_year')),
  )
  const missing = createMemo(
    () =>
      report()
        .projects.flatMap(({ fields }) => fields)
        .filter((field) => ['last_year', 'nothing'].includes(stateOf(field))).length,
  )

  const judgementOf = (project: ReportProject): Judgement =>
    judgements[project.id] ?? project.assessment ?? { mark: '', line: '' }
  const judge = (project: ReportProject, change: Partial<Judgement>) => {
    const { mark, line } = judgementOf(project)
    setJudgements(project.id, { mark, line, ...change })
  }

  const isReadable = () => Object.values(edits).every(({ value }) => readNumber(value) !== undefined)
  const isChanged = () => Object.keys(edits).length + Object.keys(judgements).length > 0
  const words = (): Pick<ReportFigures, 'figures' | 'assessments'> => ({
    figures: report().projects.flatMap(({ id, fields }) =>
      fields.flatMap((field) => {
        const typed = edits[field.id]
        if (!typed) return []
        const { kind, indicatorId } = field
        const value = readNumber(typed.value) ?? null
        return [{ projectId: id, kind, indicatorId, value, source: typed.source }]
      }),
    ),
    assessments: Object.entries(judgements).flatMap(([projectId, { mark, line }]) =>
      mark === '' ? [] : [{ projectId, mark, line }],
    ),
  })
  const clear = () => {
    setEdits(reconcile({}))
    setJudgements(reconcile({}))
  }
  return {
    shown,
    stateOf,
    edit,
    keep,
    keepAll: () => offeredFields().forEach(keep),
    offeredCount: () => offeredFields().length,
    missing,
    judgementOf,
    judge,
    isReadable,
    isChanged,
    words,
    clear,
  }
}
export type ReportForm = ReturnType<typeof createReport>

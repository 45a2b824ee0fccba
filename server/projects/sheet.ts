import { awaitsConfirmation } from '../../shared/entry'
import { type Actor, can } from '../../shared/permission'
import type { EvaluationRow } from '../../shared/projects/evaluationRow'
import { holding, type Indicator, isAchieved, slotKey, usersOf, wentOn } from '../../shared/projects/figure'
import { projectNumber } from '../../shared/projects/project'
import { entryOf } from '../forums/queries'
import { confirmedVersion, outcomeNumbers } from '../minutes/queries'
import type { Db } from '../store/Store'
import { evaluationOf, type Loaded } from './load'

/** The lines of one project: one per indicator, and one without where it has none. */
export async function sheetRows(
  db: Db,
  actor: Actor,
  project: Loaded,
  year: number,
): Promise<EvaluationRow[]> {
  const common = {
    projectId: project.row.id,
    number: projectNumber({ fiscalYear: project.row.fiscal_year, number: project.row.number }),
    title: project.row.title,
    ...costOf(project, year),
    users: usersOf(project.figures, year),
    assessments: assessmentsOf(project, year),
    result: evaluationOf(project, year)?.result ?? null,
    decisionNumber: await decisionNumber(db, actor, project, year),
  }
  const lines = project.indicators.map((indicator) => indicatorLine(project, indicator, year))
  return (lines.length === 0 ? [noIndicator] : lines).map((line) => ({ ...common, ...line }))
}

const noIndicator = {
  indicator: null,
  unit: '',
  baseline: null,
  target: null,
  actual: null,
  isAchieved: null,
}

function indicatorLine(project: Loaded, indicator: Indicator, year: number) {
  const target = indicator.targets[year] ?? null
  const actual = actualOf(project, indicator, year)
  return {
    indicator: indicator.name,
    unit: indicator.unit,
    baseline: indicator.baseline,
    target,
    actual,
    isAchieved: isAchieved(indicator, target, actual),
  }
}

/** The 実績 of an indicator that holds. */
export const actualOf = (
  { figures }: Pick<Loaded, 'figures'>,
  { id }: Pick<Indicator, 'id'>,
  year: number,
): number | null =>
  holding(figures).get(
    slotKey({ kind: 'indicator', basis: 'actual', indicatorId: id, fiscalYear: year, aboutId: '' }),
  )?.value ?? null

function costOf({ figures, members }: Loaded, year: number) {
  const held = holding(figures)
  const of = { basis: 'actual', indicatorId: null, fiscalYear: year } as const
  return {
    cost: held.get(slotKey({ ...of, kind: 'cost', aboutId: '' }))?.value ?? null,
    shares: members.flatMap(({ organisationId, name }) => {
      const value = held.get(slotKey({ ...of, kind: 'share', aboutId: organisationId }))?.value
      return value === undefined ? [] : [{ organisationName: name, value }]
    }),
  }
}

const assessmentsOf = ({ assessments }: Loaded, year: number): EvaluationRow['assessments'] =>
  assessments
    .filter(({ fiscal_year }) => fiscal_year === year)
    .map((row) => ({
      organisationName: row.name,
      mark: row.mark,
      line: row.line,
      awaitsConfirmation: awaitsConfirmation(entryOf(row)),
    }))

/** Whoever reads no drafts learns no number of one [R4]. */
async function decisionNumber(db: Db, actor: Actor, project: Loaded, year: number): Promise<string> {
  const evaluation = evaluationOf(project, year)
  if (evaluation?.meeting_id == null || evaluation.decision_id === null) return ''
  const readsDrafts = can(actor, 'register.read', { forumId: project.row.forum_id })
  if (!readsDrafts && !(await confirmedVersion(db, evaluation.meeting_id))) return ''
  const number = (await outcomeNumbers(db, evaluation.meeting_id)).get(evaluation.decision_id)
  return number === undefined ? '' : number.isFixed ? number.label : `${number.label}（仮）`
}

/** The projects that went on in a 年度. */
export const ofYear = (projects: readonly Loaded[], year: number): Loaded[] =>
  projects.filter((project) => wentOn(project, year))

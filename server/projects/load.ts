import type { Selectable } from 'kysely'
import type { Figure, Indicator, Measured } from '../../shared/projects/figure'
import { entryOf } from '../forums/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

export type ProjectRow = Selectable<Tables['project']>
export type AssessmentRow = Selectable<Tables['project_assessment']>
export type EvaluationEntry = Selectable<Tables['project_evaluation']>

/** A project with all that hangs on it, in the order in which it was said; members in 建制順. */
export interface Loaded extends Measured {
  row: ProjectRow
  members: { organisationId: string; name: string; fromOn: string | null; toOn: string | null }[]
  figures: Figure[]
  /** of each organisation and 年度 the latest */
  assessments: (AssessmentRow & { name: string })[]
  evaluations: EvaluationEntry[]
}

/** The projects of bodies, or these ones, by 事業番号. */
export async function loadProjects(
  db: Db,
  asked: { forumId: string } | { ids: readonly string[] },
): Promise<Loaded[]> {
  if ('ids' in asked && asked.ids.length === 0) return []
  const all = db.selectFrom('project').selectAll().orderBy('fiscal_year').orderBy('number').orderBy('id')
  const rows = await ('ids' in asked
    ? all.where('id', 'in', asked.ids)
    : all.where('forum_id', '=', asked.forumId)
  ).execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const parts = {
    members: await membersOf(db, ids),
    indicators: await indicatorsOf(db, ids),
    figures: await figuresOf(db, ids),
    assessments: await assessmentsOf(db, ids),
    evaluations: await evaluationsOf(db, ids),
  }
  return rows.map((row) => ({
    row,
    beganOn: row.began_on,
    endedOn: row.ended_on,
    countsUsers: row.counts_users === 1,
    members: ofProject(parts.members, row.id).map(({ project_id: _, ...member }) => member),
    indicators: ofProject(parts.indicators, row.id).map(indicatorOf),
    figures: ofProject(parts.figures, row.id).map(figureOf),
    assessments: latestOfEach(ofProject(parts.assessments, row.id)),
    evaluations: ofProject(parts.evaluations, row.id),
  }))
}

const ofProject = <R extends { project_id: string }>(rows: readonly R[], id: string): R[] =>
  rows.filter(({ project_id }) => project_id === id)

const membersOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('project_member')
    .innerJoin('organisation', 'organisation.id', 'project_member.organisation_id')
    .select([
      'project_member.project_id',
      'organisation.id as organisationId',
      'organisation.name',
      'project_member.from_on as fromOn',
      'project_member.to_on as toOn',
    ])
    .where('project_id', 'in', ids)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .execute()

const indicatorsOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('project_indicator')
    .selectAll()
    .where('project_id', 'in', ids)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()

const figuresOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('project_figure')
    .selectAll()
    .where('project_id', 'in', ids)
    .orderBy('word')
    .orderBy('id')
    .execute()

const assessmentsOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('project_assessment')
    .innerJoin('organisation', 'organisation.id', 'project_assessment.organisation_id')
    .selectAll('project_assessment')
    .select('organisation.name')
    .where('project_id', 'in', ids)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .orderBy('project_assessment.word')
    .execute()

const evaluationsOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('project_evaluation')
    .selectAll()
    .where('project_id', 'in', ids)
    .orderBy('word')
    .orderBy('id')
    .execute()

/** The latest word of each organisation about each 年度, in 建制順. */
function latestOfEach<R extends AssessmentRow>(rows: readonly R[]): R[] {
  const latest = new Map<string, R>()
  for (const row of rows) latest.set(`${row.organisation_id} ${row.fiscal_year}`, row)
  return [...latest.values()]
}

const indicatorOf = (row: Selectable<Tables['project_indicator']>): Indicator => ({
  id: row.id,
  name: row.name,
  unit: row.unit,
  ownerId: row.owner_id,
  baseline: row.baseline,
  baselineNote: row.baseline_note,
  isLessBetter: row.is_less_better === 1,
  // Written by setIndicators as a record of numbers.
  targets: JSON.parse(row.targets) as Record<string, number>,
})

const figureOf = (row: Selectable<Tables['project_figure']>): Figure => ({
  kind: row.kind,
  basis: row.basis,
  indicatorId: row.indicator_id,
  fiscalYear: row.fiscal_year,
  aboutId: row.about_id,
  value: row.value,
  source: row.source,
  organisationId: row.organisation_id,
  entry: entryOf(row),
})

/** What holds of the evaluations of a 年度: the latest. */
export const evaluationOf = ({ evaluations }: Pick<Loaded, 'evaluations'>, year: number) =>
  evaluations.findLast(({ fiscal_year }) => fiscal_year === year)

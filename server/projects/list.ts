import { dayOf, fiscalYear } from '../../shared/calendar'
import { callValueLabel } from '../../shared/calls/call'
import { type Actor, can } from '../../shared/permission'
import type { EvaluationResult } from '../../shared/projects/evaluation'
import { missingYears } from '../../shared/projects/evaluation'
import { isAchieved, wentOn } from '../../shared/projects/figure'
import { type ProjectState, projectNumber, projectState } from '../../shared/projects/project'
import { familyOf, forumNames, membersOn, organisationNames } from '../forums/queries'
import type { Db } from '../store/Store'
import { actualsCall } from './actualsCall'
import { projectsUnknown } from './find'
import { evaluationOf, type Loaded, loadProjects } from './load'
import { missingFor } from './missing'
import { actualOf, ofYear } from './sheet'

/** One line of 取組カルテ一覧. */
export interface ProjectLine {
  id: string
  /** 事業番号 */
  number: string
  title: string
  state: ProjectState
  beganOn: string | null
  endedOn: string | null
  leadName: string | null
  memberNames: string[]
  /** whether it went on in the year of the page */
  isOfYear: boolean
  indicators: {
    id: string
    name: string
    unit: string
    target: number | null
    actual: number | null
    isAchieved: boolean | null
    hasBaseline: boolean
  }[]
  /** 検証結果 of the year */
  result: EvaluationResult | null
  /** 検証なし: the years that are over and that nobody evaluated */
  unevaluatedYears: number[]
  isSample: boolean
}

/** 取組カルテ一覧 of a body for one 年度, as it stands at `now`. */
export async function projectsPage(
  db: Db,
  actor: Actor,
  { forumId, year: asked, now }: { forumId: string; year?: number | undefined; now: number },
) {
  const subject = { forumId }
  const [forum] = await forumNames(db, [forumId])
  if (!forum || !can(actor, 'project.read', subject)) throw projectsUnknown()
  const today = dayOf(now)
  const present = fiscalYear(today)
  const projects = await loadProjects(db, { forumId })
  // The last year that is over is the one there is something to say about.
  const year = asked ?? (ofYear(projects, present - 1).length > 0 ? present - 1 : present)
  const missingYear = Math.min(year, present - 1)
  const names = await organisationNames(db)
  const isManager = can(actor, 'project.manage', subject)
  const family = await familyOf(db, forumId)
  const leads = new Map(family.map(({ id, name }) => [id, name]))
  return {
    forumId,
    forumName: forum.name,
    year,
    years: yearsOf(projects, present),
    asOf: now,
    today,
    projects: projects.map((project) => lineOf(project, { year, today, leads })),
    // Nothing is owed of a year that goes on.
    missingYear,
    missing: missingFor(actor, projects, missingYear, names),
    actuals: can(actor, 'call.read', subject) ? await openActuals(db, actor, forumId, now) : null,
    ownId: actor.organisationId,
    // What the form for an older project offers.
    members: isManager ? (await membersOn(db, forumId, today)).map(({ id, name }) => ({ id, name })) : [],
    bodies: isManager ? family : [],
    can: { manage: isManager, report: can(actor, 'project.report', subject) },
  }
}

interface Seen {
  year: number
  today: string
  leads: ReadonlyMap<string, string>
}

function lineOf(project: Loaded, { year, today, leads }: Seen): ProjectLine {
  const { row } = project
  return {
    id: row.id,
    number: projectNumber({ fiscalYear: row.fiscal_year, number: row.number }),
    title: row.title,
    state: projectState(project, today),
    beganOn: row.began_on,
    endedOn: row.ended_on,
    leadName: row.lead_forum_id === null ? null : (leads.get(row.lead_forum_id) ?? null),
    memberNames: project.members.map(({ name }) => name),
    isOfYear: wentOn(project, year),
    indicators: project.indicators.map((indicator) => {
      const target = indicator.targets[year] ?? null
      const actual = actualOf(project, indicator, year)
      return {
        id: indicator.id,
        name: indicator.name,
        unit: indicator.unit,
        target,
        actual,
        isAchieved: isAchieved(indicator, target, actual),
        hasBaseline: indicator.baseline !== null,
      }
    }),
    result: evaluationOf(project, year)?.result ?? null,
    unevaluatedYears: missingYears(
      project,
      project.evaluations.map(({ fiscal_year }) => fiscal_year),
      today,
    ),
    isSample: row.is_sample === 1,
  }
}

/** The 実績照会 that is open, with where the seat's own organisation stands in it. */
async function openActuals(db: Db, actor: Actor, forumId: string, now: number) {
  const call = await actualsCall(db, forumId, { organisationId: actor.organisationId })
  if (!call) return null
  const { id, number, title, dueOn, year, isAsked, answer } = call
  return {
    id,
    number,
    title,
    dueOn,
    year,
    isAsked,
    isLate: dueOn < dayOf(now),
    answer: answer === null ? null : callValueLabel[answer.value],
  }
}

/** From the first project's first year until the present one, the latest first. */
function yearsOf(projects: readonly Loaded[], present: number): number[] {
  const first = Math.min(
    present,
    ...projects.flatMap(({ beganOn }) => (beganOn === null ? [] : [fiscalYear(beganOn)])),
  )
  return Array.from({ length: present - first + 1 }, (_, index) => present - index)
}

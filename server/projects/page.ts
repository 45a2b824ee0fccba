import { dayOf, fiscalYear } from '../../shared/calendar'
import { type Actor, can } from '../../shared/permission'
import { dueYears, missingYears } from '../../shared/projects/evaluation'
import { type Figure, holding, isAchieved, slotKey } from '../../shared/projects/figure'
import { projectNumber, projectState } from '../../shared/projects/project'
import { entryOf, familyOf, forumNames, membersOn, organisationNames } from '../forums/queries'
import { readableProposals } from '../proposals/queries'
import type { Db } from '../store/Store'
import { decisionReader } from './decisions'
import { findProject } from './find'
import type { Loaded } from './load'
import { missingFor } from './missing'
import { actualOf } from './sheet'
import { unconfirmedOf } from './unconfirmed'

/** The page of one project (取組カルテ), as it stands at `now`. */
export async function projectPage(db: Db, actor: Actor, { id, now }: { id: string; now: number }) {
  const project = await findProject(db, actor, id)
  const { row } = project
  const subject = { forumId: row.forum_id }
  const today = dayOf(now)
  const thisYear = fiscalYear(today)
  const names = await organisationNames(db)
  const decision = decisionReader(db, actor, now)
  const isManager = can(actor, 'project.manage', subject)
  const [forum] = await forumNames(db, [row.forum_id])
  const lead = row.lead_forum_id === null ? [] : await forumNames(db, [row.lead_forum_id])
  return {
    id: row.id,
    revision: row.revision,
    number: projectNumber({ fiscalYear: row.fiscal_year, number: row.number }),
    title: row.title,
    purpose: row.purpose,
    forumId: row.forum_id,
    forumName: forum?.name ?? '',
    leadForumId: row.lead_forum_id,
    leadName: lead[0]?.name ?? null,
    state: projectState(project, today),
    beganOn: row.began_on,
    endedOn: row.ended_on,
    countsUsers: project.countsUsers,
    isSample: row.is_sample === 1,
    mergedInto: await titleOf(db, row.merged_into),
    proposal: await proposalOf(db, actor, row.proposal_id, names),
    decision: await decision(row),
    members: project.members,
    asOf: now,
    today,
    thisYear,
    years: shownYears(project, thisYear),
    indicators: project.indicators.map((indicator) => ({
      ...indicator,
      ownerName: indicator.ownerId === null ? null : (names.get(indicator.ownerId) ?? null),
      years: yearsOf(project, indicator, thisYear),
    })),
    costs: costsOf(project, names),
    users: usersByYear(project, names),
    assessments: project.assessments.map((each) => ({
      id: each.id,
      organisationId: each.organisation_id,
      organisationName: each.name,
      fiscalYear: each.fiscal_year,
      mark: each.mark,
      line: each.line,
      entry: entryOf(each),
    })),
    evaluations: await Promise.all(
      project.evaluations.toReversed().map(async (each) => ({
        id: each.id,
        fiscalYear: each.fiscal_year,
        result: each.result,
        note: each.note,
        at: each.at,
        label: each.label,
        rests: each.decision_id !== null,
        decision: await decision(each),
      })),
    ),
    dueYears: dueYears(project, today),
    unevaluatedYears: missingYears(
      project,
      project.evaluations.map(({ fiscal_year }) => fiscal_year),
      today,
    ),
    missing: dueYears(project, today)
      .slice(-1)
      .flatMap((year) => missingFor(actor, [project], year, names)),
    unconfirmed: unconfirmedOf(project, actor.organisationId).length,
    ownId: actor.organisationId,
    // What the forms of the secretariat offer.
    choices: isManager
      ? {
          members: await memberChoices(db, project, today),
          bodies: await familyOf(db, row.forum_id),
          projects: await otherProjects(db, row),
        }
      : null,
    can: { manage: isManager, report: can(actor, 'project.report', subject) },
  }
}

/** The years there is something to say about: since the beginning, and as far as targets go. */
function shownYears({ beganOn, indicators, figures }: Loaded, thisYear: number): number[] {
  const said = [
    ...indicators.flatMap(({ targets }) => Object.keys(targets).map(Number)),
    ...figures.map((figure) => figure.fiscalYear),
    ...(beganOn === null ? [] : [fiscalYear(beganOn), thisYear]),
  ]
  if (said.length === 0) return [thisYear]
  const first = Math.min(...said)
  return Array.from({ length: Math.max(...said) - first + 1 }, (_, index) => first + index)
}

/** From the first 年度 with a target or a figure until the last one; the last year that is over is owed a figure anyway. */
function yearsOf(project: Loaded, indicator: Loaded['indicators'][number], thisYear: number) {
  const all = shownYears(project, thisYear).map((year) => ({
    ...yearOf(project, indicator, year),
    isOver: year < thisYear,
  }))
  const isTold = (each: (typeof all)[number]) =>
    each.target !== null || each.actual !== null || each.year === thisYear - 1
  const first = all.findIndex(isTold)
  return first === -1 ? [] : all.slice(first, all.findLastIndex(isTold) + 1)
}

function yearOf(project: Loaded, indicator: Loaded['indicators'][number], year: number) {
  const target = indicator.targets[year] ?? null
  const value = actualOf(project, indicator, year)
  const said = holding(project.figures).get(
    slotKey({ kind: 'indicator', basis: 'actual', indicatorId: indicator.id, fiscalYear: year, aboutId: '' }),
  )
  return {
    year,
    target,
    actual: value,
    isAchieved: isAchieved(indicator, target, value),
    source: said?.source ?? '',
    entry: said?.entry ?? null,
  }
}

/** 費用 by 年度, 計画 and 実績, each with who bears it. */
function costsOf(project: Loaded, names: ReadonlyMap<string, string>) {
  const held = [...holding(project.figures).values()]
  return held
    .filter(({ kind }) => kind === 'cost')
    .map(({ fiscalYear: year, basis, value, source, entry }) => ({
      id: `${year} ${basis}`,
      fiscalYear: year,
      basis,
      value,
      source,
      label: entry.label,
      shares: inOrder(
        held.filter(
          (figure) => figure.kind === 'share' && figure.fiscalYear === year && figure.basis === basis,
        ),
        names,
      ),
    }))
    .sort((one, other) => other.fiscalYear - one.fiscalYear || one.basis.localeCompare(other.basis))
}

/** 利用者 by 団体 and 年度. */
const usersByYear = (project: Loaded, names: ReadonlyMap<string, string>) =>
  inOrder(
    [...holding(project.figures).values()].filter(
      ({ kind, basis }) => kind === 'users' && basis === 'actual',
    ),
    names,
  )

const inOrder = (figures: readonly (Figure & { value: number })[], names: ReadonlyMap<string, string>) => {
  const order = [...names.keys()]
  return [...figures]
    .sort((one, other) => order.indexOf(one.aboutId) - order.indexOf(other.aboutId))
    .map(({ aboutId, fiscalYear: year, value, source, entry }) => ({
      organisationId: aboutId,
      organisationName: names.get(aboutId) ?? '',
      fiscalYear: year,
      value,
      source,
      entry,
    }))
}

/** Who takes part already stays a choice, also after it left the body. */
async function memberChoices(db: Db, { row, members }: Loaded, today: string) {
  const present = (await membersOn(db, row.forum_id, today)).map(({ id, name }) => ({ id, name }))
  const gone = members
    .filter(({ organisationId }) => !present.some(({ id }) => id === organisationId))
    .map(({ organisationId, name }) => ({ id: organisationId, name }))
  return [...present, ...gone]
}

const otherProjects = (db: Db, { id, forum_id }: Loaded['row']) =>
  db
    .selectFrom('project')
    .select(['id', 'title'])
    .where('forum_id', '=', forum_id)
    .where('id', '!=', id)
    .orderBy('fiscal_year')
    .orderBy('number')
    .execute()

async function titleOf(db: Db, id: string | null): Promise<{ id: string; title: string } | null> {
  if (id === null) return null
  return (
    (await db.selectFrom('project').select(['id', 'title']).where('id', '=', id).executeTakeFirst()) ?? null
  )
}

/** The proposal it came from, where this seat may read it. */
async function proposalOf(db: Db, actor: Actor, id: string | null, names: ReadonlyMap<string, string>) {
  if (id === null) return null
  const [proposal] = await readableProposals(db, actor, [id])
  if (!proposal) return null
  const { number, title, originators } = proposal
  return { id, number, title, originators: originators.map((each) => names.get(each) ?? '') }
}

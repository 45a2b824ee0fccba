import { assert } from '../../../shared/assert'
import { dayOf, fiscalYear } from '../../../shared/calendar'
import { newId } from '../../id'
import { changeProject, createProject } from '../../projects/createProject'
import { evaluateProject } from '../../projects/evaluateProject'
import { reportFigures } from '../../projects/reportFigures'
import { setIndicators } from '../../projects/setIndicators'
import { writeCost } from '../../projects/writeCost'
import { type SampleName, sampleForumId } from './people'
import { type SampleFigures, type SampleProject, sampleProjects } from './projects'
import { actAt, decisionOf, made, madeMeeting, organisationsOf, type Stage } from './stage'
import type { Year } from './year'

const office: SampleName = 'iiyamaOffice'

/** 取組カルテ: older ones that were entered by hand with their figures, and the one that began with an adopted proposal. */
export function makeProjects(stage: Stage, year: Year): void {
  const ids = new Map<string, string>()
  for (const project of sampleProjects) make(stage, { project, ids }, year)
  for (const by of ['nakano', 'iiyama', 'yamanouchi', 'kijimadaira'] as const)
    year.chain()(by === 'kijimadaira' ? -109 : -118, 14, (at) => handIn(stage, { by, ids }, at))
  year.chain()(-80, 14, (at) => beginChildcare(stage, at))
}

interface Made {
  project: SampleProject
  ids: Map<string, string>
}

function make(stage: Stage, { project, ids }: Made, year: Year): void {
  const { key, title, purpose, years, members, countsUsers, indicators, costs, evaluations } = project
  const chain = year.chain()
  chain(-140, 10, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    const { id } = await createProject(context, actor, {
      ...{ forumId: sampleForumId, title, purpose, leadForumId: null, endedOn: null, countsUsers },
      beganOn: `${lastYear(at) + 1 - years}-04-01`,
      members: organisationsOf(stage, members).map((organisationId) => ({
        ...{ organisationId, fromOn: null, toOn: null },
      })),
      idempotencyKey: newId(),
    })
    ids.set(key, id)
    if (indicators.length > 0)
      await setIndicators(context, actor, id, {
        indicators: indicators.map(({ owner, targets, ...indicator }) => ({
          ...{ id: null, isLessBetter: false, ...indicator },
          ownerId: owner ? stage.cast[owner].organisationId : null,
          targets: Object.fromEntries(
            targets.map((value, index) => [String(lastYear(at) - 1 + index), value]),
          ),
        })),
        revision: 0,
        idempotencyKey: newId(),
      })
    for (const { back, cost, shares } of costs)
      await writeCost(context, actor, id, {
        ...{ fiscalYear: lastYear(at) - back, basis: 'actual', cost, source: '決算（サンプルの値）' },
        shares: shares.map(([name, value]) => ({
          organisationId: stage.cast[name].organisationId,
          value,
        })),
        idempotencyKey: newId(),
      })
  })
  for (const { day, back, result, note, decision } of evaluations)
    chain(day, 15, async (at) => {
      const { context, actor } = await actAt(stage, office, at)
      const meetingId = madeMeeting(stage, 'first').id
      await evaluateProject(context, actor, made(ids, key), {
        ...{ fiscalYear: lastYear(at) - back, result, note, endsOn: null, mergedInto: null },
        decision: decision ? { meetingId, decisionId: await decisionOf(stage, meetingId, decision) } : null,
        idempotencyKey: newId(),
      })
    })
}

/** The 年度 before the one of that moment: what a 実績照会 asks about. */
const lastYear = (at: number) => fiscalYear(dayOf(at)) - 1

/** An organisation hands in what it reports about two years, and its 自己評価 of the last. */
async function handIn(
  stage: Stage,
  { by, ids }: { by: SampleName; ids: ReadonlyMap<string, string> },
  at: number,
): Promise<void> {
  const { context, actor } = await actAt(stage, by, at)
  for (const back of [1, 0]) {
    const said = sampleProjects.flatMap(({ key, reports }) =>
      reports.filter((report) => report.by === by).map((report) => ({ projectId: made(ids, key), report })),
    )
    await reportFigures(context, actor, sampleForumId, {
      fiscalYear: lastYear(at) - back,
      figures: (
        await Promise.all(said.map(({ projectId, report }) => figuresOf(stage, { projectId, report, back })))
      ).flat(),
      assessments: said.flatMap(({ projectId, report: { mark, line = '' } }) =>
        mark && back === 0 ? { projectId, mark, line } : [],
      ),
      handIn:
        back === 0 ? { callId: made(stage.callIds, 'actuals'), level: 'section_chief', note: '' } : null,
      idempotencyKey: newId(),
    })
  }
}

async function figuresOf(
  { context }: Stage,
  { projectId, report, back }: { projectId: string; report: SampleFigures; back: number },
) {
  const source = '担当課の集計（サンプルの値）'
  const users = report.users?.[1 - back]
  const measured = report.indicators ?? []
  const indicators = await context.store.db
    .selectFrom('project_indicator')
    .select(['id', 'name'])
    .where('project_id', '=', projectId)
    .execute()
  return [
    ...(users === undefined
      ? []
      : [{ ...{ projectId, source }, kind: 'users' as const, indicatorId: null, value: users }]),
    ...measured.flatMap(({ name, values }) => {
      const value = values[1 - back]
      if (value === undefined) return []
      const indicator = indicators.find((each) => each.name === name)
      assert(indicator, `the indicator ${name} was set`)
      return [{ ...{ projectId, source }, kind: 'indicator' as const, indicatorId: indicator.id, value }]
    }),
  ]
}

/** The 取組 that came of an adopted proposal begins; what it shall be measured against was never counted. */
async function beginChildcare(stage: Stage, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  const project = await context.store.db
    .selectFrom('project')
    .select(['id', 'title', 'purpose', 'revision'])
    .where('proposal_id', '=', made(stage.proposalIds, 'children'))
    .executeTakeFirstOrThrow()
  const members = organisationsOf(stage, ['nakano', 'iiyama', 'yamanouchi', 'kijimadaira'])
  await changeProject(context, actor, project.id, {
    ...{
      title: project.title,
      purpose: project.purpose,
      leadForumId: null,
      endedOn: null,
      countsUsers: true,
    },
    beganOn: dayOf(at),
    members: members.map((organisationId) => ({ organisationId, fromOn: null, toOn: null })),
    revision: project.revision,
    idempotencyKey: newId(),
  })
  await setIndicators(context, actor, project.id, {
    indicators: [
      {
        ...{ id: null, name: '市外の子どもの利用', unit: '人日', baseline: null, isLessBetter: false },
        baselineNote: 'これまで数えていない',
        ownerId: stage.cast.nakano.organisationId,
        targets: { [String(fiscalYear(dayOf(at)))]: 120, [String(fiscalYear(dayOf(at)) + 1)]: 200 },
      },
    ],
    revision: project.revision + 1,
    idempotencyKey: newId(),
  })
}

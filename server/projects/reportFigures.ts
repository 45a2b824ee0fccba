import { dayOf, fiscalYear } from '../../shared/calendar'
import { DomainError, faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { Assess, ReportFigures } from '../../shared/projects/commands'
import { takesPart, wentOn } from '../../shared/projects/figure'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import { answerCall } from '../calls/acts'
import { callsOf } from '../calls/queries'
import type { Context } from '../context'
import { type Answerer, answererOf } from '../forums/acts'
import { newId } from '../id'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { findProject, projectsUnknown } from './find'
import { insertFigures } from './insertFigures'
import { type Loaded, loadProjects } from './load'
import { nextWord, tellProject } from './word'

type Body = { forum_id: string; is_sample: 0 | 1 }
type Reported = ReportFigures['figures'][number]

/** The form of a 実績照会: what an organisation says of its figures, and with `handIn` its answer to the call [J5][J6]. */
export async function reportFigures(
  context: Context,
  actor: Actor,
  forumId: string,
  input: ReportFigures,
): Promise<void> {
  if (!can(actor, 'project.read', { forumId })) throw projectsUnknown()
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `reportFigures ${forumId}`, at }
  const projectIds = await context.store.transaction((tx) =>
    once(tx, act, () => report(tx, actor, { forumId, input, at })),
  )
  tellProject(context, { projectIds, forumId })
  if (input.handIn)
    context.events.changed([`call:${input.handIn.callId}`, `calls:${forumId}`], { forumIds: [forumId] })
}

/** 自己評価 alone: one press on the project's own page. */
export async function assess(context: Context, actor: Actor, id: string, input: Assess): Promise<void> {
  const { row } = await findProject(context.store.db, actor, id)
  await reportFigures(context, actor, row.forum_id, {
    fiscalYear: input.fiscalYear,
    figures: [],
    assessments: [{ projectId: id, mark: input.mark, line: input.line }],
    handIn: null,
    onBehalf: input.onBehalf,
    idempotencyKey: input.idempotencyKey,
  })
}

interface Report {
  forumId: string
  input: ReportFigures
  at: number
}

async function report(tx: Tx, actor: Actor, { forumId, input, at }: Report): Promise<string[]> {
  if (input.fiscalYear > fiscalYear(dayOf(at)))
    throw faultAt('fiscalYear', 'まだ始まっていない年度の実績は入力できません。年度を選び直してください。')
  const projects = await loadProjects(tx, { forumId })
  const named = projects.filter(({ row }) =>
    [...input.figures, ...input.assessments].some(({ projectId }) => projectId === row.id),
  )
  const call = input.handIn && (await callToAnswer(tx, forumId, input.handIn.callId))
  const isSample = named.every(({ row }) => row.is_sample === 1) && (call?.isSample ?? true)
  const body: Body = { forum_id: forumId, is_sample: isSample ? 1 : 0 }
  const speaker = await speakerOf(tx, actor, body, { day: dayOf(at), onBehalf: input.onBehalf })
  const spoken = wordsIn(input, projects, speaker, can(actor, 'project.manage', { forumId }))
  for (const project of named) {
    const word = await nextWord(tx, project.row.id)
    const words = { projectId: project.row.id, word, at, speaker }
    await insertFigures(tx, words, spoken.figuresOf(project))
    await insertAssessments(tx, words, spoken.assessmentsOf(project), input.fiscalYear)
  }
  if (input.handIn) await answerCall(tx, speaker, { ...input.handIn, value: 'reported', at })
  return named.map(({ row }) => row.id)
}

/**
 * Whose words they are: the seat's own organisation's, or in 代行入力 those of the one that told the secretariat. The secretariat
 * speaks for itself also where its organisation is no member: a 広域連合's office is none.
 */
async function speakerOf(
  tx: Tx,
  actor: Actor,
  body: Body,
  { day, onBehalf }: { day: string; onBehalf: ReportFigures['onBehalf'] },
): Promise<Answerer> {
  if (onBehalf !== undefined || !can(actor, 'project.manage', { forumId: body.forum_id }))
    return await answererOf(tx, actor, body, { right: 'project.report', day, onBehalf })
  await refuseSampleSeat(tx, actor, body)
  const { label } = await actingSeat(tx, actor)
  return { organisation_id: actor.organisationId, seat_id: actor.seatId, label, on_behalf_channel: null }
}

/** The words as rows, after each was found to be the speaker's to say. */
function wordsIn(
  { figures, assessments, fiscalYear: year }: ReportFigures,
  projects: readonly Loaded[],
  speaker: Answerer,
  isManager: boolean,
) {
  const ownId = speaker.organisation_id
  const isOffice = isManager && speaker.on_behalf_channel === null
  for (const { projectId } of [...figures, ...assessments]) {
    const project = projects.find(({ row }) => row.id === projectId)
    if (!project)
      throw faultAt('figures', 'この会議体にない取組が含まれています。画面を再読み込みしてください。')
    if (!wentOn(project, year))
      throw faultAt(
        'figures',
        `「${project.row.title}」は、その年度に実施していません。開始日と終了日を確かめてください。`,
      )
  }
  const takesPartIn = (project: Loaded) =>
    project.members.some((stay) => stay.organisationId === ownId && takesPart(stay, year))
  return {
    figuresOf: (project: Loaded) =>
      figures
        .filter(({ projectId }) => projectId === project.row.id)
        .map((figure) => {
          if (!maySay(project, figure, { ownId, isOffice, takesPart: takesPartIn(project) })) throw notYours()
          return {
            kind: figure.kind,
            basis: 'actual' as const,
            indicatorId: figure.kind === 'indicator' ? figure.indicatorId : null,
            fiscalYear: year,
            aboutId: figure.kind === 'users' ? ownId : '',
            value: figure.value,
            source: figure.source,
          }
        }),
    assessmentsOf: (project: Loaded) => {
      const own = assessments.filter(({ projectId }) => projectId === project.row.id)
      if (own.length > 0 && !takesPartIn(project)) throw notYours()
      return own
    },
  }
}

/** An indicator is said by who reports it, by the secretariat where nobody does; users each by who takes part [J5]. */
function maySay(
  { indicators, countsUsers }: Loaded,
  { kind, indicatorId }: Reported,
  speaker: { ownId: string; isOffice: boolean; takesPart: boolean },
): boolean {
  if (kind === 'users') return countsUsers && speaker.takesPart
  const indicator = indicators.find(({ id }) => id === indicatorId)
  if (!indicator) return false
  return indicator.ownerId === null ? speaker.isOffice : indicator.ownerId === speaker.ownId
}

async function insertAssessments(
  tx: Tx,
  { projectId, word, at, speaker }: { projectId: string; word: number; at: number; speaker: Answerer },
  assessments: ReportFigures['assessments'],
  year: number,
): Promise<void> {
  for (const { mark, line } of assessments)
    await tx
      .insertInto('project_assessment')
      .values({
        id: newId(),
        project_id: projectId,
        word,
        ...speaker,
        at,
        confirmed_at: null,
        confirmed_label: null,
        fiscal_year: year,
        mark,
        line,
      })
      .execute()
}

async function callToAnswer(tx: Tx, forumId: string, callId: string) {
  const call = (await callsOf(tx, forumId)).find(({ id }) => id === callId)
  if (call?.kind !== 'actuals')
    throw faultAt('handIn', '実績照会が見つかりません。画面を再読み込みしてください。')
  return call
}

const notYours = () =>
  new DomainError(
    'forbidden',
    'ほかの団体が報告する数値が含まれています。自分の団体が報告する数値だけを入力してください。事務局は、代行入力で団体を選べます。',
  )

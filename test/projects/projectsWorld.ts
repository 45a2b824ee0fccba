import { openCall } from '../../server/calls/openCall'
import { desk } from '../../server/desk/desk'
import { foundProject } from '../../server/projects/acts'
import { confirmWords } from '../../server/projects/confirmWords'
import { changeProject, createProject } from '../../server/projects/createProject'
import { evaluateProject } from '../../server/projects/evaluateProject'
import { projectsPage } from '../../server/projects/list'
import { projectPage } from '../../server/projects/page'
import { assess, reportFigures } from '../../server/projects/reportFigures'
import { reportPage } from '../../server/projects/reportPage'
import { setIndicators } from '../../server/projects/setIndicators'
import { writeCost } from '../../server/projects/writeCost'
import type { Actor } from '../../shared/permission'
import type {
  Assess,
  ChangeProject,
  CreateProject,
  EvaluateProject,
  ReportFigures,
  SetIndicators,
  WriteCost,
} from '../../shared/projects/commands'
import { forumId, meetingId, newKey, openProposalsWorld, seats } from '../proposals/proposalsWorld'

export const act = () => ({ idempotencyKey: newKey() })

/** 北信地域定住自立圏 on a real store, with what is done to a 取組カルテ as one word each. */
export async function openProjectsWorld() {
  const world = await openProposalsWorld()
  const { context, db } = world
  const page = (id: string, actor: Actor = seats.secretariat) =>
    projectPage(db, actor, { id, now: context.now() })
  const decides = async (id: string, more: { meetingId?: string; text?: string } = {}) => {
    const at = more.meetingId ?? meetingId
    await db
      .insertInto('decision')
      .values({ id, meeting_id: at, position: 0, item_id: null, text: more.text ?? '取組を見直す' })
      .execute()
    return { meetingId: at, decisionId: id }
  }
  return {
    ...world,
    page,
    decides,
    founds: (proposalId: string, more: Partial<Parameters<typeof foundProject>[1]> = {}) =>
      context.store.transaction((tx) =>
        foundProject(tx, {
          proposalId,
          forumId,
          title: '村道除雪の共同発注',
          meetingId: null,
          decisionId: null,
          memberIds: ['kijimadaira', 'sakae'],
          at: context.now(),
          label: '飯山市 企画課長',
          ...more,
        }),
      ),
    creates: async (more: Partial<CreateProject> = {}, actor: Actor = seats.secretariat) =>
      (await createProject(context, actor, { ...older, ...act(), ...more })).id,
    changes: async (id: string, more: Partial<ChangeProject>, actor: Actor = seats.secretariat) =>
      changeProject(context, actor, id, {
        ...older,
        revision: (await page(id)).revision,
        ...act(),
        ...more,
      }),
    measures: async (
      id: string,
      indicators: Partial<SetIndicators['indicators'][number]>[],
      actor: Actor = seats.secretariat,
    ) => {
      await setIndicators(context, actor, id, {
        indicators: indicators.map((each) => ({ ...anyIndicator, ...each })),
        revision: (await page(id)).revision,
        ...act(),
      })
      return (await page(id)).indicators.map((indicator) => indicator.id)
    },
    pays: (id: string, more: Partial<WriteCost> = {}, actor: Actor = seats.secretariat) =>
      writeCost(context, actor, id, {
        fiscalYear: 2025,
        basis: 'actual',
        cost: 0,
        shares: [],
        source: '',
        ...act(),
        ...more,
      }),
    reports: (actor: Actor, more: Partial<ReportFigures> = {}) =>
      reportFigures(context, actor, forumId, {
        fiscalYear: 2025,
        figures: [],
        assessments: [],
        handIn: null,
        ...act(),
        ...more,
      }),
    assesses: (actor: Actor, id: string, more: Partial<Assess> = {}) =>
      assess(context, actor, id, { fiscalYear: 2025, mark: 'good', line: '', ...act(), ...more }),
    evaluates: (id: string, more: Partial<EvaluateProject> = {}, actor: Actor = seats.secretariat) =>
      evaluateProject(context, actor, id, {
        fiscalYear: 2025,
        result: 'continue',
        note: '',
        decision: null,
        endsOn: null,
        mergedInto: null,
        ...act(),
        ...more,
      }),
    confirms: (actor: Actor, id: string) => confirmWords(context, actor, id, act()),
    lists: (actor: Actor = seats.secretariat, year?: number) =>
      projectsPage(db, actor, { forumId, year, now: context.now() }),
    form: (actor: Actor, more: { year?: number; organisation?: string } = {}) =>
      reportPage(db, actor, { forumId, now: context.now(), ...more }),
    asks: (dueOn = '2026-12-20') =>
      openCall(context, seats.secretariat, {
        forumId,
        kind: 'actuals',
        title: '令和7年度の取組実績について',
        note: '',
        dueOn,
        proposalIds: [],
        meetingId: null,
        ...act(),
      }),
    waits: async (actor: Actor) => (await desk(db, actor, context.now())).items,
  }
}
export type ProjectsWorld = Awaited<ReturnType<typeof openProjectsWorld>>

/** A project that went on since 平成28年. */
const older: Omit<CreateProject, 'idempotencyKey'> = {
  forumId,
  title: '地域公共交通の共同運行',
  purpose: '通学と通院の足を守る',
  leadForumId: null,
  beganOn: '2016-04-01',
  endedOn: null,
  countsUsers: true,
  members: ['nakano', 'iiyama', 'sakae'].map((organisationId) => ({
    organisationId,
    fromOn: null,
    toOn: null,
  })),
}

export const anyIndicator: SetIndicators['indicators'][number] = {
  id: null,
  name: '利用者数',
  unit: '人',
  ownerId: null,
  baseline: 1000,
  baselineNote: '',
  isLessBetter: false,
  targets: {},
}

import { dayOf, fiscalYear } from '../../../shared/calendar'
import type { CostModel } from '../../../shared/intents/cost'
import { noWeights } from '../../../shared/intents/cost'
import { markConsent } from '../../consent/markConsent'
import { openConsent } from '../../consent/openConsent'
import { newId } from '../../id'
import { answerIntent } from '../../intents/answerIntent'
import { markCondition } from '../../intents/markCondition'
import { setCost } from '../../intents/setCost'
import { setPopulation } from '../../intents/setPopulation'
import { settlePoint } from '../../points/closePoint'
import { stateStance } from '../../points/stateStance'
import { openPoint } from '../../points/writePoint'
import { answerCorrection } from '../../proposals/answerCorrection'
import { referProposal } from '../../proposals/referProposal'
import { requestCorrection } from '../../proposals/requestCorrection'
import { supportProposal } from '../../proposals/supportProposal'
import { workingDay } from './days'
import { type SampleName, sampleForumId } from './people'
import type { SampleProposalKey } from './proposals'
import { actAt, made, madeMeeting, type Stage } from './stage'
import {
  type SampleIntent,
  type SamplePoint,
  type SampleProcedure,
  sampleIntents,
  samplePeople,
  samplePoints,
  sampleProcedures,
} from './talks'
import type { Year } from './year'

const office: SampleName = 'iiyamaOffice'

/** What is said about proposals on their way: 訂正, 統合, 上程, 賛同, 意向, 論点 and 同意. */
export function makeTalks(stage: Stage, year: Year): void {
  correct(stage, year)
  refer(stage, year)
  support(stage, year)
  shareCosts(stage, year)
  for (const intent of sampleIntents) year.chain()(intent.day, 14, (at) => state(stage, intent, at))
  year.chain()(-4, 11, async (at) => {
    const { context, actor } = await actAt(stage, 'nakano', at)
    await markCondition(context, actor, {
      ...{
        proposalId: made(stage.proposalIds, 'engineers'),
        position: 1,
        isMet: true,
        idempotencyKey: newId(),
      },
      note: '次の幹事会に、応援の順番の案を出すことになった。',
    })
  })
  for (const point of samplePoints) dispute(stage, point, year)
  for (const procedure of sampleProcedures) agree(stage, procedure, year)
}

/** One 訂正 that the own word was enough for, one that waits for a village, and two proposals that became one. */
function correct(stage: Stage, year: Year): void {
  year.chain()(-45, 10, async (at) => {
    const { context, actor } = await actAt(stage, 'sakae', at)
    await requestCorrection(context, actor, made(stage.proposalIds, 'engineers'), {
      reason: '村では、その前の庁内の打合せで先に出ていたため。',
      change: { act: 'first_raised', firstRaisedOn: workingDay(stage.now, -90) },
      idempotencyKey: newId(),
    })
  })
  year.chain()(-7, 10, async (at) => {
    const { context, actor } = await actAt(stage, 'yamanouchi', at)
    await requestCorrection(context, actor, made(stage.proposalIds, 'transit'), {
      reason: '木島平村も前々回の会議で同じことを求めており、試行の案を一緒に作ったため。',
      change: { act: 'add_originator', organisationId: stage.cast.kijimadaira.organisationId },
      idempotencyKey: newId(),
    })
  })
  const merge = year.chain()
  let mergeId = ''
  merge(-24, 10, async (at) => {
    const { context, actor } = await actAt(stage, 'iiyama', at)
    const { id } = await requestCorrection(context, actor, made(stage.proposalIds, 'operators'), {
      reason: '村道除雪の共同発注と一緒に進めるほうが、業者にも説明しやすいため。',
      change: { act: 'merge', into: made(stage.proposalIds, 'snow') },
      idempotencyKey: newId(),
    })
    mergeId = id
  })
  merge(-21, 10, (at) => agreeTo(stage, 'sakae', 'operators', { correctionId: () => mergeId, at }))
}

async function agreeTo(
  stage: Stage,
  by: SampleName,
  proposal: SampleProposalKey,
  { correctionId, at }: { correctionId: () => string; at: number },
): Promise<void> {
  const { context, actor } = await actAt(stage, by, at)
  const id = made(stage.proposalIds, proposal)
  const word = { isAgreed: true, reason: '', idempotencyKey: newId() }
  await answerCorrection(context, actor, { id, correctionId: correctionId() }, word)
}

/** 部会 → 幹事会 → 首長会議. */
function refer(stage: Stage, year: Year): void {
  const chain = year.chain()
  chain(-26, 15, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    await referProposal(context, actor, made(stage.proposalIds, 'ledger'), {
      toForumId: stage.forumIds.council,
      meetingId: madeMeeting(stage, 'panel').id,
      opinion: '部会の5市村に異論はない。飯山市の様式を基にすれば費用も掛からない。',
      idempotencyKey: newId(),
    })
  })
  chain(-9, 15, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    await referProposal(context, actor, made(stage.proposalIds, 'ledger'), {
      toForumId: stage.forumIds.heads,
      meetingId: madeMeeting(stage, 'third').id,
      opinion: '幹事会は部会の案のとおりとした。山ノ内町も同じ様式を使えるよう、写しを渡す。',
      idempotencyKey: newId(),
    })
  })
}

const supports: readonly { by: SampleName; day: number; proposal: SampleProposalKey; note: string }[] = [
  {
    by: 'nozawa',
    day: -49,
    proposal: 'engineers',
    note: '村の技師も2年後に定年を迎える。先に道を作ってほしい。',
  },
  { by: 'kijimadaira', day: -34, proposal: 'snow', note: '' },
  { by: 'nozawa', day: -32, proposal: 'snow', note: '小型の除雪機なら貸せる。' },
  { by: 'kijimadaira', day: -40, proposal: 'booking', note: '次の更新のときに加わりたい。' },
]

function support(stage: Stage, year: Year): void {
  for (const { by, day, proposal, note } of supports)
    year.chain()(day, 13, async (at) => {
      const { context, actor } = await actAt(stage, by, at)
      await supportProposal(context, actor, made(stage.proposalIds, proposal), {
        ...{ note, isWithdrawn: false, idempotencyKey: newId() },
      })
    })
}

function shareCosts(stage: Stage, year: Year): void {
  year.chain()(-10, 11, async (at) => {
    const { context, actor } = await actAt(stage, 'kijimadaira', at)
    const of = (name: SampleName) => stage.cast[name].organisationId
    const none = ['nakano', 'iiyama', 'yamanouchi', 'nozawa'] as const
    await share(context, actor, {
      proposalId: made(stage.proposalIds, 'engineers'),
      model: {
        items: [
          item('人件費（技師）', 3_600_000, { usage: 100 }),
          item('車両・事務費', 1_000_000, { equal: 100 }),
        ],
        startYear: fiscalYear(dayOf(at)) + 1,
        workHours: 3,
        workOf: { [of('nakano')]: 6, [of('kijimadaira')]: 4 },
        usageUnit: '時間/月',
        usage: {
          ...Object.fromEntries(none.map((name) => [of(name), 0])),
          [of('kijimadaira')]: 36,
          [of('sakae')]: 24,
        },
        note: '金額と時間はサンプルの値。',
      },
    })
  })
  year.chain()(-10, 12, async (at) => {
    const { context, actor } = await actAt(stage, 'sakae', at)
    await share(context, actor, {
      proposalId: made(stage.proposalIds, 'snow'),
      model: {
        items: [item('発注の事務', 800_000, { equal: 50, population: 50 })],
        startYear: fiscalYear(dayOf(at)) + 1,
        workHours: 2,
        workOf: { [stage.cast.sakae.organisationId]: 8 },
        usageUnit: '',
        usage: {},
        note: '金額はサンプルの値。除雪そのものの費用は、路線のある市町村が持つ。',
      },
    })
  })
  year.chain()(-10, 15, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    for (const [name, people] of samplePeople)
      await setPopulation(context, actor, {
        proposalId: made(stage.proposalIds, 'snow'),
        organisationId: stage.cast[name].organisationId,
        asOf: workingDay(stage.now, -60),
        people,
        source: 'サンプルの値（実際の人口ではない）',
      })
  })
}

const item = (name: string, yen: number, weights: Partial<CostModel['items'][number]['weights']>) => ({
  ...{ name, kind: 'fixed' as const, yen, every: 1 },
  weights: { ...noWeights, ...weights },
})

const share = (
  context: Stage['context'],
  actor: Parameters<typeof setCost>[1],
  { proposalId, model }: { proposalId: string; model: CostModel },
) => setCost(context, actor, { proposalId, revision: 0, model })

async function state(stage: Stage, intent: SampleIntent, at: number): Promise<void> {
  const { by, proposal, value, level, conditions, note, approver, channel } = intent
  const { context, actor } = await actAt(stage, channel ? office : by, at)
  await answerIntent(context, actor, {
    proposalId: made(stage.proposalIds, proposal),
    ...{ value, level, note: note ?? '', approver: approver ?? '' },
    conditions:
      conditions?.({
        idOf: (name) => stage.cast[name].organisationId,
        nextYear: fiscalYear(dayOf(stage.now)) + 1,
      }) ?? [],
    ...(channel && { onBehalf: { organisationId: stage.cast[by].organisationId, channel } }),
    idempotencyKey: newId(),
  })
}

function dispute(stage: Stage, point: SamplePoint, year: Year): void {
  const { by, day, proposal, title, ground, compromise, next, stances, settled } = point
  const chain = year.chain()
  let pointId = ''
  chain(day, 9, async (at) => {
    const { context, actor } = await actAt(stage, by, at)
    const { id } = await openPoint(context, actor, {
      proposalId: made(stage.proposalIds, proposal),
      ...{ title, ground, compromise, idempotencyKey: newId() },
      nextMeetingId: next ? madeMeeting(stage, next).id : null,
    })
    pointId = id
  })
  for (const { by: who, day: when, text, channel } of stances)
    chain(when, 10, async (at) => {
      const { context, actor } = await actAt(stage, channel ? office : who, at)
      await stateStance(context, actor, pointId, {
        text,
        ...(channel && { onBehalf: { organisationId: stage.cast[who].organisationId, channel } }),
        idempotencyKey: newId(),
      })
    })
  if (!settled) return
  chain(settled.day, 16, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    const meetingId = madeMeeting(stage, settled.meeting).id
    const { revision } = await context.store.db
      .selectFrom('point_at_issue')
      .select('revision')
      .where('id', '=', pointId)
      .executeTakeFirstOrThrow()
    const decisionId = await decisionOf(stage, meetingId, settled.decision)
    await settlePoint(context, actor, pointId, {
      ...{ revision, meetingId, decisionId, note: settled.note, idempotencyKey: newId() },
    })
  })
}

/** A 決定 by the words it begins with. */
export const decisionOf = async ({ context }: Stage, meetingId: string, begins: string): Promise<string> =>
  (
    await context.store.db
      .selectFrom('decision')
      .select('id')
      .where('meeting_id', '=', meetingId)
      .where('text', 'like', `${begins}%`)
      .executeTakeFirstOrThrow()
  ).id

function agree(stage: Stage, procedure: SampleProcedure, year: Year): void {
  const { proposal, day, template, title, ready, target, parties, central, steps } = procedure
  const chain = year.chain()
  let procedureId = ''
  chain(day, 9, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    const { id } = await openConsent(context, actor, {
      ...{ forumId: sampleForumId, template, title, leadDays: 14, prefectureDays: 0 },
      proposalId: made(stage.proposalIds, proposal),
      readyOn: workingDay(stage.now, ready),
      targetOn: workingDay(stage.now, target),
      parties: parties.map((name) => ({
        organisationId: stage.cast[name].organisationId,
        isCentral: name === central,
      })),
      idempotencyKey: newId(),
    })
    procedureId = id
  })
  for (const { by, day: when, stage: consentStage, state: said, on, reason } of steps)
    year.chain()(when, 13, async (at) => {
      const { context, actor } = await actAt(stage, by, at)
      await markConsent(context, actor, procedureId, {
        ...{ stage: consentStage, state: said, docNumber: '', reason: reason ?? '', idempotencyKey: newId() },
        onDay: said === 'obstacle' ? null : on === undefined ? dayOf(at) : workingDay(stage.now, on),
      })
    })
}

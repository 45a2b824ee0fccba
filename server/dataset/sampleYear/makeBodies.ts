import { defaultRules, type ForumRules } from '../../../shared/forums/rules'
import { foundTheme } from '../../forums/foundTheme'
import { foundTier } from '../../forums/foundTier'
import { rulesOf } from '../../forums/queries'
import { setRules } from '../../forums/setRules'
import { writeAssemblySession } from '../../forums/writeAssemblySession'
import { newId } from '../../id'
import { setLimit } from '../../ledger/setLimit'
import { workingDay } from './days'
import { type SampleName, sampleForumId } from './people'
import { actAt, made, organisationsOf, type Stage } from './stage'
import type { Chain, Year } from './year'

const office: SampleName = 'iiyamaOffice'
const panelMembers: readonly SampleName[] = ['nakano', 'iiyama', 'kijimadaira', 'nozawa', 'sakae']

/** What the body agreed on about its meetings and papers, its 部会, and when the assemblies sit. */
export function makeBodies(stage: Stage, year: Year): void {
  const chain = year.chain()
  chain(-230, 9, (at) => settleRules(stage, at))
  chain(-64, 15, (at) => foundPanel(stage, at))
  chain(-34, 15, (at) => foundHeads(stage, at))
  chain(-8, 16, (at) => foundSnowPartners(stage, at))
  makeSessions(stage, year.chain())
}

const ruled: ForumRules = {
  ...defaultRules,
  cadence: { ...defaultRules.cadence, perFiscalYear: 4, longestGapDays: 123 },
  minutes: { ...defaultRules.minutes, silence: 'deemed_confirmed', answerDays: 8 },
  papers: {
    ...defaultRules.papers,
    abbreviation: '幹',
    sender: '北信地域定住自立圏推進協議会幹事会 幹事長',
    contact: '定住自立圏事務局\n飯山市 企画財政課 企画調整係\n中野市 企画担当係',
  },
}

/** A body whose own people have given it rules keeps them. */
async function settleRules(stage: Stage, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  const own = await context.store.db
    .selectFrom('forum_rules')
    .select('revision')
    .where('forum_id', '=', sampleForumId)
    .executeTakeFirst()
  if (own) return
  await setRules(context, actor, { forumId: sampleForumId, revision: 0, rules: ruled })
}

/** The 部会 is the sample's own, so its records may hang on a seat of the sample: there the chair (議長) confirms them. */
async function foundPanel(stage: Stage, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  const { id } = await foundTier(context, actor, {
    parentId: sampleForumId,
    name: '専門職共同確保部会',
    tier: 'subcommittee',
    organisationIds: organisationsOf(stage, panelMembers),
    secretariat: [stage.cast[office].seatId],
    startsOn: workingDay(stage.now, -64),
    idempotencyKey: newId(),
  })
  stage.forumIds.panel = id
  const { minutes, papers } = await rulesOf(context.store.db, id)
  await setRules(context, actor, {
    forumId: id,
    revision: 1,
    rules: {
      ...ruled,
      cadence: defaultRules.cadence,
      minutes: { ...minutes, confirmedBy: 'chair', chairSeatId: stage.cast.kijimadaira.seatId },
      papers: { ...papers, abbreviation: '専', sender: '専門職共同確保部会 部会長' },
    },
  })
  // A village with three people in its 企画係 says what it can take on.
  const village = await actAt(stage, 'sakae', at + 60_000)
  await setLimit(village.context, village.actor, {
    forumId: id,
    organisationId: stage.cast.sakae.organisationId,
    kinds: ['venue', 'materials'],
    yearlyMax: 1,
    isExempt: false,
  })
}

async function foundHeads(stage: Stage, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  const { id } = await foundTier(context, actor, {
    parentId: sampleForumId,
    name: '首長会議',
    tier: 'heads',
    organisationIds: organisationsOf(stage, heads),
    secretariat: [stage.cast[office].seatId],
    startsOn: workingDay(stage.now, -34),
    idempotencyKey: newId(),
  })
  stage.forumIds.heads = id
}
const heads: readonly SampleName[] = ['nakano', 'iiyama', 'yamanouchi', 'kijimadaira', 'nozawa', 'sakae']

/** 小谷村, 信濃町 and 飯綱町 have as much snow as the three who begin it, and are of two other 圏域. */
const partnersAbroad = ['204862', '205834', '205907']

/** A テーマ連携 that no one 圏域 could hold: it came out of the village's proposal on 除雪. */
async function foundSnowPartners(stage: Stage, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  await foundTheme(context, actor, {
    forumId: sampleForumId,
    name: '豪雪地域除雪連携（サンプル）',
    parentIds: ['renkei-kitaalps', 'chusu-nagano'],
    organisationIds: [...organisationsOf(stage, ['iiyama', 'nozawa', 'sakae']), ...partnersAbroad],
    secretariat: [stage.cast[office].seatId],
    startsOn: workingDay(stage.now, -8),
    proposalId: made(stage.proposalIds, 'snow'),
    idempotencyKey: newId(),
  })
}

/** The assemblies sit at about the same time, but not on the same days; after the coming meeting, before the one after it. */
const sessions: readonly { of: SampleName; from: number; to: number }[] = [
  { of: 'nakano', from: 22, to: 41 },
  { of: 'iiyama', from: 21, to: 42 },
  { of: 'yamanouchi', from: 24, to: 38 },
  { of: 'kijimadaira', from: 25, to: 35 },
  { of: 'nozawa', from: 26, to: 36 },
  { of: 'sakae', from: 28, to: 37 },
  { of: 'nakano', from: 104, to: 126 },
  { of: 'iiyama', from: 103, to: 127 },
  { of: 'yamanouchi', from: 108, to: 122 },
  { of: 'kijimadaira', from: 110, to: 121 },
  { of: 'nozawa', from: 110, to: 120 },
  { of: 'sakae', from: 112, to: 123 },
]

function makeSessions(stage: Stage, chain: Chain): void {
  for (const { of, from, to } of sessions)
    chain(-40, 9, async (at) => {
      const { context, actor } = await actAt(stage, of, at)
      const fromOn = workingDay(stage.now, from)
      await writeAssemblySession(context, actor, {
        forumId: sampleForumId,
        organisationId: stage.cast[of].organisationId,
        name: `${Number(fromOn.slice(5, 7))}月定例会`,
        fromOn,
        toOn: workingDay(stage.now, to),
      })
    })
}

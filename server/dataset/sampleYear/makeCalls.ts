import { dayOf, fiscalYear, warekiFiscalYear } from '../../../shared/calendar'
import { giveAnswer } from '../../calls/giveAnswer'
import { openCall } from '../../calls/openCall'
import { closeCall, remindCall, writeOutcome } from '../../calls/runCall'
import { newId } from '../../id'
import { actualAnswers, proposalAnswers, type SampleAnswer, type SampleCallKey } from './calls'
import { workingDay } from './days'
import { type SampleName, sampleForumId } from './people'
import { actAt, made, madeMeeting, type Stage } from './stage'
import type { Chain, Year } from './year'

const office: SampleName = 'iiyamaOffice'

/** The three 照会 of the year: 提案照会 and 実績照会 are closed with what came of them, the 意向照会 of the autumn is open. */
export function makeCalls(stage: Stage, year: Year): void {
  askForProposals(stage, year.chain())
  askForActuals(stage, year)
  year.chain()(-9, 10, (at) =>
    open(stage, at, {
      kind: 'intents',
      title: '継続協議の提案への意向照会',
      note: '次の幹事会で協議する2件について、参加の意向と条件を回答してください。首長の了解がなくても、担当者の見込みで構いません。',
      due: 10,
      proposalIds: [made(stage.proposalIds, 'engineers'), made(stage.proposalIds, 'snow')],
      meetingId: madeMeeting(stage, 'fourth').id,
    }),
  )
}

interface Opened {
  kind: SampleCallKey
  title: string
  note: string
  due: number
  proposalIds?: string[]
  meetingId?: string
}

async function open(
  stage: Stage,
  at: number,
  { kind, title, note, due, proposalIds = [], meetingId }: Opened,
): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  const { id } = await openCall(context, actor, {
    ...{ forumId: sampleForumId, kind, title, note, proposalIds, isOpen: true },
    dueOn: workingDay(stage.now, due),
    meetingId: meetingId ?? null,
    idempotencyKey: newId(),
  })
  stage.callIds.set(kind, id)
}

function askForProposals(stage: Stage, chain: Chain): void {
  chain(-170, 10, (at) =>
    open(stage, at, {
      kind: 'proposals',
      title: `${warekiFiscalYear(fiscalYear(dayOf(at)))} 共同事業の提案照会`,
      note: '圏域で一緒に取り組みたいことがあれば回答してください。提案書は要りません。「困りごとのみ」でも「提案なし」でも、1回押せば回答になります。',
      due: -146,
    }),
  )
  for (const answer of proposalAnswers)
    chain(answer.day, 11, (at) => give(stage, { key: 'proposals', answer }, at))
  chain(-147, 15, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    await remindCall(context, actor, made(stage.callIds, 'proposals'), { idempotencyKey: newId() })
  })
  close(stage, chain, {
    key: 'proposals',
    day: -142,
    outcome:
      '提案ありが1団体、困りごとのみが2団体（うち1団体は電話での聞き取り）。山ノ内町のデマンド交通の乗入れを次の幹事会で協議する。困りごとは一覧に載せ、提案書を一緒に書く団体を募る。栄村は未回答のため、事務局が聞き取りに伺う。',
  })
}

/** The figures themselves are handed in with the 取組 (makeProjects.ts), between the opening and the closing. */
function askForActuals(stage: Stage, year: Year): void {
  const chain = year.chain()
  chain(-128, 10, (at) =>
    open(stage, at, {
      kind: 'actuals',
      title: `${warekiFiscalYear(fiscalYear(dayOf(at)) - 1)} 連携事業の実績照会`,
      note: '取組カルテの数値を入力してください。数えていないものは空欄のまま提出できます。',
      due: -108,
    }),
  )
  for (const answer of actualAnswers)
    year.chain()(answer.day, 11, (at) => give(stage, { key: 'actuals', answer }, at))
  close(stage, year.chain(), {
    key: 'actuals',
    day: -104,
    outcome: '回答のあった団体の数値は、取組カルテと効果検証シートに載せた。',
  })
}

async function give(
  stage: Stage,
  { key, answer }: { key: SampleCallKey; answer: SampleAnswer },
  at: number,
): Promise<void> {
  const { by, value, level, note, channel } = answer
  const { context, actor } = await actAt(stage, channel ? office : by, at)
  await giveAnswer(context, actor, made(stage.callIds, key), {
    value,
    level: level ?? 'official_in_charge',
    note: note ?? '',
    answeredOn: channel ? dayOf(at) : null,
    ...(channel && { onBehalf: { organisationId: stage.cast[by].organisationId, channel } }),
    idempotencyKey: newId(),
  })
}

function close(
  stage: Stage,
  chain: Chain,
  { key, day, outcome }: { key: SampleCallKey; day: number; outcome: string },
): void {
  chain(day, 10, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    await closeCall(context, actor, made(stage.callIds, key), { idempotencyKey: newId() })
  })
  chain(day, 16, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    const input = { text: outcome, idempotencyKey: newId() }
    await writeOutcome(context, actor, made(stage.callIds, key), input)
  })
}

import { newId } from '../../id'
import { changeInterests } from '../../interests/changeInterests'
import { draftTogether } from '../../interests/draftTogether'
import { echoNeed } from '../../needs/echoNeed'
import { answerRequest, requestOffer } from '../../needs/requestOffer'
import { settleNeed } from '../../needs/settleNeed'
import { giveBackNeed, takeOverNeed } from '../../needs/takeOver'
import { writeNeed } from '../../needs/writeNeed'
import { writeOffer } from '../../needs/writeOffer'
import { filePrecedent } from '../../precedents/filePrecedent'
import { openPrecedent } from '../../precedents/openPrecedent'
import { confirmEntry } from '../../proposals/confirmEntry'
import { editProposal } from '../../proposals/editProposal'
import { submitProposal } from '../../proposals/submitProposal'
import { transitionProposal } from '../../proposals/transitionProposal'
import { workingDay } from './days'
import {
  type SampleNeed,
  type SampleOffer,
  sampleCards,
  sampleInterests,
  sampleNeeds,
  sampleOffers,
} from './needs'
import { type SampleName, sampleForumId } from './people'
import { actAt, made, organisationsOf, type Stage } from './stage'
import type { Chain, Year } from './year'

const office: SampleName = 'iiyamaOffice'

/** 困りごと, 出せるもの, 関心 and 先進事例, and the two proposals that came out of them without a form. */
export function makeNeeds(stage: Stage, year: Year): void {
  for (const need of sampleNeeds) makeNeed(stage, need, year.chain())
  for (const offer of sampleOffers) makeOffer(stage, offer, year.chain())
  for (const { key, by, day, title, topicIds, card } of sampleCards)
    year.chain()(day, 10, async (at) => {
      const { context, actor } = await actAt(stage, by, at)
      const { id } = await filePrecedent(context, actor, {
        ...{ title, card, topicIds: [...topicIds], instrumentId: null, idempotencyKey: newId() },
      })
      stage.cardIds.set(key, id)
    })
  takeOver(stage, year.chain())
  // What came to nothing leaves its 困りごと open for the next one.
  year.chain()(-93, 10, async (at) => {
    const { context, actor } = await actAt(stage, 'iiyama', at)
    await giveBackNeed(context, actor, made(stage.needIds, 'interpreter'), { idempotencyKey: newId() })
  })
  meet(stage, year)
}

function makeNeed(stage: Stage, need: SampleNeed, chain: Chain): void {
  const { key, by, day, topicId, text, until, scope = 'region', channel } = need
  chain(day, 9, async (at) => {
    const { context, actor } = await actAt(stage, channel ? office : by, at)
    const { id } = await writeNeed(context, actor, {
      ...{ forumId: sampleForumId, topicId, text, scope },
      untilOn: until === undefined ? null : workingDay(stage.now, until),
      ...(channel && { onBehalf: { organisationId: stage.cast[by].organisationId, channel } }),
      idempotencyKey: newId(),
    })
    stage.needIds.set(key, id)
  })
  for (const echo of need.echoes ?? [])
    chain(echo.day, 10, async (at) => {
      const { context, actor } = await actAt(stage, echo.by, at)
      await echoNeed(context, actor, made(stage.needIds, key), { isEchoed: true, idempotencyKey: newId() })
    })
  const { solved } = need
  if (!solved) return
  chain(solved.day, 16, async (at) => {
    const { context, actor } = await actAt(stage, by, at)
    const input = { state: 'solved' as const, note: solved.note, idempotencyKey: newId() }
    await settleNeed(context, actor, made(stage.needIds, key), input)
  })
}

function makeOffer(stage: Stage, offer: SampleOffer, chain: Chain): void {
  const { by, day, kind, topicId, text, amount, until, request } = offer
  let offerId = ''
  chain(day, 11, async (at) => {
    const { context, actor } = await actAt(stage, by, at)
    const { id } = await writeOffer(context, actor, {
      ...{ forumId: sampleForumId, kind, topicId, text, amount },
      untilOn: until === undefined ? null : workingDay(stage.now, until),
      idempotencyKey: newId(),
    })
    offerId = id
  })
  if (!request) return
  let requestId = ''
  chain(request.day, 11, async (at) => {
    const { context, actor } = await actAt(stage, request.by, at)
    const { id } = await requestOffer(context, actor, offerId, {
      note: request.note,
      idempotencyKey: newId(),
    })
    requestId = id
  })
  const { answered, answer = '' } = request
  if (answered === undefined) return
  chain(answered, 11, async (at) => {
    const { context, actor } = await actAt(stage, by, at)
    await answerRequest(context, actor, requestId, { state: 'agreed', answer, idempotencyKey: newId() })
  })
}

/** 引受け: a city writes for the village, the village confirms, and the proposal counts for the village. */
function takeOver(stage: Stage, chain: Chain): void {
  let id = ''
  chain(-51, 10, async (at) => {
    const { context, actor } = await actAt(stage, 'iiyama', at)
    const taken = await takeOverNeed(context, actor, made(stage.needIds, 'nurse'), {
      idempotencyKey: newId(),
    })
    id = taken.proposalId
    await editProposal(context, actor, id, {
      revision: await revisionOf(stage, id),
      title: '保健師の応援の仕組み',
      plan: '健診の日を圏域内でずらし、保健師が1人ずつ応援に行く。応援の旅費は受ける側が持つ。',
      instrumentId: 'teiju-kyotei',
      expectedParticipants: organisationsOf(stage, ['nakano', 'iiyama', 'kijimadaira', 'nozawa']),
      costNote: '旅費と代休の調整だけで、新しい費用は小さいと見込む。',
      startWish: '次の年度の健診から',
    })
  })
  chain(-36, 10, async (at) => {
    const { context, actor } = await actAt(stage, 'sakae', at)
    await openPrecedent(context, actor, made(stage.cardIds, 'nurses'))
  })
  chain(-30, 10, async (at) => {
    const { context, actor } = await actAt(stage, 'iiyama', at)
    await submitProposal(context, actor, id, {
      revision: await revisionOf(stage, id),
      idempotencyKey: newId(),
    })
  })
  chain(-27, 10, async (at) => {
    const { context, actor } = await actAt(stage, 'sakae', at)
    await confirmEntry(context, actor, id, { idempotencyKey: newId() })
  })
  chain(-26, 10, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    const move = { from: 'submitted', to: 'accepted', reason: '' } as const
    await transitionProposal(context, actor, id, { ...move, idempotencyKey: newId() })
  })
}

/** Two villages ticked the same line: of all the ticks that is the one anybody else hears of. */
function meet(stage: Stage, year: Year): void {
  for (const { by, day, topicIds } of sampleInterests)
    year.chain()(day, 13, async (at) => {
      const { context, actor } = await actAt(stage, by, at)
      await changeInterests(context, actor, { forumId: sampleForumId, tick: [...topicIds], untick: [] })
    })
  year.chain()(-48, 14, async (at) => {
    const { context, actor } = await actAt(stage, 'kijimadaira', at)
    const match = await context.store.db
      .selectFrom('interest_match')
      .select('id')
      .where('forum_id', '=', sampleForumId)
      .where('is_sample', '=', 1)
      .executeTakeFirstOrThrow()
    const { id } = await draftTogether(context, actor, match.id, { idempotencyKey: newId() })
    await editProposal(context, actor, id, {
      revision: await revisionOf(stage, id),
      need: '中学生が減り、村の学校だけではチームを組めない部活動が増えた。',
      plan: '（書きかけ）2つの村の中学校で合同の練習日を作り、指導者と送迎を分け合う。',
    })
  })
}

const revisionOf = async ({ context }: Stage, id: string): Promise<number> =>
  (
    await context.store.db
      .selectFrom('proposal')
      .select('revision')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).revision

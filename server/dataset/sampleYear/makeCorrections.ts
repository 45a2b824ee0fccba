import { newId } from '../../id'
import { answerCorrection } from '../../proposals/answerCorrection'
import { referProposal } from '../../proposals/referProposal'
import { requestCorrection } from '../../proposals/requestCorrection'
import { supportProposal } from '../../proposals/supportProposal'
import { workingDay } from './days'
import type { SampleName } from './people'
import type { SampleProposalKey } from './proposals'
import { actAt, made, madeMeeting, type Stage } from './stage'
import type { Year } from './year'

const office: SampleName = 'iiyamaOffice'

/** What is said about proposals on their way: 訂正, 統合, 上程 and 賛同. */
export function makeCorrections(stage: Stage, year: Year): void {
  correct(stage, year)
  refer(stage, year)
  support(stage, year)
}

/** One 訂正 that the word of the first 発案団体 was enough for, one that waits for a village, and two proposals that became one. */
function correct(stage: Stage, year: Year): void {
  year.chain()(-45, 10, async (at) => {
    const { context, actor } = await actAt(stage, 'kijimadaira', at)
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

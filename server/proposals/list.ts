import { dayOf } from '../../shared/calendar'
import { csv } from '../../shared/csv'
import type { Actor } from '../../shared/permission'
import { balanceClassLabel } from '../../shared/proposals/balance'
import { classOf } from '../../shared/proposals/board'
import { onBehalfChannelLabel, originKindLabel } from '../../shared/proposals/origin'
import { proposalStateLabel } from '../../shared/proposals/state'
import type { Db } from '../store/Store'
import { board } from './board'
import { type ProposalDetail, proposalDetail } from './detail'

const columns = [
  '提案番号',
  '件名',
  '分野',
  '発案団体',
  '発案団体区分',
  '共同提案団体',
  'きっかけ',
  '記入者所属',
  '代行入力',
  '初出日',
  '提出日',
  '状態',
  '協議した会議',
  '結果',
  '結果日',
]

/** 提案一覧: every submitted proposal that the reader may read, in the order of submission. */
export async function proposalList(
  db: Db,
  actor: Actor,
  { forumId, now }: { forumId: string; now: number },
): Promise<string> {
  const rows = await board(db, actor, { forumId, now })
  const lines: string[][] = []
  for (const { id } of rows.filter((row) => row.submittedAt !== null).reverse())
    lines.push(lineOf(await proposalDetail(db, actor, id, now)))
  return csv([columns, ...lines])
}

function lineOf(proposal: ProposalDetail): string[] {
  const [owner, ...joint] = proposal.originators
  const originClass = classOf(proposal)
  const outcome = proposal.history.findLast(({ to }) => outcomes.includes(to))
  return [
    proposal.number ?? '',
    proposal.title,
    proposal.field?.name ?? '',
    owner?.name ?? '',
    originClass ? balanceClassLabel[originClass] : '',
    joint.map(({ name }) => name).join('、'),
    proposal.originKind ? originKindLabel[proposal.originKind] : '',
    proposal.enteredByLabel,
    proposal.onBehalfChannel ? `あり（${onBehalfChannelLabel[proposal.onBehalfChannel]}）` : 'なし',
    proposal.firstRaisedOn ?? '',
    proposal.submittedAt === null ? '' : dayOf(proposal.submittedAt),
    proposalStateLabel[proposal.state],
    proposal.history.flatMap(({ meeting }) => meeting?.title ?? []).join('、'),
    outcome ? proposalStateLabel[outcome.to] : '',
    outcome ? dayOf(outcome.at) : '',
  ]
}

const outcomes: readonly string[] = ['continued', 'adopted', 'rejected', 'withdrawn']

import { dayOf } from '../../shared/calendar'
import { csv } from '../../shared/csv'
import type { Actor } from '../../shared/permission'
import { balanceClassLabel } from '../../shared/proposals/balance'
import { type BoardRow, classOf } from '../../shared/proposals/board'
import { type OriginKind, originKindLabel, proposalChannelLabel } from '../../shared/proposals/origin'
import { type ProposalState, proposalStateLabel } from '../../shared/proposals/state'
import type { Db } from '../store/Store'
import { board } from './board'

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

interface ListQuestion {
  forumId: string
  now: number
}

/** 提案一覧: every submitted proposal that the reader may read, in the order of submission. */
export async function proposalList(db: Db, actor: Actor, { forumId, now }: ListQuestion): Promise<string> {
  const rows = await board(db, actor, { forumId, now })
  const origins = await originsOf(db, forumId)
  const moves = await movesOf(db, forumId)
  const lines = rows
    .filter((row) => row.submittedAt !== null)
    .reverse()
    .map((row) => lineOf(row, origins.get(row.id), moves.get(row.id) ?? []))
  return csv([columns, ...lines])
}

interface Origin {
  kind: OriginKind | null
  firstRaisedOn: string | null
}

async function originsOf(db: Db, forumId: string): Promise<Map<string, Origin>> {
  const rows = await db
    .selectFrom('proposal')
    .select(['id', 'origin_kind', 'first_raised_on'])
    .where('forum_id', '=', forumId)
    .execute()
  return new Map(
    // The column is only ever written from a value that passed the picklist of originKinds.
    rows.map((row) => [
      row.id,
      { kind: row.origin_kind as OriginKind | null, firstRaisedOn: row.first_raised_on },
    ]),
  )
}

interface Move {
  to: ProposalState
  at: number
  meeting: string | null
}

async function movesOf(db: Db, forumId: string): Promise<Map<string, Move[]>> {
  const rows = await db
    .selectFrom('proposal_event')
    .innerJoin('proposal', 'proposal.id', 'proposal_event.proposal_id')
    .leftJoin('meeting', 'meeting.id', 'proposal_event.meeting_id')
    .select(['proposal.id', 'proposal_event.to_state', 'proposal_event.at', 'meeting.title'])
    .where('proposal.forum_id', '=', forumId)
    .orderBy('proposal_event.at')
    .execute()
  const moves = new Map<string, Move[]>()
  for (const { id, to_state, at, title } of rows)
    moves.set(id, [...(moves.get(id) ?? []), { to: to_state, at, meeting: title }])
  return moves
}

const outcomes: readonly ProposalState[] = ['continued', 'adopted', 'rejected', 'withdrawn']

function lineOf(row: BoardRow, origin: Origin | undefined, moves: readonly Move[]): string[] {
  const [owner, ...joint] = row.originators
  const originClass = classOf(row)
  const outcome = moves.findLast(({ to }) => outcomes.includes(to))
  return [
    row.number ?? '',
    row.title,
    row.fieldName ?? '',
    owner?.name ?? '',
    originClass ? balanceClassLabel[originClass] : '',
    joint.map(({ name }) => name).join('、'),
    origin?.kind ? originKindLabel[origin.kind] : '',
    row.enteredByLabel,
    row.onBehalfChannel ? `あり（${proposalChannelLabel[row.onBehalfChannel]}）` : 'なし',
    origin?.firstRaisedOn ?? '',
    row.submittedAt === null ? '' : dayOf(row.submittedAt),
    proposalStateLabel[row.state],
    [...new Set(moves.flatMap(({ meeting }) => meeting ?? []))].join('、'),
    outcome ? proposalStateLabel[outcome.to] : '',
    outcome ? dayOf(outcome.at) : '',
  ]
}

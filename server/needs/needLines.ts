import { awaitsConfirmation, type Entry } from '../../shared/entry'
import type { Topic } from '../../shared/forums/topic'
import { isAsked, type NeedScope, type NeedState } from '../../shared/needs/need'
import { type Actor, can } from '../../shared/permission'
import type { ProposalState } from '../../shared/proposals/state'
import { entryOf, organisationNames, topics } from '../forums/queries'
import { type AgendaProposal, proposalsOutOf, readableProposals } from '../proposals/queries'
import type { Db } from '../store/Store'
import { type NeedRow, needRows, needSubject } from './find'
import { mayBeGivenBack } from './takeOver'
import { type CurrentTakeover, currentTakeovers } from './takeovers'

/** A need as its reader has it. */
export interface NeedLine {
  id: string
  forumId: string
  ownerId: string
  ownerName: string
  topic: Pick<Topic, 'id' | 'area' | 'name'> | null
  text: string
  untilOn: string | null
  scope: NeedScope
  state: NeedState
  stateAt: number | null
  stateNote: string
  at: number
  changedAt: number | null
  renewedAt: number | null
  /** まだ困っていますか waits for the owner's answer; told to the owner alone */
  isAsked: boolean
  entry: Entry
  isSample: boolean
  echo: {
    count: number
    /** whose, inside the body; 県 reads the count */
    names: string[] | null
    /** of those the ones that the secretariat typed and that have not confirmed it */
    unconfirmed: string[] | null
    /** one's own, with its mark of 代行入力 */
    own: Entry | null
  }
  takeover: {
    writerName: string
    isOwner: boolean
    at: number
    state: ProposalState
    /** where the reader may open it */
    proposal: { id: string; number: string | null; title: string } | null
  } | null
  /** others that were submitted with it as their きっかけ */
  proposals: Pick<AgendaProposal, 'id' | 'number' | 'title' | 'state'>[]
  may: {
    change: boolean
    confirm: boolean
    echo: boolean
    takeOver: boolean
    /** the owner writes the proposal itself */
    propose: boolean
    giveBack: boolean
  }
}

/** Every need of these bodies that the reader may read: the one place where lists of needs are made [E1]. */
export async function needLines(
  db: Db,
  actor: Actor,
  where: { forumIds?: readonly string[]; needIds?: readonly string[] },
): Promise<NeedLine[]> {
  const rows = (await rowsWhere(db, where)).filter((row) => can(actor, 'need.read', needSubject(row)))
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const echoes = await db
    .selectFrom('need_echo')
    .selectAll()
    .where('need_id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .execute()
  const names = await organisationNames(db)
  const known = new Map((await topics(db)).map((topic) => [topic.id, topic]))
  const takeovers = await currentTakeovers(db, ids)
  const readable = await readableProposals(
    db,
    actor,
    takeovers.flatMap(({ proposal_id }) => proposal_id ?? []),
  )
  const outOf = await proposalsOutOf(db, actor, { kind: 'need', refs: ids })
  return rows.map((row) => {
    const takeover = takeovers.findLast(({ need_id }) => need_id === row.id)
    const topic = known.get(row.topic_id ?? '')
    const echo = echoes.filter(({ need_id }) => need_id === row.id)
    return {
      ...plain(row),
      // A draft that was thrown away leaves the need as open as before.
      state: row.state === 'taken_over' && !takeover ? 'open' : row.state,
      isAsked: can(actor, 'need.write', needSubject(row)) && isQuestioned(row),
      topic: topic ? { id: topic.id, area: topic.area, name: topic.name } : null,
      entry: entryOf(row),
      echo: {
        count: echo.length,
        names: isInside(actor, row) ? namesOf(names, echo) : null,
        unconfirmed: isInside(actor, row) ? namesOf(names, echo.filter(isUnconfirmed)) : null,
        own: ownEcho(actor, echo),
      },
      takeover: takeover ? takeoverOf(actor, row, takeover, readable) : null,
      proposals: outOf
        .filter(({ id, originRef }) => originRef === row.id && id !== takeover?.proposal_id)
        .map(({ id, number, title, state }) => ({ id, number, title, state })),
      may: rightsOf(actor, row, takeover),
    }
  })
}

async function rowsWhere(
  db: Db,
  { forumIds, needIds }: { forumIds?: readonly string[]; needIds?: readonly string[] },
): Promise<NeedRow[]> {
  let query = needRows(db).orderBy('need.at', 'desc').orderBy('need.id')
  if (forumIds !== undefined) query = query.where('need.forum_id', 'in', [...forumIds, ''])
  if (needIds !== undefined) query = query.where('need.id', 'in', [...needIds, ''])
  return await query.execute()
}

const plain = (row: NeedRow) => ({
  id: row.id,
  forumId: row.forum_id,
  ownerId: row.organisation_id,
  ownerName: row.ownerName,
  text: row.text,
  untilOn: row.until_on,
  scope: row.scope,
  stateAt: row.state_at,
  stateNote: row.state_note,
  at: row.at,
  changedAt: row.changed_at,
  renewedAt: row.renewed_at,
  isSample: row.is_sample === 1,
})

const isQuestioned = (row: NeedRow) =>
  row.state === 'open' && isAsked({ askedAt: row.asked_at, renewedAt: row.renewed_at })

/** Members know who has the same trouble; outside it is a number. */
const isInside = (actor: Actor, { forum_id }: NeedRow) => can(actor, 'meeting.list', { forumId: forum_id })

const isUnconfirmed = (echo: Parameters<typeof entryOf>[0]) => awaitsConfirmation(entryOf(echo))

const namesOf = (names: Map<string, string>, echoes: readonly { organisation_id: string }[]) => {
  const ids = new Set(echoes.map(({ organisation_id }) => organisation_id))
  return [...names].flatMap(([id, name]) => (ids.has(id) ? name : []))
}

function ownEcho(
  actor: Actor,
  echoes: readonly (Parameters<typeof entryOf>[0] & { organisation_id: string })[],
) {
  const own = echoes.find(({ organisation_id }) => organisation_id === actor.organisationId)
  return own ? entryOf(own) : null
}

function takeoverOf(
  actor: Actor,
  row: NeedRow,
  takeover: CurrentTakeover,
  readable: readonly { id: string }[],
): NeedLine['takeover'] {
  const drafters = [row.organisation_id, takeover.organisation_id]
  const mayOpen =
    readable.some(({ id }) => id === takeover.proposal_id) ||
    (can(actor, 'need.create', { forumId: row.forum_id }) && drafters.includes(actor.organisationId))
  return {
    writerName: takeover.writerName,
    isOwner: takeover.organisation_id === row.organisation_id,
    at: takeover.at,
    state: takeover.proposalState,
    proposal:
      mayOpen && takeover.proposal_id !== null
        ? { id: takeover.proposal_id, number: takeover.proposalNumber, title: takeover.proposalTitle }
        : null,
  }
}

function rightsOf(actor: Actor, row: NeedRow, takeover: CurrentTakeover | undefined): NeedLine['may'] {
  const isOwn = row.organisation_id === actor.organisationId
  const contributes = can(actor, 'need.create', { forumId: row.forum_id })
  const isOpen = takeover === undefined && (row.state === 'open' || row.state === 'taken_over')
  const isOver = row.state === 'solved' || row.state === 'withdrawn'
  const change = can(actor, 'need.write', needSubject(row))
  return {
    change,
    confirm: change && isOwn && row.on_behalf_channel !== null && row.confirmed_at === null,
    echo: contributes && !isOwn && row.scope === 'region' && !isOver,
    takeOver: contributes && !isOwn && row.scope === 'region' && isOpen,
    propose: contributes && isOwn && isOpen,
    giveBack:
      contributes &&
      takeover?.organisation_id === actor.organisationId &&
      mayBeGivenBack(takeover.proposalState),
  }
}

import { dayOf, wareki } from '../../shared/calendar'
import { faultAt } from '../../shared/error'
import type { FoundTheme } from '../../shared/forums/commands'
import { copiedRules } from '../../shared/forums/copiedRules'
import type { OrganisationKind } from '../../shared/forums/organisation'
import type { Actor, MemberRole } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { newId } from '../id'
import { notify } from '../outbox/notify'
import { visibleProposal } from '../proposals/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { refuseTwin, writeTierSecretariat } from './foundTier'
import { type ForumRow, governedForum, isTheme, tellGoverned } from './govern'
import { forumNames, refuseClosed, relatedForums, rulesOf } from './queries'
import { confirmingSeats, secretariatSeats } from './seats'
import { writeRules } from './setRules'

type Founding = FoundTheme & { forumId: string }

/**
 * [B12] Founds a テーマ連携: the secretariat of one body may, from a proposal of it or from scratch, with members from anywhere. From then on
 * it is nobody's below: its own secretariat governs it, and no parent reads more of it than everybody does.
 */
export async function foundTheme(context: Context, actor: Actor, input: Founding): Promise<{ id: string }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'foundTheme', at }
  const founded = await context.store.transaction((tx) =>
    once(tx, act, () => insertTheme(tx, actor, { input, at })),
  )
  const above = parentsOf(input)
  await tellGoverned(context, {
    forumIds: [founded.id, ...above],
    organisationIds: input.organisationIds,
    seatIds: input.secretariat,
  })
  context.events.changed(['regions'], { forumIds: [founded.id, ...above], prefecture: true })
  return founded
}

const parentsOf = ({ forumId, parentIds }: Founding): string[] => [...new Set([forumId, ...parentIds])]

async function insertTheme(
  tx: Tx,
  actor: Actor,
  { input, at }: { input: Founding; at: number },
): Promise<{ id: string }> {
  const above = parentsOf(input)
  await governedForum(tx, actor, input.forumId)
  for (const parentId of above) await refuseNoParent(tx, parentId, dayOf(at))
  await refuseTwin(tx, above, { name: input.name })
  await refuseForeignProposal(tx, actor, input)
  const members = await chosenMembers(tx, input.organisationIds)
  const { isSample } = await actingSeat(tx, actor)
  const { organisationIds } = input
  const offered = await secretariatSeats(tx, { above, organisationIds }, { day: dayOf(at), isSample })
  if (!input.secretariat.every((id) => offered.some(({ seatId }) => seatId === id)))
    throw faultAt('secretariat', '事務局には、加わる団体か、親の会議体の事務局の団体の席を選んでください。')
  const id = newId()
  await insertForum(tx, { id, input, isSample, at })
  await tx
    .insertInto('forum_parent')
    .values(
      above.map((parent_id) => ({
        forum_id: id,
        parent_id,
        proposal_id: parent_id === input.forumId ? input.proposalId : null,
      })),
    )
    .execute()
  await tx
    .insertInto('forum_member')
    .values(
      members.map((member) => ({
        forum_id: id,
        organisation_id: member.id,
        role: roleOf(member.kind),
        from_on: input.startsOn,
        to_on: null,
      })),
    )
    .execute()
  await writeTierSecretariat(tx, id, input.secretariat)
  const seats = await confirmingSeats(tx, id, { day: input.startsOn, isSample })
  const rules = copiedRules(await rulesOf(tx, input.forumId), new Set(seats.map(({ seatId }) => seatId)))
  await writeRules(tx, { actor, forumId: id, at }, { revision: 1, rules })
  await tellMembers(tx, { id, input, members, isSample, at })
  return { id }
}

/** Whoever was put into it hears of it: members may come from bodies that know nothing of each other. */
async function tellMembers(
  tx: Tx,
  { id, input, members, isSample, at }: Founded & { isSample: 0 | 1 },
): Promise<void> {
  const [parent] = await forumNames(tx, [input.forumId])
  const names = members.map(({ name }) => name)
  await notify(tx, {
    kind: 'theme_founded',
    at,
    forumId: id,
    isSample: isSample === 1,
    organisationIds: members.map((member) => member.id),
    seatIds: input.secretariat,
    subject: `テーマ連携「${input.name}」の発足`,
    lines: [
      `${parent?.name ?? ''}の事務局が、テーマ連携「${input.name}」をつくりました。`,
      `加わる団体（${names.length}、建制順）：${names.join('、')}`,
      `始まる日：${wareki(input.startsOn)}`,
      'この日から、この会議体の会議・提案・照会に、ほかの会議体と同じように加われます。',
    ],
    path: `/forums/${id}`,
    reason: `テーマ連携「${input.name}」に加わる団体、またはその事務局であるため`,
  })
}

interface Founded {
  id: string
  input: Founding
  members: readonly { id: string; name: string }[]
  at: number
}

/** A body of its own that goes on: neither a tier, nor a テーマ連携, nor one that ended. */
async function refuseNoParent(tx: Tx, parentId: string, day: string): Promise<void> {
  const parent: ForumRow | undefined = await tx
    .selectFrom('forum')
    .selectAll()
    .where('id', '=', parentId)
    .executeTakeFirst()
  if (!parent || parent.parent_id !== null || isTheme(parent))
    throw faultAt(
      'parentIds',
      '親にできるのは、広域連合・定住自立圏などの会議体です。部会やテーマ連携は選べません。',
    )
  await refuseClosed(tx, parentId, day)
}

/** Only what this body was shown: a draft is its drafters’ business. */
async function refuseForeignProposal(tx: Tx, actor: Actor, { forumId, proposalId }: Founding): Promise<void> {
  if (proposalId === null) return
  const proposal = await visibleProposal(tx, actor, proposalId)
  const isShown = proposal.state !== 'draft' && proposal.state !== 'returned'
  // What a 部会 was shown, the whole body above it was; no tier founds a テーマ連携.
  const bodies = await relatedForums(tx, proposal.forum_id)
  if (!bodies.includes(forumId) || !isShown)
    throw faultAt('proposalId', 'この会議体に提出された提案から選んでください。')
}

async function chosenMembers(tx: Tx, organisationIds: readonly string[]) {
  const chosen = [...new Set(organisationIds)]
  const members = await tx
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .where('id', 'in', [...chosen, ''])
    .where('kind', '!=', 'operator')
    .orderBy('official_order')
    .orderBy('id')
    .execute()
  if (members.length !== chosen.length)
    throw faultAt('organisationIds', '見つからない団体があります。一覧から選び直してください。')
  if (!members.some(({ kind }) => roleOf(kind) !== 'prefecture'))
    throw faultAt('organisationIds', '県のほかに、加わる団体を選んでください。')
  return members
}

/** All are equal: without a 中心市 nobody is its 連携市町村. Whoever wants another role gives it in the settings. */
const roleOf = (kind: OrganisationKind): MemberRole => (kind === 'prefecture' ? 'prefecture' : 'constituent')

const insertForum = (
  tx: Tx,
  { id, input, isSample, at }: { id: string; input: FoundTheme; isSample: 0 | 1; at: number },
) =>
  tx
    .insertInto('forum')
    .values({
      id,
      name: input.name,
      framework: 'theme',
      // Beside the other partnerships; it belongs to no one 圏域.
      layer: 2,
      region_id: null,
      parent_id: null,
      tier: null,
      established_on: input.startsOn,
      composition: null,
      in_report: 0,
      after_report: 0,
      tasks: '[]',
      notes: '[]',
      certainty: 'null',
      is_sample: isSample,
      governed_at: at,
      closed_on: null,
    })
    .execute()

import * as Y from 'yjs'
import type { Context } from '../../server/context'
import { agreeJointly } from '../../server/proposals/agreeJointly'
import { createProposal } from '../../server/proposals/createProposal'
import { proposalDetail } from '../../server/proposals/detail'
import { editProposal } from '../../server/proposals/editProposal'
import { submitProposal } from '../../server/proposals/submitProposal'
import { transitionProposal } from '../../server/proposals/transitionProposal'
import type { OrganisationKind } from '../../shared/forums/organisation'
import type { Actor, Duty, MemberRole } from '../../shared/permission'
import type { CreateProposal, EditProposal } from '../../shared/proposals/commands'
import type { ProposalState } from '../../shared/proposals/state'
import { editDocument } from '../support/editDocument'
import { insertForum, insertMeeting, insertOrganisation, insertSeat } from '../support/rows'
import { openTestContext } from '../support/testContext'

/** 令和8年11月24日 正午 */
const noon = Date.parse('2026-11-24T12:00:00+09:00')
export const forumId = 'hokushin'
const otherForumId = 'saku'
/** 部会 and 幹事会 of the body */
export const tiers = { bukai: '交通部会', kanji: '幹事会' } as const
/** the meeting that settles what the tests adopt */
export const meetingId = 'meeting'

const places = {
  nakano: ['中野市', 'city', 'central_city'],
  iiyama: ['飯山市', 'city', 'central_city'],
  yamanouchi: ['山ノ内町', 'town', 'partner_municipality'],
  kijimadaira: ['木島平村', 'village', 'partner_municipality'],
  nozawa: ['野沢温泉村', 'village', 'partner_municipality'],
  sakae: ['栄村', 'village', 'partner_municipality'],
  union: ['北信広域連合', 'wide_area_union', 'constituent'],
  nagano: ['長野県', 'prefecture', 'prefecture'],
  watcher: ['津南町', 'town', 'observer'],
} as const satisfies Record<string, readonly [string, OrganisationKind, MemberRole]>
export type Place = keyof typeof places
export const municipalities = ['nakano', 'iiyama', 'yamanouchi', 'kijimadaira', 'nozawa', 'sakae'] as const

/** A body (北信地域定住自立圏) with its members on a real store, a clock that the test holds, and a record of events. */
export async function openProposalsWorld() {
  const { context, clock, told, close } = await openTestContext(noon)
  await fill(context)
  return { context, db: context.store.db, clock, told, close, ...acts(context) }
}

export type ProposalsWorld = Awaited<ReturnType<typeof openProposalsWorld>>

const membership = (role: MemberRole) => [{ forumId, role }]

const actor = (place: Place, duty: Duty, more: Partial<Actor> = {}): Actor => ({
  personId: `person-${place}`,
  seatId: `seat-${place}`,
  organisationId: place,
  duty,
  memberships: membership(places[place][2]),
  secretariatOf: [],
  ...more,
})

/** The seats that act in the tests. */
export const seats = {
  nakano: actor('nakano', 'member'),
  yamanouchi: actor('yamanouchi', 'member'),
  kijimadaira: actor('kijimadaira', 'member'),
  nozawa: actor('nozawa', 'member'),
  sakae: actor('sakae', 'member'),
  union: actor('union', 'member'),
  watcher: actor('watcher', 'member'),
  prefecture: actor('nagano', 'prefecture'),
  /** 飯山市 is a central city and keeps the secretariat */
  secretariat: actor('iiyama', 'member', { secretariatOf: [forumId] }),
  administrator: actor('nakano', 'administrator', {
    personId: 'person-administrator',
    memberships: [],
  }),
  stranger: actor('nakano', 'member', {
    personId: 'person-stranger',
    memberships: [{ forumId: otherForumId, role: 'central_city' }],
  }),
} satisfies Record<string, Actor>

/** The seat of a member that acts for itself. */
function seatOf(organisationId: string): Actor {
  const place = Object.keys(places).find((each): each is Place => each === organisationId)
  if (!place) throw new Error(`no place ${organisationId}`)
  return actor(place, 'member')
}

async function fill({ store: { db } }: Context): Promise<void> {
  await db
    .insertInto('region')
    .values({ id: 'hokushin', name: '北信', position: 10, office: null, union_forum_id: null })
    .execute()
  await insertForum(db, { id: forumId, name: '北信地域定住自立圏', region_id: 'hokushin' })
  await insertForum(db, { id: otherForumId, name: '佐久地域定住自立圏', region_id: 'hokushin' })
  for (const [id, name] of Object.entries(tiers)) await insertForum(db, { id, name, parent_id: forumId })
  await insertMeeting(db, { id: meetingId, forum_id: forumId, starts_at: noon, number: 90 })
  for (const [index, [id, [name, kind, role]]] of Object.entries(places).entries()) {
    await insertOrganisation(db, {
      id,
      name,
      kind,
      prefecture_code: '20',
      region_id: 'hokushin',
      official_order: String(index).padStart(3, '0'),
    })
    await db
      .insertInto('forum_member')
      .values({ forum_id: forumId, organisation_id: id, role, from_on: '2012-12-13', to_on: null })
      .execute()
    await insertSeat(db, { id: `seat-${id}`, organisation_id: id })
  }
  for (const [index, name] of ['医療', '地域公共交通'].entries())
    await db
      .insertInto('policy_field')
      .values({
        id: `field-${index}`,
        name,
        category_id: 'life',
        category_name: '生活機能の強化',
        framework: 'settlement_autonomy_region',
        position: index,
        in_report: 1,
      })
      .execute()
  await db
    .insertInto('instrument')
    .values({ id: 'entrustment', name: '事務の委託', legal_basis: '', position: 0, body: '{}' })
    .execute()
}

let keys = 0
export const newKey = () => `key-of-a-test-${keys++}`

const complete = {
  title: '村道除雪の共同発注',
  need: '除雪の担い手が足りない',
  plan: '二つの村で一括して発注する',
  fieldId: 'field-1',
  originKind: 'own_initiative',
} as const

function acts(context: Context) {
  const { db } = context.store
  const drafts = async (actor: Actor, more: Partial<CreateProposal> = {}) =>
    (await createProposal(context, actor, { idempotencyKey: newKey(), forumId, ...complete, ...more })).id
  const stored = (id: string) =>
    db.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const submits = async (actor: Actor, id: string, idempotencyKey = newKey()) =>
    submitProposal(context, actor, id, { idempotencyKey, revision: (await stored(id)).revision })
  /** every joint proposer gives its word */
  const agrees = async (id: string) => {
    const { originators } = await proposalDetail(db, await ownerOf(id), id, context.now())
    for (const { organisationId } of originators.slice(1))
      await agreeJointly(context, seatOf(organisationId), id, { idempotencyKey: newKey() })
  }
  const ownerOf = async (id: string) => {
    const { organisation_id } = await db
      .selectFrom('proposal_originator')
      .select('organisation_id')
      .where('proposal_id', '=', id)
      .where('position', '=', 0)
      .executeTakeFirstOrThrow()
    return seatOf(organisation_id)
  }
  const moves = async (
    actor: Actor,
    id: string,
    to: ProposalState,
    more: { reason?: string; meetingId?: string; decisionId?: string } = {},
  ) =>
    transitionProposal(context, actor, id, {
      idempotencyKey: newKey(),
      from: (await stored(id)).state,
      to,
      reason: '協議の結果による',
      ...(to === 'adopted' && { meetingId }),
      ...more,
    })
  return {
    stored,
    drafts,
    agrees,
    submits,
    moves,
    edits: async (actor: Actor, id: string, change: Omit<EditProposal, 'revision'>) =>
      editProposal(context, actor, id, { revision: (await stored(id)).revision, ...change }),
    submitted: async (actor: Actor, more: Partial<CreateProposal> = {}) => {
      const id = await drafts(actor, more)
      if (more.coProposers) await agrees(id)
      await submits(actor, id)
      return id
    },
    sees: (actor: Actor, id: string) => proposalDetail(db, actor, id, context.now()),
    originators: (id: string) =>
      db
        .selectFrom('proposal_originator')
        .selectAll()
        .where('proposal_id', '=', id)
        .orderBy('position')
        .execute(),
    /** types one more paragraph into the body document */
    types: async (actor: Actor, id: string, text: string) => {
      const { document_id } = await stored(id)
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(text)])
      return await editDocument(context, actor, document_id, (doc) => {
        const body = doc.getXmlFragment('body')
        body.insert(body.length, [paragraph])
      })
    },
  }
}

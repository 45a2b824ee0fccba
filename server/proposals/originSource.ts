import { dayOf, wareki } from '../../shared/calendar'
import { faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { OriginKind } from '../../shared/proposals/origin'
import { type OriginLink, type OriginOffer, originSourceLabel } from '../../shared/proposals/originSource'
import { callsOf } from '../calls/queries'
import { relatedForums } from '../forums/queries'
import { agendaItemsOf, meetingById, nameOf } from '../meetings/queries'
import { needHead, needHeads } from '../needs/queries'
import { precedentHead, precedentHeads } from '../precedents/queries'
import type { Db } from '../store/Store'
import { findProposal, headColumns, subjectOf, withProvenance } from './find'

/** What a きっかけ points to. */
export interface Pointer {
  kind: OriginKind | null
  ref: string | null
  item: string | null
}

interface Source {
  /** what a writer may point to */
  offers: (db: Db, actor: Actor, forumId: string) => Promise<OriginOffer[]>
  /** how it is told; without an address to whoever may not open it */
  link: (db: Db, actor: Actor, pointer: { ref: string; item: string | null }) => Promise<OriginLink>
}

const sources: Partial<Record<OriginKind, Source>> = {
  need: {
    offers: async (db, actor, forumId) =>
      (await needHeads(db, actor, forumId)).map(({ id, label, at }) => ({
        id,
        label: `${label}　${wareki(dayOf(at))}`,
      })),
    link: async (db, actor, { ref }) => {
      const need = await needHead(db, actor, ref)
      return need
        ? { label: need.label, href: `/needs/${ref}` }
        : { label: originSourceLabel.need ?? '', href: null }
    },
  },
  precedent: {
    offers: async (db) => (await precedentHeads(db)).map(({ id, title }) => ({ id, label: title })),
    link: async (db, _actor, { ref }) => {
      const card = await precedentHead(db, ref)
      return card
        ? { label: card.title, href: `/precedents/${ref}` }
        : { label: originSourceLabel.precedent ?? '', href: null }
    },
  },
  call: {
    offers: async (db, actor, forumId) =>
      can(actor, 'call.read', { forumId })
        ? (await callsOf(db, forumId)).map(({ id, number, title }) => ({ id, label: `${number} ${title}` }))
        : [],
    link: async (db, actor, { ref }) => {
      const row = await db.selectFrom('call').select('forum_id').where('id', '=', ref).executeTakeFirst()
      const call = row && (await callsOf(db, row.forum_id)).find(({ id }) => id === ref)
      if (!call) return { label: originSourceLabel.call ?? '', href: null }
      return {
        label: `${call.number} ${call.title}`,
        href: can(actor, 'call.read', { forumId: call.forumId }) ? `/calls/${ref}` : null,
      }
    },
  },
  meeting: {
    offers: async (db, actor, forumId) => {
      const forumIds = (await relatedForums(db, forumId)).filter((id) =>
        can(actor, 'agenda.read', { forumId: id }),
      )
      if (forumIds.length === 0) return []
      const meetings = await db
        .selectFrom('meeting')
        .select(['id', 'title', 'fiscal_year', 'number', 'starts_at'])
        .where('forum_id', 'in', forumIds)
        .orderBy('starts_at', 'desc')
        .limit(meetingsMax)
        .execute()
      const items = await agendaItemsOf(
        db,
        meetings.map(({ id }) => id),
      )
      return meetings.map((meeting) => ({
        id: meeting.id,
        label: `${nameOf(meeting)}（${wareki(dayOf(meeting.starts_at))}）`,
        items: items
          .filter(({ meetingId }) => meetingId === meeting.id)
          .map(({ id, number, title }) => ({ id, label: `${number} ${title}` })),
      }))
    },
    link: async (db, actor, { ref, item }) => {
      const meeting = await meetingById(db, ref)
      if (!meeting) return { label: originSourceLabel.meeting ?? '', href: null }
      const isReader = can(actor, 'agenda.read', { forumId: meeting.forum_id })
      const items = isReader && item !== null ? await agendaItemsOf(db, [ref]) : []
      const said = items.find(({ id }) => id === item)
      return {
        label: said ? `${nameOf(meeting)} ${said.number} ${said.title}` : nameOf(meeting),
        href: isReader ? `/meetings/${ref}` : null,
      }
    },
  },
  continued: {
    offers: async (db, actor, forumId) => {
      const rows = await db
        .selectFrom('proposal')
        .select(headColumns)
        .where('forum_id', '=', forumId)
        .where('submitted_at', 'is not', null)
        .orderBy('submitted_at', 'desc')
        .execute()
      return (await withProvenance(db, rows))
        .filter((found) => found.row.state !== 'returned' && can(actor, 'proposal.read', subjectOf(found)))
        .map(({ row }) => ({ id: row.id, label: `${row.number ?? ''} ${row.title}` }))
    },
    link: async (db, actor, { ref }) => {
      const found = await findProposal(db, actor, ref).catch(() => undefined)
      return found
        ? { label: `${found.row.number ?? ''} ${found.row.title}`, href: `/proposals/${ref}` }
        : { label: originSourceLabel.continued ?? '', href: null }
    },
  },
}

/** Some three years of a body that meets often. */
const meetingsMax = 40

/** What the writer may point to, by kind of きっかけ. */
export async function originOffers(
  db: Db,
  actor: Actor,
  forumId: string,
): Promise<Partial<Record<OriginKind, OriginOffer[]>>> {
  if (!can(actor, 'proposal.create', { forumId })) return {}
  const offers: Partial<Record<OriginKind, OriginOffer[]>> = {}
  for (const [kind, source] of entries()) offers[kind] = await source.offers(db, actor, forumId)
  return offers
}

// The keys of the record are those its type says.
const entries = () => Object.entries(sources) as [OriginKind, Source][]

export async function originLink(
  db: Db,
  actor: Actor,
  { kind, ref, item }: Pointer,
): Promise<OriginLink | null> {
  const source = kind === null ? undefined : sources[kind]
  return source && ref !== null ? await source.link(db, actor, { ref, item }) : null
}

/**
 * The same in words that whoever reads the proposal may read, however much its writer may: a 困りごと that is not open to the body, an
 * item of a 次第 or a draft go no further by being pointed to.
 */
export async function originForAll(db: Db, forumId: string, pointer: Pointer): Promise<string | null> {
  const links = await Promise.all(leastReaders(forumId).map((reader) => originLink(db, reader, pointer)))
  return (links.find((link) => link?.href === null) ?? links[0])?.label ?? null
}

/** Who reads a submitted proposal and least beside it: 県, and an observer of the body. */
const leastReaders = (forumId: string): Actor[] => {
  const nobody = { personId: '', seatId: '', organisationId: '', secretariatOf: [] }
  return [
    { ...nobody, duty: 'prefecture', memberships: [] },
    { ...nobody, duty: 'member', memberships: [{ forumId, role: 'observer' }] },
  ]
}

/** Nobody points to what they may not open; what a draft was begun with (a match, a need) stays as it is. */
export async function checkOrigin(
  db: Db,
  actor: Actor,
  { forumId, pointer, stored }: { forumId: string; pointer: Pointer; stored?: Pointer },
): Promise<void> {
  const { kind, ref, item } = pointer
  const isStored = stored && kind === stored.kind && ref === stored.ref && item === stored.item
  if (ref === null || isStored) return
  const offer =
    kind === null
      ? undefined
      : (await sources[kind]?.offers(db, actor, forumId))?.find(({ id }) => id === ref)
  const isOffered = offer && (item === null || offer.items?.some(({ id }) => id === item))
  if (isOffered) return
  const message = 'きっかけの元を、一覧から選び直してください。'
  throw faultAt('originRef', message)
}

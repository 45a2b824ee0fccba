import type { Selectable } from 'kysely'
import { seatName } from '../../shared/accounts/seatName'
import { awaitedKinds, isNoticeKind, type NoticeKind } from '../../shared/mail/kind'
import { type Action, type Actor, can } from '../../shared/permission'
import { actorOf, heldSeats } from '../accounts/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

export type NoticeRow = Selectable<Tables['notice']>

/** Somebody a notice may be told to today, in the seat it is told to. */
export interface Reader {
  personId: string
  address: string
  /** 飯山市 企画財政課長 */
  seatLabel: string
}

/** The right by which each kind is read in its body: the same that opens the page it leads to. */
const rightToRead: Record<
  NoticeKind,
  Extract<
    Action,
    | 'forum.read'
    | 'meeting.list'
    | 'record.read'
    | 'ledger.read'
    | 'register.read'
    | 'schedule.read'
    | 'agenda.read'
    | 'minutes.readDraft'
    | 'call.read'
    | 'proposal.create'
    | 'consent.read'
    | 'need.create'
    | 'project.read'
  >
> = {
  meeting_called: 'schedule.read',
  meeting_changed: 'schedule.read',
  date_poll: 'schedule.read',
  rsvp_reminder: 'schedule.read',
  agenda_call: 'agenda.read',
  call_opened: 'call.read',
  call_reminder: 'call.read',
  call_outcome: 'call.read',
  round_opened: 'minutes.readDraft',
  round_reminder: 'minutes.readDraft',
  correction_answered: 'minutes.readDraft',
  minutes_confirmed: 'record.read',
  // It holds the rows of the 正誤, those of 内部 items among them [R8].
  erratum_filed: 'minutes.readDraft',
  action_assigned: 'register.read',
  action_due: 'register.read',
  job_assigned: 'ledger.read',
  cadence: 'meeting.list',
  actuals: 'project.read',
  // Whoever may take up the shared draft; it is told to the seats of the organisations in the match alone.
  interest_matched: 'proposal.create',
  // Told to the 団体 alone whose word or press a proposal waits for.
  proposal_asked: 'proposal.create',
  // Told to the seats of the organisation alone whose need, offer or card it is.
  need: 'need.create',
  offer: 'need.create',
  precedent: 'need.create',
  consent_opened: 'consent.read',
  consent_obstacle: 'consent.read',
  consent_agreed: 'consent.read',
  handover: 'meeting.list',
  // Who is in a body is public; one that begins next month has no members yet.
  theme_founded: 'forum.read',
}

/**
 * Who is told a notice on `day`: whoever then holds a seat that it means, has the right to read it, gave an address and has not
 * switched the kind off. Nobody of the sample. Each person once, in the first of their seats [N2].
 */
export async function readersOf(db: Db, notice: NoticeRow, day: string): Promise<Reader[]> {
  const { kind } = notice
  if (!isNoticeKind(kind)) return []
  const held = await seatsMeant(db, notice, day)
  const off = await switchedOff(db, kind)
  const readers = new Map<string, Reader>()
  for (const seat of held) {
    if (readers.has(seat.personId) || off.has(seat.personId) || !seat.address) continue
    const actor = await actorOf(db, seat.personId, seat.seatId, day)
    if (!actor || !mayRead(actor, kind, notice)) continue
    readers.set(seat.personId, { personId: seat.personId, address: seat.address, seatLabel: seatName(seat) })
  }
  return [...readers.values()]
}

function mayRead(actor: Actor, kind: NoticeKind, { forum_id, seat_id }: NoticeRow): boolean {
  // What belongs to no body is told to a seat by itself, and to nobody else.
  if (forum_id === null) return seat_id === actor.seatId
  return can(actor, rightToRead[kind], { forumId: forum_id })
}

const seatsMeant = (db: Db, { seat_id, organisation_id }: NoticeRow, day: string) =>
  heldSeats(db, day)
    .where('person.is_sample', '=', 0)
    .where('seat.is_sample', '=', 0)
    .where((eb) =>
      seat_id === null ? eb('seat.organisation_id', '=', organisation_id) : eb('seat.id', '=', seat_id),
    )
    .select([
      'person.id as personId',
      'person.email as address',
      'seat.id as seatId',
      'organisation.name as organisationName',
      'seat.title as seatTitle',
    ])
    .orderBy('seat.title')
    .orderBy('seat.id')
    .orderBy('person.id')
    .execute()

async function switchedOff(db: Db, kind: NoticeKind): Promise<Set<string>> {
  if (awaitedKinds.includes(kind)) return new Set()
  const rows = await db
    .selectFrom('mail_preference')
    .select('person_id')
    .where('kind', '=', kind)
    .where('is_on', '=', 0)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

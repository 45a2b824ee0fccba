import type { Disclosure } from '../meetings/agendaItem'
import type { AgendaSectionKind } from '../meetings/agendaNumbering'
import type { AttendeeCategory } from '../meetings/attendee'
import type { MeetingMode } from '../meetings/meeting'
import type { Outcome } from '../meetings/outcome'
import type { MemberRole } from '../permission'

/**
 * The minutes (議事録) as they are filed: plain data with every name resolved, so that it reads the same in ten years.
 * Screen, text and later documents are all made from this; its canonical JSON is what the hash of a version covers.
 */
export type MinutesRecord = {
  format: 'entaku-minutes-2'
  forum: Named
  meeting: {
    id: string
    /** 令和8年度 第2回 … */
    name: string
    fiscalYear: number
    number: number
    /** Japan time, 2026-09-18T13:30:00+09:00 */
    startsAt: string
    place: string
    mode: MeetingMode
  }
  /** the members (構成団体) in 建制順 */
  members: { id: string; name: string; role: MemberRole }[]
  agenda: RecordAgendaSection[]
  /** 出欠; null where nobody kept it */
  attendance: RecordAttendance | null
  /** 資料, in their order */
  materials: RecordMaterial[]
  /** what became of the items, in the order of the agenda */
  outcomes: RecordOutcome[]
  blocks: RecordBlock[]
  decisions: RecordDecision[]
  actionItems: RecordActionItem[]
  /** 確認の経過: the versions that went round, the first first */
  course: RecordRound[]
  /** 出典: the documents and the rows of their logs this was made from */
  source: { agenda: SourceDocument; minutes: SourceDocument }
  /** null while it is a preview */
  confirmation: { version: string; at: string; by: string } | null
  /** 正誤: what later versions put right, of all of them up to this one */
  errata: RecordErratum[]
  /** set in a 公開版 alone: what was taken out of it, and why */
  publication: RecordPublication | null
}

export type Named = { id: string; name: string }
export type SourceDocument = { documentId: string; epoch: number; seq: number }

/** The agenda as it was printed: the standing sections and the items under them. */
export type RecordAgendaSection = {
  kind: AgendaSectionKind
  number: string
  label: string
  items: RecordAgendaItem[]
}
export type RecordAgendaItem = {
  id: string
  /** inside its section, (1), and in the whole agenda, ５(1) */
  numberInSection: string
  number: string
  title: string
  presenter: string
  minutes: number
  proposedBy: Named[]
  disclosure: Disclosure
  closedReason: string
}

export type RecordAttendance = {
  attendees: RecordAttendee[]
  /** members of whom nobody came (欠席) */
  absent: Named[]
  /** 傍聴者 */
  observerCount: number
  /** organisations present when the meeting began or, later, at its fullest, of all with a voice; whether it sufficed */
  quorum: { present: number; total: number; isMet: boolean }
}
export type RecordAttendee = {
  organisation: Named
  division: string
  title: string
  name: string
  category: AttendeeCategory
  proxyFor: string
  isOnline: boolean
  /** Japan time of day of 遅参 and 早退, 14:10 */
  arrivedAt: string | null
  leftAt: string | null
}
/** 資料1, 資料2-1 */
export type RecordMaterial = {
  label: string
  title: string
  itemId: string | null
  disclosure: Disclosure
  sha256: string
}
export type RecordOutcome = {
  itemId: string
  outcome: Outcome
  hasNoObjection: boolean
  note: string
  /** Japan time */
  decidedAt: string
  present: Named[]
}
/** One version that went round: 第0.9版 9/25送付 → 異議なし5、修正依頼1（採用1）. `deemed` (みなし確認) is never counted as 異議なし. */
export type RecordRound = {
  version: string
  /** days YYYY-MM-DD in Japan */
  sentOn: string
  dueOn: string
  noObjection: Named[]
  deemed: Named[]
  unanswered: Named[]
  corrections: { organisation: Named; state: 'adopted' | 'partly_adopted' | 'rejected'; reason: string }[]
}

/** One line of the 正誤表. */
export type RecordErratum = {
  /** the version that brought it */
  version: string
  /** the section it stands in (shared/minutes/sections.ts), and as it is printed (箇所) */
  section: string
  place: string
  wrong: string
  right: string
  reason: string
  /** 申出団体; null: the secretariat itself */
  requestedBy: Named | null
}
export type RecordPublication = {
  /** Japan time */
  at: string
  by: string
  redactions: { place: string; reason: string }[]
}

/** A stretch of text; a line break inside a block is `\n`. */
export type Run = { text: string; isBold: boolean }

export type RecordBlock =
  | { type: 'paragraph'; runs: Run[] }
  | { type: 'heading'; level: number; runs: Run[] }
  | { type: 'agendaItem'; itemId: string; number: string; title: string }
  | { type: 'speech'; organisation: Named | null; speaker: string; runs: Run[] }
  | { type: 'decision'; number: string; runs: Run[] }
  /** 【確認】 */
  | { type: 'understanding'; runs: Run[] }
  | {
      type: 'actionItem'
      number: string
      owner: Named | null
      dueOn: string | null
      isDone: boolean
      runs: Run[]
    }
  | { type: 'list'; isOrdered: boolean; items: RecordBlock[][] }

export type RecordDecision = { id: string; number: string; itemId: string | null; text: string }
export type RecordActionItem = {
  id: string
  number: string
  itemId: string | null
  text: string
  owner: Named | null
  dueOn: string | null
  isDone: boolean
}

export const plainText = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

/**
 * A record as it was filed, whichever format that was: the first one knew no 出欠, 資料, 結果, 確認の経過 nor 非公開. What is stored stays
 * byte for byte as it was; only what is read of it has every field.
 */
export function parseRecord(stored: string): MinutesRecord {
  // Written from a MinutesRecord of its time and never changed since: the hash says so.
  const filed = JSON.parse(stored) as Partial<Omit<MinutesRecord, 'agenda'>> & FirstFormat
  return {
    attendance: null,
    materials: [],
    outcomes: [],
    course: [],
    errata: [],
    publication: null,
    ...filed,
    format: 'entaku-minutes-2',
    agenda: filed.agenda.map((section) => ({
      ...section,
      items: section.items.map((item) => ({ disclosure: 'open', closedReason: '', ...item })),
    })),
  }
}

/** What records of every format have. */
type FirstFormat = Pick<
  MinutesRecord,
  'forum' | 'meeting' | 'members' | 'blocks' | 'decisions' | 'actionItems' | 'source' | 'confirmation'
> & {
  agenda: (Omit<RecordAgendaSection, 'items'> & {
    items: (Omit<RecordAgendaItem, Added> & Partial<Pick<RecordAgendaItem, Added>>)[]
  })[]
}
type Added = 'disclosure' | 'closedReason'

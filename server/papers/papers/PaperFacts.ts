import type { ForumRules } from '../../../shared/forums/rules'
import type { AttendanceStatus, AttendeeCategory } from '../../../shared/meetings/attendee'
import type { MinutesRecord, Named } from '../../../shared/minutes/record'

/**
 * All that the papers of one meeting are made of. The record is the filed one where there is one, else the one that would be
 * filed now: so the papers of a draft and those of a record are the same papers.
 */
export interface PaperFacts {
  record: MinutesRecord
  rules: ForumRules
  /** how the meeting's body is called in a notice: heads are written to as heads */
  isHeads: boolean
  /** ms since 1970; null: not planned, not yet */
  endsAt: number | null
  endedAt: number | null
  /** 開催通知: when it went out, its 文書番号, the day until which 出欠 is asked */
  notice: { sentAt: number | null; number: string; answerBy: string | null }
  /** 追加議題: items that came after the 次第 went out */
  addedItems: ReadonlySet<string>
  roster: readonly RosterRow[]
  /** the next meeting of the body: null where none is called yet, undefined where the reader is not one to be told [R4] */
  next: { startsAt: number; place: string } | null | undefined
  /** version and hash of what was filed; not whole where 内部 items were left out of it; null: a draft */
  proof: { version: string; sha256: string; isWhole: boolean } | null
}

/** One line of the 出席者名簿. */
export interface RosterRow {
  organisation: Named
  division: string
  title: string
  name: string
  kana: string
  category: AttendeeCategory
  status: AttendanceStatus
  proxyFor: string
  isOnline: boolean
  /** Japan time of day, 14:10 */
  arrivedAt: string | null
  leftAt: string | null
  note: string
}

import type { Generated } from 'kysely'
import type { Disclosure } from '../../shared/meetings/agendaItem'
import type { AttendanceStatus, AttendeeCategory } from '../../shared/meetings/attendee'
import type { Outcome } from '../../shared/meetings/outcome'
import type { MarkAct } from '../../shared/registers/mark'

/** The tables of a meeting's whole life; Tables.ts says how columns are written. */
export interface MeetingTables {
  /** Rules a body gave itself (shared/forums/rules.ts), a row per change: the highest revision is in force. */
  forum_rules: {
    forum_id: string
    revision: number
    /** JSON of ForumRules */
    rules: string
    changed_at: number
    changed_by_label: string
    is_sample: Generated<0 | 1>
  }
  /** 議会会期 of a member; both days are inside. */
  assembly_session: {
    id: string
    organisation_id: string
    name: string
    from_on: string
    to_on: string
    is_sample: Generated<0 | 1>
  }
  /** 引継ぎ: what the holder of a seat leaves to the next one. */
  handover_note: {
    id: string
    seat_id: string
    /** who wrote it: it waits for anybody else who comes into the seat */
    person_id: string
    text: string
    at: number
    label: string
    /** when the next holder took it over */
    taken_at: number | null
  }
  /** What a seat was called until then: what was written under a title is told under it. Append-only. */
  seat_title: {
    seat_id: string
    title: string
    until_at: number
  }
  /** 日程調整 of a meeting to come. */
  date_poll: {
    id: string
    forum_id: string
    /** set when the poll is about a meeting that already stands, or made one */
    meeting_id: string | null
    title: string
    note: Generated<string>
    due_on: string
    state: 'open' | 'closed'
    chosen_option_id: string | null
    created_at: number
    created_by_label: string
    is_sample: Generated<0 | 1>
  }
  date_option: {
    id: string
    poll_id: string
    position: number
    starts_at: number
    ends_at: number | null
  }
  /** An organisation's reply to a poll; its marks are rows of date_answer. */
  date_reply: {
    poll_id: string
    organisation_id: string
    note: Generated<string>
    answered_at: number
    seat_id: string
    label: string
    on_behalf_channel: string | null
  }
  /** ○△× of one date, for the member itself and, apart, for a deputy. */
  date_answer: {
    option_id: string
    organisation_id: string
    attending: 'member' | 'deputy'
    mark: 'yes' | 'maybe' | 'no'
  }
  /** 出欠回答 of an organisation. */
  rsvp: {
    meeting_id: string
    organisation_id: string
    /** the meeting's time when it was answered: after a change of date the answer no longer counts */
    starts_at: number
    answer: 'present' | 'proxy' | 'online' | 'absent'
    /** JSON of RsvpPerson[] */
    people: string
    note: Generated<string>
    answered_at: number
    seat_id: string
    label: string
    on_behalf_channel: string | null
  }
  /** 書面開催: an organisation's answer to one item. */
  written_answer: {
    meeting_id: string
    item_id: string
    organisation_id: string
    answer: 'approve' | 'reject' | 'abstain'
    opinion: Generated<string>
    answered_at: number
    seat_id: string
    label: string
    on_behalf_channel: string | null
  }
  /** A subscription address (ICS): only the hash of its token is kept. */
  calendar_feed: {
    token_hash: string
    seat_id: string
    person_id: string
    created_at: number
    revoked_at: number | null
  }
  /** 特になし: an organisation's answer to the call for items. Items themselves are the other answer. */
  agenda_reply: {
    meeting_id: string
    organisation_id: string
    note: Generated<string>
    answered_at: number
    seat_id: string
    label: string
    on_behalf_channel: string | null
  }
  /** 次第 as it went out; items found in no version are 追加議題. Append-only. */
  agenda_version: {
    meeting_id: string
    version: number
    frozen_at: number
    label: string
    document_seq: number
    /** canonical JSON of PrintedAgenda */
    items: string
    sha256: string
  }
  /** 資料 of a meeting. A replacement (差替) names what it replaces. */
  material: {
    id: string
    meeting_id: string
    item_id: string | null
    position: number
    title: string
    file_name: string
    media_type: string
    byte_count: number
    sha256: string
    disclosure: Disclosure
    replaces_id: string | null
    /** the number 次第 v1 printed, 2-1 or r1 (参考資料); null while it follows the agenda */
    fixed_number: string | null
    uploaded_at: number
    organisation_id: string
    label: string
    removed_at: number | null
    removed_by_label: string | null
  }
  /** The bytes of 資料, once per content. */
  material_blob: {
    sha256: string
    bytes: Uint8Array
  }
  /** One person in the room or on the line (shared/meetings/attendee.ts). */
  attendee: {
    id: string
    meeting_id: string
    organisation_id: string
    position: number
    division: Generated<string>
    title: Generated<string>
    name: Generated<string>
    kana: Generated<string>
    category: AttendeeCategory
    proxy_for: Generated<string>
    is_online: Generated<0 | 1>
    status: AttendanceStatus
    arrived_at: number | null
    left_at: number | null
    note: Generated<string>
  }
  /** What became of an item (shared/meetings/outcome.ts). */
  item_outcome: {
    meeting_id: string
    item_id: string
    outcome: Outcome
    has_no_objection: Generated<0 | 1>
    note: Generated<string>
    decided_at: number
    /** JSON of organisation ids present at that moment */
    present: string
    is_quorate: 0 | 1
    label: string
  }
  /** When an item was the current one. */
  item_time: {
    meeting_id: string
    item_id: string
    began_at: number
    ended_at: number | null
  }
  /** Who opened, closed and reopened a meeting, and what was put right after 閉会. Append-only. */
  sitting_event: {
    id: string
    meeting_id: string
    act: 'opened' | 'closed' | 'reopened' | 'corrected' | 'summarised'
    item_id: string | null
    at: number
    label: string
    reason: Generated<string>
  }
  /** Numbers of decisions and 宿題 per body and 年度, once fixed never given again. */
  outcome_number: {
    forum_id: string
    fiscal_year: number
    is_sample: Generated<0 | 1>
    kind: 'decision' | 'action'
    number: number
    meeting_id: string
    outcome_id: string
    /** R8-幹-07, as the body's abbreviation was then */
    label: string
    fixed_at: number
  }
  /** A version of the minutes that goes round. */
  confirmation_round: {
    id: string
    meeting_id: string
    forum_id: string
    number: number
    /** 0.9, 0.91, … */
    version: string
    opened_at: number
    due_on: string
    closed_at: number | null
    agenda_seq: number
    minutes_seq: number
    /** what the recipients were told of silence (shared/forums/rules.ts): a later change of the rule makes nobody agree */
    silence: 'stays_open' | 'deemed_confirmed'
    /** canonical JSON */
    record: string
    /** JSON: sections with their hashes */
    sections: string
    sha256: string
    label: string
  }
  round_recipient: {
    round_id: string
    organisation_id: string
  }
  /** Append-only: the last answer of an organisation holds. */
  round_answer: {
    id: string
    round_id: string
    organisation_id: string
    answer: 'no_objection' | 'correction'
    /** AnswerLevel (shared/confirmation/level.ts) */
    level: string
    /** JSON of the hashes it speaks of */
    sections: string
    at: number
    seat_id: string
    label: string
    on_behalf_channel: string | null
  }
  /** 修正依頼 to a passage of the minutes. */
  correction_request: {
    id: string
    meeting_id: string
    round_id: string | null
    organisation_id: string
    item_id: string | null
    quote: string
    /** JSON: relative positions in the document */
    anchor: string | null
    body: string
    level: string
    state: 'draft' | 'open' | 'adopted' | 'partly_adopted' | 'rejected' | 'withdrawn'
    reason: Generated<string>
    at: number
    seat_id: string
    label: string
    on_behalf_channel: string | null
    answered_at: number | null
    answered_by_label: string | null
  }
  /** Who has confirmed which record (議長・指名委員); it holds for exactly these bytes. */
  minutes_signature: {
    meeting_id: string
    seat_id: string
    record_sha256: string
    at: number
    label: string
  }
  /** 正誤 that is being prepared and waits for its confirmers: at most one for a meeting. */
  erratum_draft: {
    meeting_id: string
    /** JSON of ErratumRow[] (shared/minutes/errata.ts) */
    rows: string
    reason: string
    at: number
    label: string
  }
  /** 公開版 of a confirmed version. */
  publication: {
    id: string
    version_id: string
    ordinal: number
    /** canonical JSON */
    record: string
    /** JSON of what was left out, and why */
    redactions: string
    sha256: string
    published_at: number
    label: string
    withdrawn_at: number | null
  }
  /** What became of a decision or 宿題 after its meeting. Append-only. */
  outcome_mark: {
    id: string
    meeting_id: string
    kind: 'decision' | 'action'
    outcome_id: string
    act: MarkAct
    /** what the minutes said of the same matter then (shared/registers/mark.ts) */
    said: string
    /** the day it was done, or is due now */
    on_day: string | null
    owner_id: string | null
    /** 完了根拠 or why */
    note: Generated<string>
    at: number
    organisation_id: string
    label: string
  }
  /** しごと帳: one job of the secretariat's work. */
  work_job: {
    id: string
    forum_id: string
    meeting_id: string | null
    kind: string
    owner_id: string | null
    done_at: number | null
    is_automatic: Generated<0 | 1>
    created_at: number
    is_sample: Generated<0 | 1>
  }
  /** A job handed over keeps both names. Append-only. */
  work_handover: {
    id: string
    job_id: string
    from_id: string | null
    to_id: string
    at: number
    label: string
    reason: Generated<string>
  }
  /** 受けられる仕事: what a member can take on in a body. */
  work_limit: {
    forum_id: string
    organisation_id: string
    /** JSON of job kinds; null: all */
    kinds: string | null
    yearly_max: number | null
    is_exempt: Generated<0 | 1>
  }
  /** What somebody shall be told, written with the act it tells of; server/mail makes letters of it. */
  notice: {
    id: string
    at: number
    kind: string
    forum_id: string | null
    organisation_id: string | null
    seat_id: string | null
    subject: string
    /** JSON of the facts, one per line */
    lines: string
    path: string | null
    reason: string
    is_urgent: 0 | 1
    /** an ICS text to go with it */
    calendar: string | null
    dedupe_key: string | null
    handled_at: number | null
  }
  /** The outbox: letters to send, kept until they are sent or given up. Written out at sending, from what its notices may tell then. */
  mail: {
    id: string
    person_id: string
    kind: string
    /** JSON of the ids of the notices it tells */
    notices: string
    created_at: number
    /** null: sent, or given up */
    next_try_at: number | null
    tries: Generated<number>
    sent_at: number | null
    last_error: Generated<string>
  }
  mail_preference: {
    person_id: string
    kind: string
    is_on: 0 | 1
  }
  /** The last day on which a daily job did its work (server/daily.ts). */
  daily_run: {
    job: string
    day: string
    at: number
  }
}

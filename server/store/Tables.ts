import type { Generated } from 'kysely'
import type { DocumentKind } from '../../shared/collab/protocol'
import type { OrganisationKind } from '../../shared/forums/organisation'
import type { Disclosure } from '../../shared/meetings/agendaItem'
import type { Duty, MemberRole } from '../../shared/permission'
import type { OriginatorClass } from '../../shared/proposals/balance'
import type { ProposalState } from '../../shared/proposals/state'
import type { MeetingTables } from './MeetingTables'
import type { ProposalTables } from './ProposalTables'

/**
 * The relational tables, equal on every engine: ids and JSON are text, days are text YYYY-MM-DD in Japan,
 * instants end in `_at` and are ms since 1970, truth values are 0 or 1.
 */
export interface Tables extends MeetingTables, ProposalTables {
  // ---- documents and their log (see UpdateLog.ts)
  document: {
    id: string
    kind: DocumentKind
    subject_id: string
    forum_id: string
    epoch: number
    schema_version: number
    seq: number
    /** the row of the log up to which the read models were written */
    projected_seq: Generated<number>
    frozen_at: number | null
    created_at: number
  }
  document_update: {
    document_id: string
    seq: number
    person_id: string
    seat_id: string
    at: number
    bytes: Uint8Array
  }
  document_binding: { document_id: string; client_id: number; person_id: string; seat_id: string }
  document_snapshot: {
    document_id: string
    seq: number
    bytes: Uint8Array
    sha256: string
    /** made for a formal act: stays for good */
    is_kept: Generated<0 | 1>
    /** when it was found spoilt */
    set_aside_at: number | null
  }

  // ---- the field: organisations, regions, bodies
  dataset: { id: string; name: string; sha256: string; loaded_at: number }
  region: { id: string; name: string; position: number; office: string | null; union_forum_id: string | null }
  organisation: {
    /** the 6-digit 全国地方公共団体コード where there is one, else a slug */
    id: string
    code: string | null
    name: string
    kana: string | null
    kind: OrganisationKind
    district: string | null
    prefecture_code: string | null
    region_id: string | null
    /** 建制順: sorts organisations as offices list them */
    official_order: string
    /** when it was added here: loading a data set that does not know it leaves it alone */
    added_at: Generated<number | null>
  }
  forum: {
    id: string
    name: string
    framework: ForumFramework
    layer: 0 | 1 | 2
    region_id: string | null
    parent_id: string | null
    /** null for a body itself; for its 幹事会, 部会 and the like the kind of tier */
    tier: string | null
    established_on: string | null
    composition: string | null
    in_report: 0 | 1
    after_report: 0 | 1
    tasks: string
    notes: string
    certainty: string
    is_sample: Generated<0 | 1>
    /** since when its name and members are kept here: loading the data set leaves them alone from then on */
    governed_at: number | null
    /** 廃止: the last day; nothing new is begun after it */
    closed_on: string | null
  }
  /** Who was in a body from when to when, both days inside; null: from the beginning, without an end. */
  forum_member: {
    forum_id: string
    organisation_id: string
    role: MemberRole
    from_on: string | null
    to_on: string | null
  }
  forum_milestone: {
    forum_id: string
    position: number
    event: string
    happened_on: string
    wareki: string
    certainty: string
    note: string | null
  }
  policy_field: {
    id: string
    name: string
    category_id: string
    category_name: string
    framework: string
    position: number
    in_report: 0 | 1
  }
  instrument: { id: string; name: string; legal_basis: string; position: number; body: string }
  /** Facts shown and never computed with, as the dataset gives them: precedents, survey answers, KPI. */
  fact: { kind: string; id: string; position: number; body: string }

  // ---- accounts
  person: {
    id: string
    login_id: string
    email: string | null
    password_hash: string
    created_at: number
    disabled_at: number | null
    is_sample: 0 | 1
  }
  seat: {
    id: string
    organisation_id: string
    title: string
    duty: Duty
    is_sample: 0 | 1
  }
  appointment: { id: string; person_id: string; seat_id: string; from_on: string; to_on: string | null }
  secretariat: { forum_id: string; seat_id: string }
  invitation: {
    id: string
    token_hash: string
    seat_id: string
    /** a person who sets a new password by it; null for an invitation that makes a person or adds the seat to one */
    for_person: string | null
    created_by: string | null
    created_at: number
    expires_at: number
    used_at: number | null
    used_by: string | null
    /** the day the appointment begins; null: the day it is accepted */
    starts_on: string | null
  }
  session: {
    /** public handle for listing and revoking; the cookie's token is only kept as a hash */
    id: string
    token_hash: string
    person_id: string
    seat_id: string
    created_at: number
    seen_at: number
    ended_at: number | null
    user_agent: string
  }
  sign_in_failure: { key: string; failures: number; since_at: number; until_at: number }

  // ---- meetings and minutes
  meeting: {
    id: string
    forum_id: string
    title: string
    fiscal_year: number
    number: number
    starts_at: number
    place: string
    mode: 'in_person' | 'online' | 'hybrid' | 'written'
    created_by: string
    created_at: number
    agenda_id: string
    minutes_id: string
    is_sample: 0 | 1
    /** the planned end */
    ends_at: number | null
    /** until when items (議題) are called for, and answers of 出欠 */
    agenda_due_on: string | null
    rsvp_due_on: string | null
    /** when 開催通知 went out, and its 文書番号 */
    notified_at: number | null
    notice_number: Generated<string>
    /** SEQUENCE of its calendar entry: grows with every change of what a calendar shows */
    calendar_sequence: Generated<number>
    /** LAST-MODIFIED of its calendar entry; null: nothing changed since it was called */
    calendar_changed_at: number | null
    /** JSON of what 開催通知 told (shared/schedule/head.ts): later letters say what differs from it */
    notified_head: string | null
    /** opened (開会) and closed (閉会) in 会議中 */
    began_at: number | null
    ended_at: number | null
    current_item_id: string | null
    /** 傍聴者数 */
    observer_count: Generated<number>
    /** when 会議結果概要 was settled */
    summary_filed_at: number | null
    called_off: 'postponed' | 'cancelled' | null
    called_off_reason: Generated<string>
    called_off_at: number | null
  }
  /** Read model of the agenda document, written by the projection. */
  agenda_item: {
    meeting_id: string
    id: string
    position: number
    kind: 'report' | 'deliberation' | 'other'
    number: string
    title: string
    presenter: string
    minutes: number
    proposed_by: string
    proposal_id: string | null
    disclosure: Generated<Disclosure>
    closed_reason: Generated<string>
    /** JSON of { meetingId, itemId } */
    carried_from: string | null
  }
  /** Read models of the minutes document, written by the projection. */
  decision: { meeting_id: string; id: string; position: number; item_id: string | null; text: string }
  action_item: {
    meeting_id: string
    id: string
    position: number
    item_id: string | null
    text: string
    owner_id: string | null
    due_on: string | null
    is_done: 0 | 1
  }
  minutes_version: {
    id: string
    meeting_id: string
    forum_id: string
    version: string
    document_id: string
    document_seq: number
    /** canonical JSON of the record, the bytes that `sha256` covers */
    record: string
    text: string
    sha256: string
    confirmed_at: number
    confirmed_by_seat: string
    confirmed_by_label: string
    /** 確定, or 正誤 with its reason and what it changes (JSON) */
    kind: Generated<'confirmed' | 'erratum'>
    reason: Generated<string>
    errata: Generated<string>
    /** SHA-256 over the chain of the body's version before this one and this one's sha256; empty in versions older than the chain */
    chain: Generated<string>
    /** its place in the chain of its body (the sample has one of its own), from 1; 0 outside it */
    chain_position: Generated<number>
  }
  review_mark: { version_id: string; seat_id: string; label: string; at: number }

  // ---- proposals
  proposal: {
    id: string
    forum_id: string
    number: string | null
    title: string
    field_id: string | null
    instrument_id: string | null
    need: string
    plan: string
    expected_participants: string
    document_id: string
    state: ProposalState
    revision: number
    created_at: number
    entered_by_person: string
    entered_by_seat: string
    entered_by_label: string
    entered_by_organisation: string
    /** 代行入力: how the originators told the secretariat; 'takeover' in 引受け; null when they typed it themselves */
    on_behalf_channel: string | null
    origin_kind: string | null
    origin_note: string
    first_raised_on: string | null
    submitted_at: number | null
    submitted_by_person: string | null
    submitted_by_seat: string | null
    submitted_by_label: string | null
    submitted_seq: number | null
    submitted_text: string | null
    submitted_sha256: string | null
    is_sample: 0 | 1
    /** what 発案のきっかけ points to, by its kind: need, call, precedent, interest_match, proposal, or a meeting with its item */
    origin_ref: string | null
    origin_item: string | null
    topic_id: string | null
    /** JSON of Benefit[] (shared/proposals/benefit.ts): 団体別の得・手間 */
    benefits: Generated<string>
    /** 費用概算と負担の考え方, 開始希望, 県への期待 */
    cost_note: Generated<string>
    start_wish: Generated<string>
    prefecture_wish: Generated<string>
    /** when the 団体 it was typed for confirmed it (代行入力) */
    confirmed_at: number | null
    confirmed_label: string | null
    /** 統合: the proposal it went into */
    merged_into: string | null
    /** 引受け: since when whoever wrote it for the owner writes it no more */
    given_back_at: number | null
  }
  proposal_originator: {
    proposal_id: string
    organisation_id: string
    position: number
    /** role and class on the day of submission; null while it is a draft */
    role: MemberRole | null
    class: OriginatorClass | null
    /** 共同提案: when this 団体 agreed to be named, by a press of its own */
    agreed_at: number | null
    agreed_label: string | null
  }
  /** What was submitted, word for word, each time: a later submission never covers an earlier one. Append-only. */
  proposal_submission: {
    proposal_id: string
    /** 1 for the first submission, 2 after a return (差戻し), … */
    ordinal: number
    at: number
    /** JSON of the fields as they were, so that a withdrawn draft can be put back to what was submitted */
    fields: string
    document_seq: number
    text: string
    sha256: string
  }
  proposal_event: {
    id: string
    proposal_id: string
    at: number
    from_state: ProposalState | null
    to_state: ProposalState
    reason: string
    meeting_id: string | null
    /** the 決定 it rests on, in the minutes of that meeting */
    decision_id: string | null
    seat_id: string
    label: string
    organisation_id: string
  }

  /** Results of formal acts by their idempotency key: a double submit gets the first answer again. */
  idempotency: { key: string; person_id: string; command: string; result: string; at: number }
}

export type ForumFramework =
  | 'wide_area_union'
  | 'settlement_autonomy_region'
  | 'cooperative_core_city_region'
  | 'voluntary_partnership'
  | 'theme'

import type { Generated } from 'kysely'

/**
 * Who gave an answer, and in 代行入力 how it came and when the 団体 it speaks for confirmed it (shared/entry.ts). Rows of this kind are
 * append-only: the latest of an organisation holds.
 */
interface EntryColumns {
  organisation_id: string
  at: number
  seat_id: string
  label: string
  on_behalf_channel: string | null
  confirmed_at: number | null
  confirmed_label: string | null
}

/** The tables of what leads to a joint project, from 困りごと to 取組カルテ; Tables.ts says how columns are written. */
export interface ProposalTables {
  // ---- proposals
  /** 訂正 of provenance after 提出. Append-only: what was locked stays, what holds is the fold of what was accepted. */
  proposal_correction: {
    id: string
    proposal_id: string
    act: 'add_originator' | 'remove_originator' | 'origin' | 'first_raised'
    /** the 団体 whose name is added or removed, and who has to agree to it; null for the other acts */
    organisation_id: string | null
    /** JSON of the new value, where the act has one */
    change: Generated<string>
    reason: string
    at: number
    seat_id: string
    label: string
    state: 'open' | 'accepted' | 'refused' | 'withdrawn'
    answered_at: number | null
    answered_label: string | null
    answer_reason: Generated<string>
  }
  /** 統合 and 分割: where a proposal went and where it came from. Append-only. */
  proposal_lineage: {
    from_id: string
    to_id: string
    kind: 'merged' | 'split' | 'continued'
    at: number
    label: string
    reason: Generated<string>
  }
  /** 上程: a tier (部会, 幹事会) hands a proposal on to another. Append-only. */
  proposal_referral: {
    id: string
    proposal_id: string
    from_forum_id: string
    to_forum_id: string
    meeting_id: string | null
    opinion: Generated<string>
    at: number
    seat_id: string
    label: string
  }
  /** 賛同, later than the proposal and apart from 共同提案. */
  proposal_support: EntryColumns & {
    proposal_id: string
    note: Generated<string>
    withdrawn_at: number | null
  }

  // ---- calls (照会)
  call: {
    id: string
    forum_id: string
    kind: 'proposals' | 'intents' | 'actuals'
    fiscal_year: number
    number: number
    title: string
    note: Generated<string>
    due_on: string
    /** whether members see each other's answers before the due day */
    is_open: 0 | 1
    opened_at: number
    opened_by_label: string
    closed_at: number | null
    is_sample: Generated<0 | 1>
  }
  /** Whom it asks, fixed when it was opened. */
  call_addressee: { call_id: string; organisation_id: string; added_at: number }
  /** What an intents call asks about. */
  call_proposal: { call_id: string; proposal_id: string; position: number }
  call_answer: EntryColumns & {
    id: string
    call_id: string
    /** CallValue (shared/calls/call.ts) */
    value: string
    /** AnswerLevel */
    level: string
    note: Generated<string>
  }

  // ---- needs and offers (困りごと, 出せるもの)
  need: EntryColumns & {
    id: string
    forum_id: string
    topic_id: string | null
    text: string
    until_on: string | null
    scope: 'region' | 'prefecture' | 'private'
    state: 'open' | 'taken_over' | 'solved' | 'withdrawn'
    state_at: number | null
    state_note: Generated<string>
    /** when its owner was last asked whether it still stands (まだ困っていますか), and last said yes */
    asked_at: number | null
    renewed_at: number | null
    is_sample: Generated<0 | 1>
  }
  /** うちも: another organisation has the same. */
  need_echo: EntryColumns & { need_id: string; withdrawn_at: number | null }
  /** Another organisation writes the proposal; the need stays its owner's. Append-only. */
  need_takeover: {
    id: string
    need_id: string
    organisation_id: string
    proposal_id: string | null
    at: number
    seat_id: string
    label: string
    ended_at: number | null
  }
  offer: EntryColumns & {
    id: string
    forum_id: string
    kind: 'facility' | 'staff' | 'vehicle' | 'system' | 'training'
    topic_id: string | null
    text: string
    amount: Generated<string>
    until_on: string | null
    state: 'open' | 'closed'
    is_sample: Generated<0 | 1>
  }
  /** An organisation asks for an offer. */
  offer_request: EntryColumns & {
    id: string
    offer_id: string
    note: Generated<string>
    state: 'open' | 'agreed' | 'declined' | 'withdrawn'
    answer: Generated<string>
    answered_at: number | null
  }

  // ---- private interest (関心): read by server/interests alone
  interest: {
    forum_id: string
    organisation_id: string
    topic_id: string
    at: number
    is_sample: Generated<0 | 1>
  }
  interest_match: {
    id: string
    forum_id: string
    topic_id: string
    at: number
    proposal_id: string | null
    is_sample: Generated<0 | 1>
  }
  interest_match_member: { match_id: string; organisation_id: string; joined_at: number }

  // ---- 先進事例 beside those of the report (table fact)
  precedent: {
    id: string
    organisation_id: string
    title: string
    /** JSON of PrecedentCard (shared/precedents/card.ts) */
    card: string
    instrument_id: string | null
    at: number
    seat_id: string
    label: string
    changed_at: number | null
    withdrawn_at: number | null
    is_sample: Generated<0 | 1>
  }
  precedent_topic: { precedent_id: string; topic_id: string }
  /** A card that was brought to an organisation, by what, and whether somebody there opened it: never who. */
  precedent_delivery: {
    precedent_id: string
    organisation_id: string
    reason: 'need' | 'interest'
    delivered_at: number
    opened_at: number | null
  }

  // ---- intents (意向)
  intent: EntryColumns & {
    id: string
    proposal_id: string
    call_id: string | null
    value: 'join' | 'conditional' | 'watch' | 'decline'
    level: string
    /** JSON of Condition[] (shared/intents/condition.ts) */
    conditions: string
    note: Generated<string>
    approver: Generated<string>
  }
  /** A person's word on a condition that only people can judge. Append-only. */
  condition_mark: {
    id: string
    intent_id: string
    position: number
    is_met: 0 | 1
    note: Generated<string>
    at: number
    seat_id: string
    label: string
  }
  /** How a proposal's cost is shared, a row per change: the highest revision holds. */
  cost_model: {
    proposal_id: string
    revision: number
    /** JSON of CostModel (shared/intents/cost.ts) */
    model: string
    at: number
    label: string
  }
  /** 人口, as of a day and with its source; the latest day holds. */
  population: {
    organisation_id: string
    as_of: string
    people: number
    source: string
    at: number
    label: string
    is_sample: Generated<0 | 1>
  }

  // ---- consent (同意手続)
  consent_procedure: {
    id: string
    forum_id: string
    proposal_id: string | null
    title: string
    /** ConsentTemplateId (shared/consent/template.ts) */
    template: string
    /** the day the text to decide on is ready, and the day it shall take effect */
    ready_on: string
    target_on: string | null
    opened_at: number
    opened_by_label: string
    ended_at: number | null
    end: 'agreed' | 'given_up' | null
    end_reason: Generated<string>
    is_sample: Generated<0 | 1>
  }
  consent_step: EntryColumns & {
    id: string
    procedure_id: string
    stage: string
    state: 'done' | 'planned' | 'obstacle' | 'none'
    on_day: string | null
    doc_number: Generated<string>
    reason: Generated<string>
  }

  // ---- 論点表
  point_at_issue: {
    id: string
    proposal_id: string
    title: string
    ground: Generated<string>
    compromise: Generated<string>
    next_meeting_id: string | null
    state: 'open' | 'settled' | 'withdrawn'
    settled_meeting_id: string | null
    settled_decision_id: string | null
    settled_note: Generated<string>
    settled_at: number | null
    revision: Generated<number>
    at: number
    organisation_id: string
    label: string
  }
  point_stance: EntryColumns & { id: string; point_id: string; text: string }

  // ---- 取組カルテ
  project: {
    id: string
    forum_id: string
    proposal_id: string
    title: string
    purpose: Generated<string>
    began_on: string | null
    ended_on: string | null
    meeting_id: string | null
    decision_id: string | null
    revision: Generated<number>
    created_at: number
    created_by_label: string
    is_sample: Generated<0 | 1>
  }
  /** Who takes part, from when to when. */
  project_member: {
    project_id: string
    organisation_id: string
    from_on: string | null
    to_on: string | null
  }
  project_indicator: {
    id: string
    project_id: string
    position: number
    name: string
    unit: string
    baseline: number | null
    baseline_note: Generated<string>
    /** JSON of Record<年度, number> */
    targets: string
    removed_at: number | null
  }
  /** A figure of a 年度: of an indicator (organisation_id '' for the whole), of users (利用者) or of an organisation's share (負担). */
  project_actual: {
    id: string
    project_id: string
    kind: 'indicator' | 'users' | 'share' | 'cost'
    indicator_id: string | null
    fiscal_year: number
    /** '' for the whole */
    organisation_id: string
    value: number | null
    source: Generated<string>
    at: number
    seat_id: string
    label: string
    on_behalf_channel: string | null
  }
  /** 自己評価 of a member. */
  project_assessment: EntryColumns & {
    id: string
    project_id: string
    fiscal_year: number
    mark: 'good' | 'fair' | 'poor'
    line: Generated<string>
  }
  /** 検証結果 of a 年度, with the decision it rests on. Append-only: the latest holds. */
  project_evaluation: {
    id: string
    project_id: string
    fiscal_year: number
    result: 'continue' | 'expand' | 'revise' | 'merge' | 'abolish'
    note: Generated<string>
    meeting_id: string | null
    decision_id: string | null
    at: number
    seat_id: string
    label: string
  }

  // ---- テーマ連携
  /** The bodies under which a テーマ連携 is shown. */
  forum_parent: { forum_id: string; parent_id: string }
  /** 分野×事務: what needs, offers, interests and 先進事例 are sorted by. */
  topic: {
    id: string
    area_id: string
    area: string
    name: string
    position: number
    /** JSON of ids of policy_field */
    fields: string
  }
}

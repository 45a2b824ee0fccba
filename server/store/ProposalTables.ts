import type { Generated } from 'kysely'
import type { CorrectionAct } from '../../shared/proposals/correction'

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
    act: CorrectionAct
    /** JSON of CorrectionChange (shared/proposals/correction.ts) */
    change: string
    /** 統合: the proposal that went into this one and brought the change with it */
    merged_from: string | null
    reason: string
    at: number
    seat_id: string
    label: string
    organisation_id: string
    state: 'open' | 'accepted' | 'refused' | 'withdrawn'
    /** when it was accepted by the last who had to, refused by the first who did, or withdrawn */
    answered_at: number | null
  }
  /** The word of each 団体 that a correction needs. */
  proposal_correction_word: {
    correction_id: string
    organisation_id: string
    is_agreed: 0 | 1 | null
    reason: Generated<string>
    at: number | null
    label: string | null
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
    /** the meeting whose 照会集計 is done when this call closes */
    meeting_id: string | null
    /** 結果のまとめ, told to all */
    outcome: Generated<string>
    outcome_at: number | null
    outcome_label: string | null
    is_sample: Generated<0 | 1>
  }
  /** 期限の延長, 締切り, 再開, 追加: what was done with a call, and by whom. Append-only. */
  call_move: {
    id: string
    call_id: string
    kind: 'extended' | 'closed' | 'reopened' | 'added'
    /** what changed, in words: 令和8年7月31日 → 令和8年8月10日 */
    detail: Generated<string>
    at: number
    label: string
  }
  /** Whom it asks, fixed when it was opened. */
  call_addressee: { call_id: string; organisation_id: string; added_at: number }
  /** What an intents call asks about. */
  call_proposal: { call_id: string; proposal_id: string; position: number }
  call_answer: EntryColumns & {
    id: string
    call_id: string
    /** CallValue (shared/calls/call.ts), or 'withdrawn': 未回答 again */
    value: string
    /** AnswerLevel */
    level: string
    note: Generated<string>
    /** what a 回答票 says of itself: who answered, who approved, on what day; that day counts for 期限後 */
    respondent: Generated<string>
    approver: Generated<string>
    answered_on: string | null
    /** a press that was taken back at once: what stood before it holds again */
    undone_at: number | null
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
    state_label: Generated<string>
    /** when its owner put it in other words, or opened it further or less */
    changed_at: Generated<number | null>
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
    answered_label: Generated<string>
  }

  // ---- private interest (関心): read by server/interests alone
  /** Those of sample seats and of real ones never meet. */
  interest: {
    forum_id: string
    organisation_id: string
    topic_id: string
    at: number
    is_sample: Generated<0 | 1>
  }
  /** One for each body and topic, found again when it comes about again; what was drafted of it stays its proposal. */
  interest_match: {
    id: string
    forum_id: string
    topic_id: string
    at: number
    proposal_id: string | null
    is_sample: Generated<0 | 1>
  }
  /**
   * Those who met; a seat of the organisation said at `seen_at` that it saw who is in it. `known_to` is null while it is in the match;
   * once it took its tick back, JSON of the ids of all who were in it until then.
   */
  interest_match_member: {
    match_id: string
    organisation_id: string
    joined_at: number
    seen_at: number | null
    known_to: string | null
  }

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
    /** DeliveryReason (shared/precedents/delivery.ts) */
    reason: 'need' | 'private' | 'interest'
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
    /** 回答者・承認者 and the day, as a 回答票 gives them */
    respondent: Generated<string>
    approver: Generated<string>
    answered_on: string | null
    /** a press that was taken back at once: what stood before it holds again */
    undone_at: number | null
  }
  /** The organisation's own word on a condition of its intent that only people can judge. Append-only. */
  condition_mark: EntryColumns & {
    id: string
    intent_id: string
    position: number
    is_met: 0 | 1
    note: Generated<string>
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
    /** days from the head's word to a bill, and from the application to 県's answer */
    lead_days: number
    prefecture_days: number
    /** every member of the body is asked: whoever joins the body meanwhile is asked too */
    is_whole_body: 0 | 1
    opened_at: number
    opened_by_label: string
    ended_at: number | null
    end: 'agreed' | 'given_up' | null
    end_reason: Generated<string>
    is_sample: Generated<0 | 1>
  }
  /** Whom it asks, fixed when it was opened; `is_central`: with whom every other agrees in a pairwise procedure. */
  consent_party: { procedure_id: string; organisation_id: string; is_central: 0 | 1 }
  consent_step: EntryColumns & {
    id: string
    procedure_id: string
    /** in the order in which they were said */
    number: number
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
  /** `number`: in the order in which they were said. */
  point_stance: EntryColumns & { id: string; point_id: string; number: number; text: string }
  /** What happened to a row (経過). Append-only; `before` is JSON of the words that were replaced. */
  point_event: {
    id: string
    point_id: string
    number: number
    kind: 'opened' | 'changed' | 'settled' | 'withdrawn'
    at: number
    seat_id: string
    label: string
    before: Generated<string>
  }

  // ---- 取組カルテ
  project: {
    id: string
    forum_id: string
    /** null: an older one, entered by hand */
    proposal_id: string | null
    /** 事業番号, counted in a body and a 年度 */
    fiscal_year: number
    number: number
    title: string
    purpose: Generated<string>
    /** the 部会 in charge */
    lead_forum_id: string | null
    /** whether each member is asked for its 利用者 */
    counts_users: Generated<0 | 1>
    began_on: string | null
    ended_on: string | null
    /** 統合: the project it went into */
    merged_into: string | null
    meeting_id: string | null
    decision_id: string | null
    revision: Generated<number>
    /** how many words (figures, 自己評価, 検証) were said about it: they are numbered in the order in which they were said */
    last_word: Generated<number>
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
    /** who reports its 実績; null: the secretariat */
    owner_id: string | null
    baseline: number | null
    baseline_note: Generated<string>
    is_less_better: Generated<0 | 1>
    /** JSON of Record<年度, number> */
    targets: string
    removed_at: number | null
  }
  /**
   * A figure of a 年度: of an indicator, of users (利用者), of the cost or of a share of it (負担). Append-only: the latest of what it is
   * about holds, and null takes one back.
   */
  project_figure: EntryColumns & {
    id: string
    project_id: string
    word: number
    kind: 'indicator' | 'users' | 'cost' | 'share'
    basis: 'plan' | 'actual'
    indicator_id: string | null
    fiscal_year: number
    /** the organisation whose users or whose share; '' for the whole */
    about_id: string
    value: number | null
    source: Generated<string>
  }
  /** 自己評価 of a member. */
  project_assessment: EntryColumns & {
    id: string
    project_id: string
    word: number
    fiscal_year: number
    mark: 'good' | 'fair' | 'poor'
    line: Generated<string>
  }
  /** 検証結果 of a 年度, with the decision it rests on. Append-only: the latest holds. */
  project_evaluation: {
    id: string
    project_id: string
    word: number
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
  /** The bodies under which a テーマ連携 is shown, and the proposal of that body which it was founded from. */
  forum_parent: { forum_id: string; parent_id: string; proposal_id: string | null }
  /** 分野×事務: what needs, offers, interests and 先進事例 are sorted by. */
  topic: {
    id: string
    area_id: string
    area: string
    name: string
    position: number
    /** JSON of ids of policy_field */
    fields: string
    /** JSON of ids of the report's tasks (fact `union_task`) */
    tasks: Generated<string>
  }
}

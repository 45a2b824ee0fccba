import type { ConsentStage } from '../consent/stage'
import type { JobKind } from '../ledger/job'

/**
 * A request that is answered on the desk itself with one press (R1: an answer takes a minute). A subject adds its variant here, with
 * what its command needs to be run, and its handling in client/<subject>/deskActs.ts; the compiler asks for both.
 */
export type DeskAct =
  | { act: 'take_job'; jobId: string; job: JobKind; from: string | null }
  | { act: 'finish_job'; jobId: string; job: JobKind }
  | { act: 'answer_rsvp'; meetingId: string; answer: 'present' | 'online'; startsAt: number; place: string }
  | { act: 'answer_all_dates'; pollId: string; options: readonly { id: string; startsAt: number }[] }
  | { act: 'no_items'; meetingId: string }
  | { act: 'answer_call'; callId: string; value: 'none' | 'nothing_to_report' | 'considering' }
  | { act: 'confirm_call_answer'; callId: string; answerId: string }
  | { act: 'state_intent'; callId: string; proposalId: string; value: 'join' | 'watch' }
  | { act: 'confirm_intent'; proposalId: string; entryId: string }
  | { act: 'no_objection'; meetingId: string; roundId: string }
  | { act: 'renew_need'; needId: string }
  | { act: 'solve_need'; needId: string }
  | { act: 'confirm_need'; needId: string }
  | { act: 'answer_request'; requestId: string; state: 'agreed' | 'declined' }
  | { act: 'draft_together'; matchId: string }
  | { act: 'see_match'; matchId: string }
  | { act: 'finish_consent'; procedureId: string; stage: ConsentStage; seen: string | null; onDay: string }
  | { act: 'agree_joint'; proposalId: string }
  | { act: 'confirm_proposal'; proposalId: string }
  | { act: 'agree_correction'; proposalId: string; correctionId: string; words: string }
  | { act: 'finish_action'; meetingId: string; outcomeId: string; onDay: string }
  | { act: 'confirm_project_words'; projectId: string }

export type DeskActName = DeskAct['act']

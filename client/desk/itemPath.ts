import { unreachable } from '../../shared/assert'
import type { DeskItem } from '../../shared/desk/item'

/** The page where the waiting thing is done. */
export function itemPath({ kind, targetId }: Pick<DeskItem, 'kind' | 'targetId'>): string {
  switch (kind) {
    case 'meeting':
      return `/meetings/${targetId}`
    case 'summary':
      return `/meetings/${targetId}/sitting`
    case 'confirm':
    case 'round':
    case 'corrections':
    case 'correction_draft':
      return `/meetings/${targetId}?tab=minutes`
    case 'agenda_call':
      return `/meetings/${targetId}?tab=agenda`
    case 'action':
      return `/meetings/${targetId}?tab=outcomes`
    case 'rsvp':
    case 'written':
      return `/meetings/${targetId}?tab=schedule`
    case 'intent':
    case 'intent_entry':
      return `/proposals/${targetId}?tab=intents`
    case 'call':
    case 'call_entry':
    case 'call_to_close':
    case 'call_outcome':
      return `/calls/${targetId}`
    case 'date_poll':
    case 'poll_to_settle':
      return `/polls/${targetId}`
    case 'cadence':
      return `/forums/${targetId}`
    case 'job':
      return `/forums/${targetId}/ledger`
    case 'actuals_to_ask':
      return `/forums/${targetId}/projects`
    case 'project_words':
      return `/projects/${targetId}`
    case 'interest_match':
      return `/forums/${targetId}/interests`
    case 'draft':
    case 'returned':
    case 'receive':
    case 'proposal_joint':
    case 'proposal_word':
    case 'proposal_entry':
      return `/proposals/${targetId}`
    case 'referred':
      return `/proposals/${targetId}?tab=course`
    case 'review':
      return `/records/${targetId}`
    case 'consent':
    case 'consent_close':
    case 'consent_entry':
      return `/consent/${targetId}`
    case 'need_asked':
    case 'need_typed':
      return `/needs/${targetId}`
    case 'offer_request':
      return `/forums/${targetId}/needs?tab=offers`
    case 'precedent':
      return `/precedents/${targetId}`
    case 'point_entry':
      return `/proposals/${targetId}?tab=points`
    case 'handover':
    case 'leaving':
      return '/handover'
    case 'seat':
      return '/admin'
    default:
      return unreachable(kind)
  }
}

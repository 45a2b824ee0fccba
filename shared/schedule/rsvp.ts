import type { OnBehalfChannel } from '../proposals/origin'

/** 出欠回答 of an organisation. 未回答 is none of these: it is the absence of an answer. */
export const rsvpAnswers = ['present', 'proxy', 'online', 'absent'] as const
export type RsvpAnswer = (typeof rsvpAnswers)[number]

export const rsvpAnswerLabel: Record<RsvpAnswer, string> = {
  present: '出席',
  proxy: '代理出席',
  online: 'オンライン出席',
  absent: '欠席',
}

/** Who comes: 所属, 職 and, where the organisation gives it, 氏名. */
export interface RsvpPerson {
  division: string
  title: string
  name: string
}

export interface Rsvp {
  organisationId: string
  answer: RsvpAnswer
  people: readonly RsvpPerson[]
  note: string
  /** ms since 1970 */
  answeredAt: number
  /** the seat that answered, as text */
  label: string
  /** 代行入力: how the organisation told the secretariat; null where it answered itself */
  onBehalfChannel: OnBehalfChannel | null
  /** it came after the day the answers were due */
  isLate: boolean
  /** it speaks of a date the meeting no longer has, so it counts as 未回答 and stays to be read */
  isForOtherDate: boolean
}

/** Those who come by the answer's own word. */
export const comes = (answer: RsvpAnswer): boolean => answer !== 'absent'

/** How many organisations gave each answer, and how many none that counts. */
export function rsvpTotals(
  organisationIds: readonly string[],
  rsvps: readonly Rsvp[],
): Record<RsvpAnswer | 'unanswered', number> {
  const totals = { present: 0, proxy: 0, online: 0, absent: 0, unanswered: 0 }
  for (const id of organisationIds) totals[standingAnswer(rsvps, id)?.answer ?? 'unanswered'] += 1
  return totals
}

/** The answer of an organisation that counts for the meeting as it stands. */
export const standingAnswer = (rsvps: readonly Rsvp[], organisationId: string): Rsvp | undefined =>
  rsvps.find((each) => each.organisationId === organisationId && !each.isForOtherDate)

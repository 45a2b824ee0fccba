import type { ConfirmingSeats } from './ruleFaults'
import type { ForumRules } from './rules'

/** What a new tier begins with: the rules of its body, but a number mark of its own, and no confirmer who is not in it. */
export function copiedRules(rules: ForumRules, seats: ConfirmingSeats): ForumRules {
  const named = [rules.minutes.chairSeatId, rules.minutes.namedSeatId].filter((id) => id !== null)
  const isWhole = named.every((id) => seats.has(id))
  return {
    ...rules,
    minutes: isWhole
      ? rules.minutes
      : { ...rules.minutes, confirmedBy: 'secretariat', chairSeatId: null, namedSeatId: null },
    papers: { ...rules.papers, abbreviation: '' },
  }
}

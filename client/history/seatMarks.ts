import type { HistorySeat } from '../../shared/history/seats'
import { colourClassOf } from '../collab/presence'
import { historyText } from '../text/history'

/** How a seat is named beside its words. */
export function seatText(seat: HistorySeat | undefined): string {
  if (!seat || seat.kind === 'template') return historyText.template
  const name = historyText.seat(seat.organisationName, seat.seatTitle)
  return seat.kind === 'onBehalf' ? historyText.onBehalf(name) : name
}

/** history.css holds as many kinds of underline. */
const patternCount = 8

/** One 団体 as the legend shows it and its words are underlined: by a colour and, never by it alone, by a kind of line. */
export interface SeatMark {
  name: string
  class: string
  isTemplate: boolean
}

/** The marks of seats, by their number; seats of one 団体 share one. */
export function seatMarks(seats: readonly HistorySeat[]): SeatMark[] {
  const names = [...new Set(seats.filter(({ kind }) => kind !== 'template').map(organisationOf))]
  return seats.map((seat): SeatMark => {
    if (seat.kind === 'template')
      return { name: historyText.template, class: 'author-template', isTemplate: true }
    const name = organisationOf(seat)
    const pattern = names.indexOf(name) % patternCount
    return {
      name,
      class: `${colourClassOf(seat.organisationName)} author-line-${pattern}`,
      isTemplate: false,
    }
  })
}

/** What the secretariat typed for others is told apart from what it wrote itself. */
const organisationOf = (seat: HistorySeat): string =>
  seat.kind === 'onBehalf' ? historyText.onBehalf(seat.organisationName) : seat.organisationName

/** Each mark once, for a legend; what came with the document last. */
export const distinctMarks = (marks: readonly SeatMark[]): SeatMark[] => [
  ...new Map([...marks].sort(byTemplate).map((mark) => [mark.name, mark])).values(),
]

const byTemplate = (one: SeatMark, other: SeatMark) => Number(one.isTemplate) - Number(other.isTemplate)

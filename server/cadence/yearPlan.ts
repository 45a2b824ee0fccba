import { addDays, dayOf, fiscalYear } from '../../shared/calendar'
import { wasHeld } from '../../shared/meetings/meeting'
import type { Actor } from '../../shared/permission'
import { assemblySessions, membersOn, rulesOf } from '../forums/queries'
import { forumMeetings } from '../meetings/queries'
import type { Db } from '../store/Store'

/** 年間計画: the meetings of one 年度 past and to come, month by month, with what stands in the way of more. */
export async function yearPlan(
  db: Db,
  actor: Actor,
  { forumId, year, now }: { forumId: string; year?: number | undefined; now: number },
) {
  const today = dayOf(now)
  const shown = year ?? fiscalYear(today)
  const meetings = await meetingsOf(db, actor, { forumId, shown, now })
  const members = await membersOn(db, forumId, today)
  const months = monthsOf(shown)
  const sessions = await assemblySessions(
    db,
    members.map(({ id }) => id),
    { from: `${shown}-04-01`, to: `${shown + 1}-03-31` },
  )
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const { cadence } = await rulesOf(db, forumId)
  return {
    fiscalYear: shown,
    today,
    held: meetings.filter(({ isHeld, isWritten }) => isHeld && (cadence.doesWrittenCount || !isWritten))
      .length,
    planned: meetings.filter(({ isHeld, state }) => !isHeld && state !== 'cancelled' && state !== 'postponed')
      .length,
    promised: cadence.perFiscalYear,
    months: months.map(({ month, from, to }) => ({
      id: from,
      month,
      isAvoided: cadence.avoidMonths.includes(month),
      isNow: from <= today && today <= to,
      meetings: meetings.filter(({ day }) => from <= day && day <= to),
      sessions: sessions
        .filter(({ fromOn, toOn }) => fromOn <= to && toOn >= from)
        .map(({ id, organisationId, name, fromOn, toOn }) => ({
          id,
          organisationName: names.get(organisationId) ?? '',
          name,
          fromOn: fromOn < from ? from : fromOn,
          toOn: toOn > to ? to : toOn,
        })),
    })),
  }
}

async function meetingsOf(
  db: Db,
  actor: Actor,
  { forumId, shown, now }: { forumId: string; shown: number; now: number },
) {
  const { coming, past } = await forumMeetings(db, actor, forumId, now)
  return [...past, ...coming]
    .map(({ id, name, startsAt, state, mode }) => ({
      id,
      name,
      startsAt,
      state,
      day: dayOf(startsAt),
      isHeld: wasHeld(state),
      isWritten: mode === 'written',
    }))
    .filter(({ day }) => fiscalYear(day) === shown)
    .sort((one, other) => one.startsAt - other.startsAt)
}

/** April to March, each with its first and last day. */
function monthsOf(year: number): { month: number; from: string; to: string }[] {
  const first = (index: number) => {
    const month = ((index + 3) % 12) + 1
    return `${index + 3 < 12 ? year : year + 1}-${String(month).padStart(2, '0')}-01`
  }
  return Array.from({ length: 12 }, (_, index) => ({
    month: Number(first(index).slice(5, 7)),
    from: first(index),
    to: addDays(index === 11 ? `${year + 1}-04-01` : first(index + 1), -1),
  }))
}

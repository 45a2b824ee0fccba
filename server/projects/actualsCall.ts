import { callAnswers, callsOf } from '../calls/queries'
import type { Db } from '../store/Store'

/** A 実績照会 asks about the 年度 before the one it is sent in: the last one that is over [J5]. */
export const actualsYear = ({ fiscalYear }: { fiscalYear: number }): number => fiscalYear - 1

/** The 実績照会 of a body that is open, the latest, or this one in whatever state; with the answer of an organisation. */
export async function actualsCall(
  db: Db,
  forumId: string,
  { organisationId, year }: { organisationId: string; year?: number },
) {
  const call = (await callsOf(db, forumId)).find(
    (each) =>
      each.kind === 'actuals' && each.closedAt === null && (year === undefined || actualsYear(each) === year),
  )
  if (!call) return undefined
  const answer = (await callAnswers(db, call.id)).find((each) => each.organisationId === organisationId)
  return {
    ...call,
    year: actualsYear(call),
    isAsked: call.addressees.includes(organisationId),
    answer: answer ?? null,
  }
}

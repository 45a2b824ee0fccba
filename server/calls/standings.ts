import { type CallStanding, type SaidIntent, standingOf } from '../../shared/calls/standing'
import type { Intent } from '../../shared/intents/intent'
import { intentsOf } from '../intents/queries'
import type { Db } from '../store/Store'
import { answersOfCalls, type Call } from './rows'

/** Where each organisation that a call asks stands, in 建制順: by call. */
export async function standingsOf(
  db: Db,
  calls: readonly Call[],
): Promise<Map<string, readonly CallStanding[]>> {
  const answers = await answersOfCalls(
    db,
    calls.map(({ id }) => id),
  )
  const proposalIds = [...new Set(calls.flatMap((call) => call.proposalIds))]
  const intents = proposalIds.length === 0 ? [] : await intentsOf(db, proposalIds)
  return new Map(
    calls.map((call) => {
      // What was said before the call was opened is no answer to it.
      const said = intents.filter(({ entry }) => entry.at >= call.openedAt).map(saidOf)
      const ofCall = answers.filter(({ callId }) => callId === call.id).map(({ answer }) => answer)
      return [
        call.id,
        call.addressees.map((organisationId) =>
          standingOf(
            call,
            organisationId,
            ofCall.find((answer) => answer.organisationId === organisationId),
            said,
          ),
        ),
      ] as const
    }),
  )
}

const saidOf = ({ organisationId, proposalId, level, answeredOn, entry }: Intent): SaidIntent => ({
  organisationId,
  proposalId,
  level,
  answeredOn,
  entry,
})

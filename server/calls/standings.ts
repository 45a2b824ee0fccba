import { type Said, saidIn } from '../../shared/calls/said'
import { type CallStanding, type SaidIntent, standingOf } from '../../shared/calls/standing'
import type { Intent } from '../../shared/intents/intent'
import { intentHistory } from '../intents/queries'
import type { Db } from '../store/Store'
import { answersOfCalls, type Call } from './rows'

/** A call with everything that was said to it, whoever asks. */
export interface ToldCall extends Said {
  /** where each organisation that it asks stands, in 建制順 */
  standings: CallStanding[]
}

/** By call: where everybody stands, a closed one as it was when it was closed [Q6]. */
export async function toldCalls(db: Db, calls: readonly Call[]): Promise<Map<string, ToldCall>> {
  const answers = await answersOfCalls(
    db,
    calls.map(({ id }) => id),
  )
  const history = await intentHistory(db, [...new Set(calls.flatMap((call) => call.proposalIds))])
  return new Map(
    calls.map((call) => {
      const said = saidIn(call, history)
      const stated = said.intents.map(statedOf)
      const ofCall = answers.filter(({ callId }) => callId === call.id).map(({ answer }) => answer)
      const standings = call.addressees.map((organisationId) =>
        standingOf(
          call,
          organisationId,
          ofCall.find((answer) => answer.organisationId === organisationId),
          stated,
        ),
      )
      return [call.id, { ...said, standings }] as const
    }),
  )
}

/** Of one call. */
export const standingsOf = async (db: Db, call: Call): Promise<readonly CallStanding[]> =>
  (await toldCalls(db, [call])).get(call.id)?.standings ?? []

const statedOf = ({ organisationId, proposalId, level, answeredOn, entry }: Intent): SaidIntent => ({
  organisationId,
  proposalId,
  level,
  answeredOn,
  entry,
})

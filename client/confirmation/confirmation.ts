import type { MinutesRecord } from '../../shared/minutes/record'
import { api, call } from '../data/api'

export const fetchConfirmation = (meetingId: string) =>
  call(api.confirmation[':meetingId'].$get({ param: { meetingId } }))
/** Everything the panel of a meeting's confirmation shows, as the server answers it. */
export type Confirmation = Awaited<ReturnType<typeof fetchConfirmation>>
export type Correction = Confirmation['corrections'][number]
export type RoundStanding = NonNullable<Confirmation['round']>

/** A version as it went round. */
export const fetchRound = async (meetingId: string, roundId: string) => {
  const answer = await call(
    api.confirmation[':meetingId'].rounds[':roundId'].$get({ param: { meetingId, roundId } }),
  )
  // A record is plain JSON, but the RPC's type of it gives up where lists stand in lists.
  return { ...answer, record: answer.record as MinutesRecord }
}

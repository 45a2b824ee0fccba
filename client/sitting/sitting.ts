import { api, call } from '../data/api'
import { createLive } from '../data/live'

export const fetchSitting = (id: string) => call(api.sitting[':id'].$get({ param: { id } }))

/** Everything 進行 and the big screen show, as the server answers it. */
export type Sitting = Awaited<ReturnType<typeof fetchSitting>>
export type SittingItem = Sitting['items'][number]
export type SittingOutcome = Sitting['outcomes'][number]
export type SittingAnswer = Sitting['answers'][number]
export type SittingAttendee = Sitting['attendees'][number]

/** Kept fresh by the acts of whoever runs the meeting, and by what is written in its minutes. */
export const createSitting = (meetingId: () => string) =>
  createLive(
    () => [`sitting:${meetingId()}`, `meeting:${meetingId()}`],
    () => fetchSitting(meetingId()),
  )

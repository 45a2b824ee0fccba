import { api, call } from '../data/api'

export const fetchMeeting = (id: string) => call(api.meetings[':id'].$get({ param: { id } }))

/** Everything the page of one meeting shows, as the server answers it. */
export type Meeting = Awaited<ReturnType<typeof fetchMeeting>>

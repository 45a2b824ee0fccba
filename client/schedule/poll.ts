import { api, call } from '../data/api'

export const fetchPoll = (id: string) => call(api.schedule.polls[':id'].$get({ param: { id } }))

/** Everything the page of one 日程調整 shows, as the server answers it. */
export type Poll = Awaited<ReturnType<typeof fetchPoll>>

export const fetchSchedule = (id: string) => call(api.schedule.meetings[':id'].$get({ param: { id } }))

/** Everything the tab 日程・出欠 shows. */
export type MeetingSchedule = Awaited<ReturnType<typeof fetchSchedule>>

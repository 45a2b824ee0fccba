import { api, call } from '../data/api'

/** Asks for everything the page 資料 shows. */
export const fetchReference = () => call(api.reference.$get())

export type Reference = Awaited<ReturnType<typeof fetchReference>>

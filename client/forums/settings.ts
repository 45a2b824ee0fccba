import { api, call } from '../data/api'

/** Everything 会議体の設定 shows. */
export const fetchSettings = (id: string) => call(api.forums[':id'].settings.$get({ param: { id } }))
export type Settings = Awaited<ReturnType<typeof fetchSettings>>

import { api, call } from '../data/api'

/** The registers of one body (null: of all bodies of the seat) as the server tells them. */
export const fetchRegister = (
  forumId: string | null,
  { tiers, asOf }: { tiers: boolean; asOf: string | undefined },
) => {
  const query = { ...(tiers ? { tiers: '1' as const } : {}), ...(asOf ? { asOf } : {}) }
  return forumId === null
    ? call(api.registers.$get({ query }))
    : call(api.registers[':forumId'].$get({ param: { forumId }, query }))
}

export type Register = Awaited<ReturnType<typeof fetchRegister>>

import type { InferResponseType } from 'hono/client'
import { api, call } from '../data/api'
import { createLive, type Live } from '../data/live'

const route = api.meetings[':id'].agenda

/** What stands beside the agenda of a meeting, as the server answers it. */
export type AgendaSide = InferResponseType<typeof route.$get, 200>
export type AgendaCall = NonNullable<AgendaSide['call']>

export const createAgendaSide = (id: () => string): Live<AgendaSide> =>
  createLive(
    () => `meeting:${id()}`,
    () => call(route.$get({ param: { id: id() } })),
  )

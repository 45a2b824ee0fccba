import { onTestFinished } from 'vitest'
import type { Context } from '../../server/context'
import { forumRoutes } from '../../server/forums/routes'
import type { Actor } from '../../shared/permission'
import { openMeetingWorld } from '../meetings/meetingWorld'
import { appFor } from '../support/appFor'

/** The body of the meetings' tests with its settings: an app per seat, and what each answer came to. */
export async function openBodyWorld() {
  const world = await openMeetingWorld()
  onTestFinished(world.close)
  return {
    ...world,
    as: (actor: Actor) => askerFor(world.context, actor),
    /** the same seat with what it is in another body, as its session would say after the act that made it so */
    secretariatAlsoOf: (forumId: string): Actor => ({
      ...world.secretariat,
      secretariatOf: ['hokushin', forumId],
      memberships: [...world.secretariat.memberships, { forumId, role: 'central_city' }],
    }),
  }
}
export type BodyWorld = Awaited<ReturnType<typeof openBodyWorld>>

/** What the tests read of answers; each field is looked at before it is believed. */
export interface Answer {
  status: number
  body: Record<string, unknown> & {
    error?: { code: string; message: string; faults: { path: string; message: string }[] }
  }
}

function askerFor(context: Context, actor: Actor) {
  const app = appFor(actor, (error) => {
    throw error
  }).route('/api', forumRoutes(context))
  return async (method: string, path: string, json?: unknown): Promise<Answer> => {
    const response = await app.request(`/api${path}`, {
      method,
      ...(json === undefined
        ? {}
        : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(json) }),
    })
    // The one answer as every test needs it.
    return { status: response.status, body: (await response.json()) as Answer['body'] }
  }
}

export const faultsOf = ({ body }: Answer) =>
  Object.fromEntries((body.error?.faults ?? []).map(({ path, message }) => [path, message]))

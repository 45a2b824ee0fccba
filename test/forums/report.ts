import type { Context } from '../../server/context'
import { loadDataset } from '../../server/dataset/load'
import { forumPage } from '../../server/forums/forumPage'
import type { Actor, MemberRole } from '../../shared/permission'
import { freshContext, reportWith } from '../dataset/world'

/** An installation with the report's facts and nobody in it. */
export async function reportContext(): Promise<Context> {
  const context = await freshContext()
  const loaded = await loadDataset(context, await reportWith())
  if (loaded.outcome !== 'loaded') throw new Error('the report does not load')
  return context
}

/** Somebody of an organisation, with the memberships a test speaks of. */
export const actorOf = (organisationId: string, more: Partial<Actor> = {}): Actor => ({
  personId: `person of ${organisationId}`,
  seatId: `seat of ${organisationId}`,
  organisationId,
  duty: 'member',
  memberships: [],
  secretariatOf: [],
  ...more,
})

export const memberOf = (organisationId: string, forumId: string, role: MemberRole): Actor =>
  actorOf(organisationId, { memberships: [{ forumId, role }] })

export const stranger = actorOf('202011')
export const prefecture = actorOf('200000', { duty: 'prefecture' })

export const tomorrow = (context: Context) => context.now() + 24 * 60 * 60 * 1000

export const pageFor = (context: Context, actor: Actor, forumId: string) =>
  forumPage(context.store.db, actor, forumId, context.now())

import type { NeedScope } from '../../shared/needs/need'
import type { Context } from '../context'
import { type NeedRow, needAudience } from './find'

/** After the commit. `before` is how far it was opened until now, so that it leaves the screens of those who lost it. */
export function tellNeed(
  context: Context,
  row: Pick<NeedRow, 'id' | 'forum_id' | 'organisation_id' | 'enteredBy' | 'scope'>,
  before: NeedScope = row.scope,
): void {
  for (const scope of new Set([row.scope, before]))
    context.events.changed([`needs:${row.forum_id}`, 'needs', `need:${row.id}`], needAudience(row, scope))
  context.events.changed(['desk'], { organisationIds: [row.organisation_id] })
}

/** Offers are open to the whole body and 県. */
export function tellOffers(context: Context, forumId: string, organisationIds: readonly string[] = []): void {
  context.events.changed([`needs:${forumId}`, 'needs'], { forumIds: [forumId], prefecture: true })
  if (organisationIds.length > 0) context.events.changed(['desk'], { organisationIds })
}

import type { Context } from '../context'

/** After a commit: the body's しごと帳 and the desks of its members ask again. */
export function tellLedgerChanged({ events }: Context, forumId: string): void {
  for (const topic of [`ledger:${forumId}`, 'desk'])
    events.emit('changed', { topic, audience: { forumIds: [forumId] } })
}

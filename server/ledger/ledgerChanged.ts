import type { Context } from '../context'

/** After a commit: the body's しごと帳 and the desks of its members ask again. */
export function tellLedgerChanged({ events }: Context, forumId: string): void {
  events.changed([`ledger:${forumId}`, 'desk'], { forumIds: [forumId] })
}

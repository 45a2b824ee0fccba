import type { Context } from '../context'

/**
 * [I1] Live notices after a commit: a tick stirs its own organisation's screens and nobody else's; a match those of its members. Desks
 * ask again only where something met.
 */
export function tellInterests(
  { events }: Context,
  forumId: string,
  { own, met }: { own?: string; met: readonly string[] },
): void {
  const topic = `interests:${forumId}`
  const reached = [...new Set([...(own === undefined ? [] : [own]), ...met])]
  if (reached.length > 0) events.changed([topic], { memberSeatsOf: reached })
  if (met.length > 0) events.changed(['desk'], { memberSeatsOf: [...new Set(met)] })
}

import type { Confirmed } from '../../server/minutes/confirmMinutes'

/** What was filed, where the story expects that nobody else's confirmation is waited for. */
export function filed(confirmed: Confirmed): Extract<Confirmed, { versionId: string }> {
  if (confirmed.versionId === null) throw new Error(`waits for ${confirmed.waitsFor.join(', ')}`)
  return confirmed
}

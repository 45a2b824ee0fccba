import type { Tx } from '../store/Store'

/**
 * Takes back the notices with this key that nobody was sent yet, also those in a letter that no mail server took so far; of one
 * organisation alone where it is named.
 */
export async function takeBack(tx: Tx, dedupeKey: string, organisationId?: string): Promise<void> {
  const told = await tx
    .selectFrom('notice')
    .select(['id', 'handled_at'])
    .where('dedupe_key', '=', dedupeKey)
    .$if(organisationId !== undefined, (query) => query.where('organisation_id', '=', organisationId ?? ''))
    .execute()
  const written = told.some(({ handled_at }) => handled_at !== null)
    ? await inUnsentLetters(tx)
    : new Set<string>()
  const waiting = told.flatMap(({ id, handled_at }) => (handled_at === null || written.has(id) ? [id] : []))
  if (waiting.length > 0) await tx.deleteFrom('notice').where('id', 'in', waiting).execute()
}

/** A letter is written out when it is sent: what is taken from under it by then is not in it. */
async function inUnsentLetters(tx: Tx): Promise<Set<string>> {
  const letters = await tx
    .selectFrom('mail')
    .select('notices')
    .where('sent_at', 'is', null)
    .where('next_try_at', 'is not', null)
    .execute()
  // Written by server/mail as an array of ids.
  return new Set(letters.flatMap(({ notices }) => JSON.parse(notices) as string[]))
}

import type { Context } from '../context'
import { compose } from './compose'
import { MailFault, type Smtp } from './smtp'

/** Ten tries reach over seventeen hours: a mail server that is down over night loses nothing. */
export const triesMax = 10
const firstRetryMs = 2 * 60_000

/** How long after its n-th try a letter waits: 2, 4, 8 … minutes. */
export const retryAfterMs = (tries: number): number => firstRetryMs * 2 ** (tries - 1)

export interface Sending {
  smtp: Smtp
  /** the address people type, for links; undefined where it is not known */
  origin: string | undefined
  report: (error: unknown) => void
}

/** Letters of one look at the outbox. */
const lettersMax = 50

/**
 * Sends what is due. A letter is marked as sent after the mail server took it: a kill in between sends it once more, with the same
 * Message-ID, and never loses it [N5].
 */
export async function sendLetters(context: Context, { smtp, origin, report }: Sending): Promise<void> {
  const { db } = context.store
  const due = await db
    .selectFrom('mail')
    .selectAll()
    .where('next_try_at', '<=', context.now())
    .orderBy('next_try_at')
    .orderBy('created_at')
    .orderBy('id')
    .limit(lettersMax)
    .execute()
  for (const letter of due) {
    try {
      const composed = await compose(db, letter, { now: context.now(), origin })
      if (!composed) {
        await db.deleteFrom('mail').where('id', '=', letter.id).execute()
        continue
      }
      await smtp.send({ id: letter.id, ...composed })
      await note(context, letter.id, { sent_at: context.now(), next_try_at: null, last_error: '' })
    } catch (error) {
      await noteFailure(context, letter, error)
      // A bug of ours is reported and kept with the letter; it holds up no other one.
      if (!(error instanceof MailFault)) report(error)
      else if (error.extent === 'line') return
    }
  }
}

async function noteFailure(
  context: Context,
  letter: { id: string; tries: number },
  error: unknown,
): Promise<void> {
  const tries = letter.tries + 1
  const isLast = tries >= triesMax || (error instanceof MailFault && error.extent === 'address')
  await note(context, letter.id, {
    tries,
    next_try_at: isLast ? null : context.now() + retryAfterMs(tries),
    last_error: (error instanceof Error ? error.message : String(error)).slice(0, 500),
  })
}

const note = (
  { store }: Context,
  id: string,
  state: { tries?: number; sent_at?: number; next_try_at: number | null; last_error: string },
) => store.db.updateTable('mail').set(state).where('id', '=', id).execute()

/** Letters that went are of use while somebody asks whether they did. */
const keepSentMs = 30 * 24 * 60 * 60_000

/** Once a day: what was sent or given up long ago goes. */
export const sweepLetters = ({ store, now }: Context) =>
  store.db
    .deleteFrom('mail')
    .where('next_try_at', 'is', null)
    .where('created_at', '<', now() - keepSentMs)
    .execute()

import type { Context } from '../context'
import { keepLooking } from '../keepLooking'
import { sendLetters } from './sendLetters'
import { type MailConfig, openSmtp } from './smtp'
import { discardNotices, writeUrgent } from './writeLetters'

interface MailOptions {
  config: { mail: MailConfig | undefined; origin: string | undefined }
  report: (error: unknown) => void
  /** how often it looks; a look that finds nothing costs two queries */
  lookEveryMs?: number
}

/** The outbox at work: from notices to letters to the mail server, until it is closed; what is under way then finishes. */
export function keepMail(context: Context, options: MailOptions): { close(): Promise<void> } {
  const { config, report, lookEveryMs = 10_000 } = options
  const smtp = config.mail && openSmtp(config.mail)
  const work = async () => {
    if (!smtp) return void (await discardNotices(context))
    await writeUrgent(context)
    await sendLetters(context, { smtp, origin: config.origin, report })
  }
  const looking = keepLooking(work, { everyMs: lookEveryMs, report })
  return {
    close: async () => {
      await looking.close()
      smtp?.close()
    },
  }
}

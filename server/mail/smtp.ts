import nodemailer from 'nodemailer'

/** A letter ready for the wire. `id` makes its Message-ID: a repeat of the same letter is known by it. */
export interface Posted {
  id: string
  to: string
  subject: string
  text: string
  calendar: string | null
  replyTo?: string | undefined
}

/** Why a letter was not taken. A fault of the line is no fault of the letter: the others would meet it, too. */
export class MailFault extends Error {
  constructor(
    message: string,
    readonly extent: 'line' | 'letter' | 'address',
  ) {
    super(message)
  }
}

/** Where letters are handed in, and whose they are. */
export interface MailConfig {
  smtpUrl: string
  /** 円卓 <entaku@example.lg.jp> */
  from: string
}

export interface Smtp {
  send(letter: Posted): Promise<void>
  close(): void
}

/** A server that does not answer must not hold the outbox for the library's ten minutes. */
const timeouts = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }

/** The mail server of the settings. Letters hold only their own words: no file and no address is ever read for one. */
export function openSmtp({ smtpUrl, from }: MailConfig): Smtp {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return {
    send: async ({ id, to, subject, text, calendar, replyTo }) => {
      try {
        await transport.sendMail({
          messageId: `<${id}@${domain}>`,
          from,
          // As an object: an address is one address, whatever characters it holds.
          to: { name: '', address: to },
          ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
          subject,
          text,
          // Answers of machines must not answer machines (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          textEncoding: 'base64',
          ...(calendar === null ? {} : { attachments: [calendarPart(calendar)] }),
        })
      } catch (error) {
        throw faultOf(error)
      }
    },
    close: () => transport.close(),
  }
}

const calendarPart = (content: string) => ({
  filename: 'kaigi.ics',
  content,
  contentType: `text/calendar; charset=utf-8; method=${/^METHOD:(\w+)/m.exec(content)?.[1] ?? 'PUBLISH'}`,
})

/** nodemailer's own codes: what happened before any letter was spoken of is the line's. */
const lineCodes = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'EDNS',
  'ESOCKET',
  'ETLS',
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
])

function faultOf(error: unknown): MailFault {
  const { code, responseCode, message } =
    error instanceof Error ? withCodes(error) : withCodes(new Error(String(error)))
  if (code !== undefined && (lineCodes.has(code) || /^E(CONN|HOST|NET|PIPE)/.test(code)))
    return new MailFault(message, 'line')
  // 5xx to the address: it will not be another one in an hour (RFC 5321, 4.2.1).
  return new MailFault(message, code === 'EENVELOPE' && (responseCode ?? 0) >= 500 ? 'address' : 'letter')
}

/** The library puts both on the errors it throws; of an error from elsewhere they are not there. */
const withCodes = (error: Error): { message: string; code?: string; responseCode?: number } =>
  error as Error & { code?: string; responseCode?: number }

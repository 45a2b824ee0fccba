import { readFileSync } from 'node:fs'
import * as v from 'valibot'

const flag = v.optional(
  v.pipe(
    v.picklist(['0', '1', 'yes', 'no'], 'yes か no を指定してください。'),
    v.transform((value) => value === '1' || value === 'yes'),
  ),
  'no',
)

const number = (fallback: string, max: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d+$/, '数字で指定してください。'),
      v.transform(Number),
      v.maxValue(max, `${max} 以下で指定してください。`),
    ),
    fallback,
  )

/** Neither the message nor anything else repeats the address: it holds a password. */
const databaseUrl = v.pipe(
  v.string(),
  v.check(isDatabaseUrl, 'postgres://ユーザー名:パスワード@ホスト/データベース名 の形で指定してください。'),
)

/** `postgres://user@/name?host=/run/postgresql` reaches a socket: its host is empty, which no other URL may be. */
function isDatabaseUrl(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text)) return false
  const url = text.replace(/(:\/\/([^/@]*@)?)\//, '$1localhost/')
  return URL.canParse(url) && new URL(url).pathname.length > 1
}

/** Neither the message nor anything else repeats it: it may hold a password. */
const smtpUrl = v.pipe(
  v.string(),
  v.check(
    (text) => /^smtps?:\/\//.test(text) && URL.canParse(text) && new URL(text).hostname !== '',
    'smtp://サーバー:25 または smtps://ユーザー名:パスワード@サーバー:465 の形で指定してください。',
  ),
)
const mailFrom = v.pipe(
  v.string(),
  // A line break here would be a header of its own.
  v.regex(
    /^([^<>"\r\n]*<[^\s@<>,]+@[^\s@<>,]+>|[^\s@<>,]+@[^\s@<>,]+)$/,
    'entaku@example.lg.jp または 円卓 <entaku@example.lg.jp> の形で指定してください。',
  ),
)

/** Every setting there is; docs/operations.md explains each. */
const Environment = v.object({
  PORT: number('8080', 65_535),
  ENTAKU_HOST: v.optional(v.string(), '127.0.0.1'),
  ENTAKU_DATA_DIR: v.optional(v.string(), 'data'),
  /** PostgreSQL in place of the embedded store */
  ENTAKU_DATABASE_URL: v.optional(databaseUrl),
  /** the address people type, e.g. https://entaku.example.lg.jp, when a proxy stands in front */
  ENTAKU_ORIGIN: v.optional(v.pipe(v.string(), v.url('https://… の形で指定してください。'))),
  ENTAKU_INSECURE_HTTP: flag,
  ENTAKU_SAMPLE: v.optional(flag.wrapped, 'yes'),
  ENTAKU_SAMPLE_REMOTE: flag,
  ENTAKU_TRUSTED_PROXIES: number('0', 8),
  /** a virus scanner: run with the path of each uploaded file, 0 lets it in */
  ENTAKU_SCAN_COMMAND: v.optional(v.string()),
  /** where letters are handed in; without it none are sent */
  ENTAKU_SMTP_URL: v.optional(smtpUrl),
  /** a file that holds it, so that the password is in no process list */
  ENTAKU_SMTP_URL_FILE: v.optional(v.string()),
  ENTAKU_MAIL_FROM: v.optional(mailFrom),
  ENTAKU_LOG: v.optional(v.picklist(['silent', 'error', 'warn', 'info', 'debug']), 'warn'),
})

export interface Config {
  port: number
  host: string
  dataDir: string
  /** undefined: the embedded store in `dataDir` */
  databaseUrl: string | undefined
  origin: string | undefined
  /** plain HTTP on a closed network: cookies without Secure */
  insecureHttp: boolean
  /** load the sample year on first run */
  sample: boolean
  /** let other machines enter sample seats too */
  allowSampleRemote: boolean
  /** how many reverse proxies' X-Forwarded-For entries are to be believed, from the right */
  trustedProxies: number
  /** run with the path of each uploaded file; undefined: nothing is scanned */
  scanCommand: string | undefined
  logLevel: string
  /** undefined: no letters are sent */
  mail: { smtpUrl: string; from: string } | undefined
}

/** Reads the settings; a bad one stops the start and is named, so nothing runs half-configured. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const result = v.safeParse(Environment, withSecrets(environment))
  if (!result.success)
    throw badSettings(result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`))
  const env = result.output
  const { ENTAKU_SMTP_URL: smtpUrl, ENTAKU_MAIL_FROM: from } = env
  if (smtpUrl !== undefined && from === undefined)
    throw badSettings(['ENTAKU_MAIL_FROM: メールの差出人のアドレスを指定してください。'])
  return {
    port: env.PORT,
    host: env.ENTAKU_HOST,
    dataDir: env.ENTAKU_DATA_DIR,
    databaseUrl: env.ENTAKU_DATABASE_URL,
    origin: env.ENTAKU_ORIGIN?.replace(/\/$/, ''),
    insecureHttp: env.ENTAKU_INSECURE_HTTP,
    sample: env.ENTAKU_SAMPLE,
    allowSampleRemote: env.ENTAKU_SAMPLE_REMOTE,
    trustedProxies: env.ENTAKU_TRUSTED_PROXIES,
    scanCommand: env.ENTAKU_SCAN_COMMAND,
    logLevel: env.ENTAKU_LOG,
    mail: smtpUrl !== undefined && from !== undefined ? { smtpUrl, from } : undefined,
  }
}

/** A secret may stand in a file that only the service reads. */
function withSecrets(environment: Record<string, string | undefined>): Record<string, string | undefined> {
  const file = environment.ENTAKU_SMTP_URL_FILE
  if (file === undefined) return environment
  try {
    return { ...environment, ENTAKU_SMTP_URL: readFileSync(file, 'utf8').trim() }
  } catch {
    throw badSettings([`ENTAKU_SMTP_URL_FILE: ${file} を読めません。`])
  }
}

const badSettings = (faults: readonly string[]) =>
  new Error(
    `設定に誤りがあります。直してから、もう一度起動してください。\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  )

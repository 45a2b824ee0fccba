import pg from 'pg'

/** The server refused the statement and the connection lives; otherwise it is the connection that failed. */
export const isFromServer = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && !/^(08|57P)/.test(error.code ?? '')

/** Two who wait for each other's rows: one is turned back and runs again. Thrice in a row has another reason. */
const triesMax = 3

/** The one who is turned back has done nothing, so that running it again is safe: `work` touches nothing but its transaction. */
export async function againAfterDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await work()
    } catch (error) {
      const isDeadlock = isFromServer(error) && error.code === '40P01'
      if (!isDeadlock || tries >= triesMax) throw error
    }
}

/** Where the data lies, for people to read: never the password. */
export function placeOf(url: string): string {
  const { host, port, database } = new pg.Client({ connectionString: url })
  return `PostgreSQL ${host}${host.startsWith('/') ? '' : `:${port}`} の ${database}`
}

/** What went wrong at the start, and what to do, for whoever runs the server. */
export function explained(error: unknown, url: string): unknown {
  const code = codeOf(error)
  const remedy =
    remedies.find(({ when }) => when.test(code))?.remedy ?? (isOfConnection(error) ? unreachable : undefined)
  if (remedy === undefined) return error
  return new Error(`データベース（${placeOf(url)}）を開けません。${remedy}（${code || String(error)}）`, {
    cause: error,
  })
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** A socket's code (ECONNREFUSED) or SQL's class for connections; pg gives its own timeouts none. */
const isOfConnection = (error: unknown): boolean =>
  /^(E[A-Z]+$|08|57P|53300)/.test(codeOf(error)) ||
  (error instanceof Error && /timeout|terminated/i.test(error.message))

const unreachable =
  'PostgreSQL が動いているか、ENTAKU_DATABASE_URL の宛先が正しいかを確かめてから、もう一度起動してください。'

const remedies = [
  { when: /^28/, remedy: 'ENTAKU_DATABASE_URL のユーザー名とパスワードを確かめてください。' },
  {
    when: /^3D000$/,
    remedy: 'その名前のデータベースがありません。docs/operations.md の手順で作ってください。',
  },
  {
    when: /^42501$/,
    remedy:
      'このユーザーには表を作る権限がありません。データベースの所有者にしてください（docs/operations.md の手順）。',
  },
  {
    when: /^55P03$/,
    remedy: '別の処理が終わるのを待ちましたが、終わりませんでした。しばらくしてからやり直してください。',
  },
]

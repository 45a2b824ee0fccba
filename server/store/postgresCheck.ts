import { sql } from 'kysely'
import type { Db } from './Store'

const oldestMajor = 15

interface Facts {
  version: number
  encoding: string
  collation: string
}

/** Stops before anything is written where the product would not work as it does elsewhere. */
export async function assertUsable(db: Db): Promise<void> {
  const { rows } = await sql<Facts>`
    select current_setting('server_version_num')::int as version,
      pg_encoding_to_char(encoding) as encoding, datcollate as collation
    from pg_database where datname = current_database()`.execute(db)
  const [facts] = rows
  if (!facts) return
  const major = Math.floor(facts.version / 10_000)
  if (major < oldestMajor)
    throw new Error(
      `PostgreSQL ${major} は古いため使えません。${oldestMajor} 以降に上げてから、もう一度起動してください。`,
    )
  // Lists come in the same order as on the embedded store: by code point, which is 建制順 for codes and stable for names.
  if (facts.encoding !== 'UTF8' || !/^(C|POSIX|C\.UTF-?8)$/i.test(facts.collation))
    throw new Error(
      `データベースの文字コード（${facts.encoding}）か並び順（${facts.collation}）が合いません。` +
        'createdb --template=template0 --encoding=UTF8 --locale=C で作り直してください（docs/operations.md）。',
    )
}

import { sql } from 'kysely'
import { sha256 } from '../id'
import type { Db, Tx } from './Store'
import type { Snapshot } from './UpdateLog'

/*
 * Which keyframes stay, on every engine alike:
 *   - the newest two: one to load from and one to fall back on;
 *   - every one that a formal act kept;
 *   - the first of each span of 5,000 rows, so that any moment of the past is some thousand rows away from one.
 * One that was found spoilt is set aside: it is handed out no more and counts for none of these, but stays for whoever looks
 * into the damage.
 */
const newestKept = 2
/** Five thousand rows of minutes are replayed in about 20 ms; keyframes of a document of a year's work still take less than its log. */
const spanRows = 5_000

/** Writes a keyframe, and takes out those that need not stay. */
export async function putKeyframe(tx: Tx, documentId: string, snapshot: Snapshot): Promise<void> {
  const { seq, bytes, isKept = false } = snapshot
  const row = { bytes, sha256: sha256(bytes), is_kept: isKept ? 1 : 0, set_aside_at: null } as const
  const keep = isKept ? { is_kept: 1 as const } : {}
  await tx
    .insertInto('document_snapshot')
    .values({ document_id: documentId, seq, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['document_id', 'seq'])
        .doUpdateSet({ bytes, sha256: row.sha256, set_aside_at: null, ...keep }),
    )
    .execute()
  await dropNeedless(tx, documentId)
}

async function dropNeedless(tx: Tx, documentId: string): Promise<void> {
  const sound = tx
    .selectFrom('document_snapshot')
    .where('document_id', '=', documentId)
    .where('set_aside_at', 'is', null)
  await tx
    .deleteFrom('document_snapshot')
    .where('document_id', '=', documentId)
    .where('set_aside_at', 'is', null)
    .where('is_kept', '=', 0)
    .where('seq', 'not in', sound.select('seq').orderBy('seq', 'desc').limit(newestKept))
    .where(
      'seq',
      'not in',
      sound.select((eb) => eb.fn.min<number>('seq').as('seq')).groupBy(sql`seq / ${sql.lit(spanRows)}`),
    )
    .execute()
}

/** The newest sound keyframe at or before `upTo`; `spoilt` is told of each whose checksum fails on the way. */
export async function newestKeyframe(
  db: Db,
  documentId: string,
  upTo: number,
  spoilt: (seq: number) => Promise<void>,
): Promise<Snapshot | undefined> {
  for (let below = upTo; ; ) {
    const row = await db
      .selectFrom('document_snapshot')
      .select(['seq', 'bytes', 'sha256'])
      .where('document_id', '=', documentId)
      .where('seq', '<=', below)
      .where('set_aside_at', 'is', null)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!row) return undefined
    if (sha256(row.bytes) === row.sha256) return { seq: row.seq, bytes: row.bytes }
    await spoilt(row.seq)
    below = row.seq - 1
  }
}

/** True for the first who sets it aside: of several who meet the same damage one tells it. */
export async function setKeyframeAside(db: Db, documentId: string, seq: number): Promise<boolean> {
  const result = await db
    .updateTable('document_snapshot')
    .set({ set_aside_at: Date.now() })
    .where('document_id', '=', documentId)
    .where('seq', '=', seq)
    .where('set_aside_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

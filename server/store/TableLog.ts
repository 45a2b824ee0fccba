import { newestKeyframe, putKeyframe, setKeyframeAside } from './keyframes'
import type { Db } from './Store'
import type { Append, AppendResult, Binding, DocumentHead, LogRow, Snapshot, UpdateLog } from './UpdateLog'

/** Where the store tells its operator what it met and got over. */
export type Report = (error: unknown) => void

/** What the log does alike on every engine. Only `append`, the hot path, is each engine's own. */
export abstract class TableLog implements UpdateLog {
  constructor(
    protected readonly db: Db,
    readonly report: Report,
  ) {}

  abstract append(appends: readonly Append[]): Promise<AppendResult[]>

  async head(documentId: string): Promise<DocumentHead | undefined> {
    const row = await this.db
      .selectFrom('document')
      .select(['id', 'kind', 'subject_id as subjectId', 'forum_id as forumId', 'epoch'])
      .select(['schema_version as schemaVersion', 'seq', 'frozen_at as frozenAt'])
      .where('id', '=', documentId)
      .executeTakeFirst()
    return row
  }

  async tail(documentId: string, after: number, upTo = Number.MAX_SAFE_INTEGER): Promise<LogRow[]> {
    const rows = await this.db
      .selectFrom('document_update')
      .select(['seq', 'person_id', 'seat_id', 'at', 'bytes'])
      .where('document_id', '=', documentId)
      .where('seq', '>', after)
      .where('seq', '<=', upTo)
      .orderBy('seq')
      .execute()
    return rows.map(({ seq, person_id, seat_id, at, bytes }) => ({
      seq,
      author: { personId: person_id, seatId: seat_id },
      at,
      bytes,
    }))
  }

  snapshot(documentId: string, upTo = Number.MAX_SAFE_INTEGER): Promise<Snapshot | undefined> {
    return newestKeyframe(this.db, documentId, upTo, (seq) => this.setAside(documentId, seq))
  }

  putSnapshot(documentId: string, snapshot: Snapshot): Promise<void> {
    return this.db.transaction().execute((tx) => putKeyframe(tx, documentId, snapshot))
  }

  async setAside(documentId: string, seq: number): Promise<void> {
    if (await setKeyframeAside(this.db, documentId, seq))
      this.report(new SpoiltKeyframeError(documentId, seq))
  }

  async bindings(documentId: string): Promise<Binding[]> {
    const rows = await this.db
      .selectFrom('document_binding')
      .select(['client_id', 'person_id', 'seat_id'])
      .where('document_id', '=', documentId)
      .execute()
    return rows.map(({ client_id, person_id, seat_id }) => ({
      clientId: client_id,
      author: { personId: person_id, seatId: seat_id },
    }))
  }
}

/** Nothing is lost, but the disk or the memory of this machine has changed bytes: whoever runs it should know. */
class SpoiltKeyframeError extends Error {
  constructor(documentId: string, seq: number) {
    super(
      `文書 ${documentId} の途中保存（${seq} 行目まで）が壊れていたため、使わずに取り置きました。` +
        '文書は履歴から読み直しており、内容は失われていません。ディスクを検査し、バックアップがあることを確かめてください。',
    )
  }
}

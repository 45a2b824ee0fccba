import type * as Y from 'yjs'
import type { DocumentKind } from '../shared/collab/protocol'
import { isGoingRound } from './confirmation/queries'
import type { Context } from './context'
import { projectAgenda } from './meetings/projectAgenda'
import { projectMinutes } from './minutes/projectMinutes'
import { readDocument } from './store/documents'
import type { Tx } from './store/Store'

/** Tells whether the rows are others now: most of what is typed changes none. */
type Project = (tx: Tx, subjectId: string, doc: Y.Doc) => Promise<boolean>

/** Which rows are made from which documents. The body of a proposal has no rows of its own. */
const projections: Record<DocumentKind, Project | undefined> = {
  agenda: projectAgenda,
  minutes: projectMinutes,
  proposal: undefined,
}

/** Typing pauses for about this long between two phrases … */
const pauseMs = 400
/** … and whoever only watches the rows should not wait longer than this for somebody who never pauses. */
const waitMaxMs = 3_000
/** A failure is most often a busy store; five tries reach half a minute, then the next edit or start tries again. */
const retryMs = 5_000
const retriesMax = 5

interface Timing {
  pauseMs: number
  waitMaxMs: number
  retryMs: number
}

interface Pending {
  timer: ReturnType<typeof setTimeout>
  /** ms since 1970; when the first edit that waits was committed */
  since: number
}

export interface Projections {
  /** Lets what is running finish; what waits is caught up at the next start. */
  close(): Promise<void>
}

/**
 * Keeps the read models beside the documents: after a pause, never in the way of an edit. What a crash or a failure
 * left behind is caught up here, at the start.
 */
export async function createProjections(
  context: Context,
  onCommitted: (listener: (committed: { documentId: string }) => void) => () => void,
  report: (error: unknown) => void,
  timing: Timing = { pauseMs, waitMaxMs, retryMs },
): Promise<Projections> {
  const runner = new Runner(context, report, timing)
  const stopListening = onCommitted(({ documentId }) => runner.schedule(documentId))
  const stopCounting = context.events.on('changed', ({ topic }) => runner.renumber(topic))
  await runner.catchUp()
  return {
    close: async () => {
      stopListening()
      stopCounting()
      await runner.close()
    },
  }
}

class Runner {
  readonly #context: Context
  readonly #report: (error: unknown) => void
  readonly #timing: Timing
  readonly #pending = new Map<string, Pending>()
  readonly #failures = new Map<string, number>()
  /** one at a time: reading a long document must not take the processor from those who type */
  #queue: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(context: Context, report: (error: unknown) => void, timing: Timing) {
    this.#context = context
    this.#report = report
    this.#timing = timing
  }

  /** After a pause; each further edit renews the wait, up to the longest one. */
  schedule(documentId: string): void {
    const now = Date.now()
    const since = this.#pending.get(documentId)?.since ?? now
    const left = Math.max(0, since + this.#timing.waitMaxMs - now)
    this.#wait(documentId, Math.min(this.#timing.pauseMs, left), since)
  }

  /** A meeting that was added or moved decides whether the agendas of its body begin with 前回議事録の確認. */
  renumber(topic: string): void {
    const [kind, forumId] = topic.split(':')
    if (kind !== 'forum' || forumId === undefined) return
    this.#after(async () => {
      const agendas = await this.#context.store.db
        .selectFrom('document')
        .select('id')
        .where('forum_id', '=', forumId)
        .where('kind', '=', 'agenda')
        .where('frozen_at', 'is', null)
        .execute()
      for (const { id } of agendas) this.schedule(id)
    })
  }

  async catchUp(): Promise<void> {
    const behind = await this.#context.store.db
      .selectFrom('document')
      .select('id')
      .where('kind', 'in', ['agenda', 'minutes'])
      .whereRef('seq', '>', 'projected_seq')
      .execute()
    for (const { id } of behind) this.#enqueue(id)
    await this.#queue
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const { timer } of this.#pending.values()) clearTimeout(timer)
    this.#pending.clear()
    await this.#queue
  }

  #wait(documentId: string, delayMs: number, since: number): void {
    if (this.#isClosed) return
    clearTimeout(this.#pending.get(documentId)?.timer)
    const timer = setTimeout(() => this.#enqueue(documentId), delayMs)
    timer.unref()
    this.#pending.set(documentId, { timer, since })
  }

  #enqueue(documentId: string): void {
    this.#pending.delete(documentId)
    this.#after(async () => {
      try {
        await this.#project(documentId)
        this.#failures.delete(documentId)
      } catch (error) {
        this.#retry(documentId)
        throw error
      }
    })
  }

  #after(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch(this.#report)
  }

  #retry(documentId: string): void {
    const failures = (this.#failures.get(documentId) ?? 0) + 1
    this.#failures.set(documentId, failures)
    if (failures <= retriesMax) this.#wait(documentId, this.#timing.retryMs, Date.now())
  }

  async #project(documentId: string): Promise<void> {
    const { store, events } = this.#context
    const head = await store.log.head(documentId)
    const project = head && projections[head.kind]
    if (!project) return
    const { doc, seq } = await readDocument(store.log, documentId)
    const isChanged = await store.transaction(
      async (tx) => (await claim(tx, documentId, seq)) && (await project(tx, head.subjectId, doc)),
    )
    doc.destroy()
    // Words of a version that goes round are looked at with every change: the page says at once that they moved on.
    if (!isChanged && !(head.kind !== 'proposal' && (await isGoingRound(store.db, head.subjectId)))) return
    events.changed([`meeting:${head.subjectId}`, 'desk'], { forumIds: [head.forumId] })
  }
}

/** False when another process has already written a later state. */
async function claim(tx: Tx, documentId: string, seq: number): Promise<boolean> {
  const result = await tx
    .updateTable('document')
    .set({ projected_seq: seq })
    .where('id', '=', documentId)
    .where('projected_seq', '<=', seq)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

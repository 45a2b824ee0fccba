import { closeCode } from '../../shared/collab/protocol'
import type { Context } from '../context'
import type { DocumentHead, Snapshot } from '../store/UpdateLog'
import { GroupCommit } from './GroupCommit'
import { loadDocument } from './loadDocument'
import { Room, type RoomEvents } from './Room'

/** What projections hear after a commit. */
export interface Committed extends Pick<DocumentHead, 'kind' | 'subjectId'> {
  documentId: string
  seq: number
}

export interface RoomsOptions {
  context: Context
  committed: (committed: Committed) => void
  report: (error: unknown) => void
}

/**
 * The rooms that are open in this process, and the one group commit they share. A document is loaded once however many come at
 * the same time; a load that fails leaves nothing behind; a room leaves memory when its last connection did and all is durable.
 */
export class Rooms implements RoomEvents {
  readonly #rooms = new Map<string, Room>()
  readonly #loads = new Map<string, Promise<Room>>()
  readonly #keyframes = new Set<Promise<void>>()
  readonly #commit: GroupCommit

  constructor(readonly options: RoomsOptions) {
    this.#commit = new GroupCommit(options.context.store.log, options.report)
  }

  get count(): number {
    return this.#rooms.size
  }

  find(documentId: string): Room | undefined {
    return this.#rooms.get(documentId)
  }

  /** The document's room. It may end while the caller waits for this promise: who joins looks at `isEnded` first. */
  open(head: DocumentHead): Promise<Room> {
    const room = this.#rooms.get(head.id)
    if (room) return Promise.resolve(room)
    const running = this.#loads.get(head.id)
    if (running) return running
    const load = this.#load(head).finally(() => this.#loads.delete(head.id))
    this.#loads.set(head.id, load)
    return load
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#rooms.values()].map((room) => room.whole()))
    await this.#commit.flush()
    await Promise.all(this.#keyframes)
  }

  /** Ends every room; the caller flushes first. */
  drop(): void {
    for (const room of [...this.#rooms.values()]) room.drop(closeCode.restart, 'restart')
  }

  linedUp(room: Room): void {
    this.#commit.lineUp(room)
  }

  committed({ head }: Room, seq: number): void {
    const { id, kind, subjectId } = head
    this.options.committed({ documentId: id, kind, subjectId, seq })
  }

  /** Nobody waits for a keyframe: without it the next load reads a longer tail. */
  keyframe({ head }: Room, snapshot: Snapshot): void {
    const put = this.options.context.store.log
      .putSnapshot(head.id, snapshot)
      .catch(this.options.report)
      .finally(() => this.#keyframes.delete(put))
    this.#keyframes.add(put)
  }

  ended(room: Room): void {
    if (this.#rooms.get(room.head.id) === room) this.#rooms.delete(room.head.id)
  }

  async #load(head: DocumentHead): Promise<Room> {
    const { context } = this.options
    // A commit under way may hold rows of this document's last room.
    await this.#commit.underway()
    const room = new Room(head, await loadDocument(context.store.log, head.id), this, () => context.now())
    this.#rooms.set(head.id, room)
    return room
  }
}

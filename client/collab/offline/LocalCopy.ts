import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { type Change, type ChangeKey, eraseDatabase, type Notebook, openNotebook } from './Notebook'
import { copyName, type KeptDocument, type Owner } from './names'

/** A store that does not answer is done without: the server has the document. A slow disk answers within this. */
const patienceMs = 5_000

/**
 * A document's copy in this browser [S11]: the whole of it by y-indexeddb, and beside it, in the owner's notebook, what the server
 * has not acknowledged. The two are written apart, so after a crash one may be a change ahead of the other: what is missing in the
 * copy comes from the notebook, and what is missing in the notebook still keeps 保存済み away until the server has answered once.
 *
 * A browser that stores nothing (a private window, a full disk) makes a copy that keeps nothing: the product works without.
 */
export class LocalCopy {
  /** what was typed is safe in this browser, whatever becomes of this page */
  isKeeping = false
  /** the whole document was here before the server was asked */
  isWhole = false
  #notebook: Notebook | undefined
  #persistence: IndexeddbPersistence | undefined
  #isEnded = false
  readonly #known = new Set<string>()

  constructor(
    readonly doc: Y.Doc,
    readonly owner: Owner,
    readonly document: KeptDocument,
  ) {}

  /** Brings the copy into the document. Answers which of its changes wait to be acknowledged. */
  async load(): Promise<Change[]> {
    const gaveUp = new Promise<Change[]>((resolve) => setTimeout(resolve, patienceMs, []))
    const loading = this.#load().catch(() => [])
    const changes = await Promise.race([loading, gaveUp])
    if (!this.isKeeping) this.stop()
    return changes
  }

  async #load(): Promise<Change[]> {
    const notebook = await openNotebook(this.owner)
    if (!notebook || this.#isEnded) return []
    const persistence = new IndexeddbPersistence(copyName(this.owner, this.document), this.doc)
    this.#persistence = persistence
    await persistence.whenSynced
    // Another tab erases the copy: y-indexeddb would go on writing into the closed database, and throw in the middle of an edit.
    persistence.db?.addEventListener('versionchange', () => this.stop())
    const changes = await notebook.changesOf(this.document)
    if (this.#isEnded) return []
    this.#merge(changes)
    this.#know(changes)
    const wasWhole = await notebook.isWhole(this.document)
    this.isWhole = wasWhole && Y.encodeStateVector(this.doc).length > 1
    await notebook.describe({ ...this.document, isWhole: wasWhole, openedAt: Date.now() })
    if (this.#isEnded) return []
    this.#notebook = notebook
    this.isKeeping = true
    return changes
  }

  /** Whether a change came out of this browser's store and not from the person's hand. */
  isOrigin(origin: unknown): boolean {
    return origin === this || (origin !== null && origin === this.#persistence)
  }

  /** Notes a change of the person's; the key takes it back once it is acknowledged. */
  keep(update: Uint8Array, n: number): ChangeKey {
    const { documentId, epoch } = this.document
    const key = [documentId, epoch, this.doc.clientID, n] as const
    this.#known.add(key.join())
    if (this.isKeeping) this.#notebook?.add({ key, update, at: Date.now() }).catch(() => this.stop())
    return key
  }

  /** These need no place any more; also told after the page has gone. */
  acknowledged(keys: readonly ChangeKey[]): void {
    for (const key of keys) this.#known.delete(key.join())
    this.#notebook?.remove(keys).catch(() => this.stop())
  }

  /** The server's whole document has arrived. */
  markWhole(): void {
    if (this.isKeeping)
      this.#notebook
        ?.describe({ ...this.document, isWhole: true, openedAt: Date.now() })
        .catch(() => this.stop())
  }

  /** What another tab of the same owner left unsaved: taken over, so that somebody brings it to the server. */
  async takeOver(beforeMerge: () => void): Promise<Change[]> {
    const all = (await this.#notebook?.changesOf(this.document).catch(() => [])) ?? []
    const others = all.filter(({ key }) => !this.#known.has(key.join()))
    if (others.length === 0 || this.#isEnded) return []
    beforeMerge()
    this.#merge(others)
    // What it stands on has not arrived yet; the next look finds it again.
    if (this.doc.store.pendingStructs !== null) return []
    this.#know(others)
    return others
  }

  #know(changes: readonly Change[]): void {
    for (const { key } of changes) this.#known.add(key.join())
  }

  #merge(changes: readonly Change[]): void {
    if (changes.length > 0) Y.applyUpdate(this.doc, Y.mergeUpdates(changes.map(({ update }) => update)), this)
  }

  /**
   * From now on nothing more is kept: the page goes, another tab erases the store, or it failed. What is kept already stays, and
   * whoever types on is warned before they leave.
   */
  stop(): void {
    this.#isEnded = true
    this.isKeeping = false
    // Its database may have failed to open, which is why it is let go of.
    void this.#persistence?.destroy().catch(() => undefined)
  }

  /** The document will not be opened again: its copy goes, unless a tab has changes in it that were not saved. */
  async eraseIfSaved(): Promise<void> {
    this.stop()
    const notebook = await openNotebook(this.owner)
    if (!notebook || (await notebook.changesOf(this.document)).length > 0) return
    await notebook.forget(this.document)
    await eraseDatabase(copyName(this.owner, this.document))
  }
}

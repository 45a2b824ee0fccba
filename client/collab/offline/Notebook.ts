import { type DocumentKey, type KeptDocument, notebookName, type Owner, ownerOf } from './names'

/*
 * What this browser holds for one person in one seat beside the copies of their documents [S11]:
 *
 *   documents   how the person knows each of them again, and whether its copy is whole
 *   changes     every change that the server has not acknowledged, one row each, gone when it has
 *   pages       the last answer that a page with a document was made of, for a page opened while the line is broken
 *
 * A row of `changes` is written when the change is made and not when the line is found broken: after a crash the number of rows is
 * the number of unsaved changes, and the rows are enough to hand the words back or to send them again.
 */

/** The n-th change of one Y document: `clientId` tells the tabs of a browser and their lives apart. */
export type ChangeKey = readonly [documentId: string, epoch: number, clientId: number, n: number]

export interface Change {
  key: ChangeKey
  update: Uint8Array
  at: number
}

/** A document with changes that wait to be saved. */
export interface Waiting {
  owner: Owner
  document: KeptDocument
  updates: readonly Uint8Array[]
  /** when the oldest of them was made */
  since: number
}

export interface Described extends KeptDocument {
  isWhole: boolean
  openedAt: number
}

export interface KeptPage {
  value: unknown
  at: number
}

export class Notebook {
  readonly #db: IDBDatabase

  constructor(
    readonly owner: Owner,
    db: IDBDatabase,
  ) {
    this.#db = db
  }

  /** Notes a change; resolves when it is written. */
  add(change: Change): Promise<void> {
    return this.#write('changes', (changes) => changes.put(change))
  }

  remove(keys: readonly ChangeKey[]): Promise<void> {
    return this.#write('changes', (changes) => {
      for (const key of keys) changes.delete([...key])
    })
  }

  changesOf(document: DocumentKey): Promise<Change[]> {
    return this.#read<Change[]>('changes', (changes) => changes.getAll(rangeOf(document)))
  }

  /** Gives up what waits in a document. It stays described: another tab may be writing in it. */
  discard(document: DocumentKey): Promise<void> {
    return this.#write('changes', (changes) => changes.delete(rangeOf(document)))
  }

  /** For a document in which nothing waits and whose copy goes. */
  forget(document: DocumentKey): Promise<void> {
    return this.#write('documents', (documents) => documents.delete(keyOf(document)))
  }

  describe(document: Described): Promise<void> {
    return this.#write('documents', (documents) => documents.put(document))
  }

  /** The document's copy was complete at least once: what it lacks is only what others wrote since. */
  async isWhole(document: DocumentKey): Promise<boolean> {
    const described = await this.#read<Described | undefined>('documents', (documents) =>
      documents.get(keyOf(document)),
    )
    return described?.isWhole ?? false
  }

  documents(): Promise<Described[]> {
    return this.#read<Described[]>('documents', (all) => all.getAll())
  }

  async waiting(): Promise<Waiting[]> {
    const all = await this.#read<Change[]>('changes', (changes) => changes.getAll())
    if (all.length === 0) return []
    return (await this.documents()).flatMap((document) => {
      const changes = all.filter(({ key }) => key[0] === document.documentId && key[1] === document.epoch)
      const since = Math.min(...changes.map(({ at }) => at))
      const updates = changes.map(({ update }) => update)
      return updates.length > 0 ? [{ owner: this.owner, document, updates, since }] : []
    })
  }

  keepPage(path: string, page: KeptPage): Promise<void> {
    return this.#write('pages', (pages) => pages.put(page, path))
  }

  page(path: string): Promise<KeptPage | undefined> {
    return this.#read('pages', (pages) => pages.get(path))
  }

  forgetPages(): Promise<void> {
    return this.#write('pages', (pages) => pages.clear())
  }

  #write(store: Store, act: (store: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.#db.transaction(store, 'readwrite')
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
      act(transaction.objectStore(store))
      // Not when the page gets round to it: it may be closed in the next moment.
      transaction.commit()
    })
  }

  /** The type is the writer's: only this class writes these stores. */
  #read<T>(store: Store, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return answer(ask(this.#db.transaction(store, 'readonly').objectStore(store)))
  }
}

const opened = new Map<string, Promise<Notebook | undefined>>()

/** One notebook of a name per tab; undefined where the browser keeps nothing, or cannot say what it keeps. */
export function openNotebook(owner: Owner): Promise<Notebook | undefined> {
  const name = notebookName(owner)
  const found = opened.get(name)
  if (found) return found
  const opening = open(name).then(
    (db) => {
      const close = () => {
        opened.delete(name)
        db.close()
      }
      // Another tab erases it: whoever holds it open would be in the way.
      db.onversionchange = close
      db.onclose = close
      return new Notebook(owner, db)
    },
    () => undefined,
  )
  opened.set(name, opening)
  return opening
}

/** The notebooks of this browser. */
export async function keptOwners(): Promise<Owner[]> {
  const owners = new Map<string, Owner>()
  for (const name of await keptDatabases()) {
    const owner = ownerOf(name)
    if (owner) owners.set(notebookName(owner), owner)
  }
  return [...owners.values()]
}

/** The names of our databases; none where the browser has no such store, as in some private windows. */
export async function keptDatabases(): Promise<string[]> {
  const all = await databases().catch(() => [])
  return all.flatMap(({ name }) => (name !== undefined && ownerOf(name) ? [name] : []))
}

/** Resolves when the database is gone; tabs that hold it open let go of it. */
export async function eraseDatabase(name: string): Promise<void> {
  await answer(indexedDB.deleteDatabase(name))
}

const databases = async () => indexedDB.databases()

async function open(name: string): Promise<IDBDatabase> {
  // What cannot be listed cannot be erased at the end: then nothing is kept.
  await databases()
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('documents', { keyPath: ['documentId', 'epoch'] })
    request.result.createObjectStore('changes', { keyPath: 'key' })
    request.result.createObjectStore('pages')
  }
  return answer(request)
}

type Store = 'documents' | 'changes' | 'pages'

const keyOf = ({ documentId, epoch }: DocumentKey) => [documentId, epoch]
/** Every key of the document: an array sorts behind every number. */
const rangeOf = (document: DocumentKey) => IDBKeyRange.bound(keyOf(document), [...keyOf(document), []])

const answer = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no answer'))
  })

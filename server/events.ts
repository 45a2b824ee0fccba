/**
 * What happened, told after the commit to whoever holds live connections. Payload-free on purpose: a listener reads the store again,
 * so a lost event costs freshness and never correctness or secrecy.
 */
export interface EventMap {
  /** Something listed under this topic changed; screens that show it ask again. */
  changed: { topic: string; audience: Audience }
  documentFrozen: { documentId: string }
  /** A formal act refers to the document as it was at a row of its log: a version of the minutes went round [H5]. */
  documentReferred: { documentId: string; seq: number }
  /** Who may write a document changed (a proposal was submitted or returned): its live connections are judged again [S7]. */
  documentAccessChanged: { documentId: string }
  /** Rights of a person changed or a session ended: live connections are judged again [S7]. */
  accessChanged: { personId: string; sessionId?: string }
}

/** Who may be told that a topic moved: everybody whom at least one of the parts names. */
export interface Audience {
  /** members and secretariats of these bodies */
  forumIds?: readonly string[]
  organisationIds?: readonly string[]
  /** of these organisations the seats that work in bodies, not those of their administrators */
  memberSeatsOf?: readonly string[]
  prefecture?: boolean
}

type Listener<K extends keyof EventMap> = (event: EventMap[K]) => void

export class Events {
  readonly #listeners: { [K in keyof EventMap]: Set<Listener<K>> } = {
    changed: new Set(),
    documentFrozen: new Set(),
    documentReferred: new Set(),
    documentAccessChanged: new Set(),
    accessChanged: new Set(),
  }

  on<K extends keyof EventMap>(name: K, listener: Listener<K>): () => void {
    this.#listeners[name].add(listener)
    return () => this.#listeners[name].delete(listener)
  }

  emit<K extends keyof EventMap>(name: K, event: EventMap[K]): void {
    for (const listener of this.#listeners[name]) listener(event)
  }

  /** One act moved what is listed under several topics. */
  changed(topics: readonly string[], audience: Audience): void {
    for (const topic of topics) this.emit('changed', { topic, audience })
  }
}

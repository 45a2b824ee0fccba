import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Gate } from '../../server/collab/gate'
import { contentOf, randomEdit, roots } from './support/edits'
import { type Random, randomOf } from './support/random'

const sessions = 60
const people = ['aki', 'ben', 'chi', 'dai']

test('[S3] whatever honest people do, offline or not, the gate refuses nothing and all converge', () => {
  for (let seed = 1; seed <= sessions; seed++) playSession(randomOf(seed), `seed ${seed}`)
}, 90_000)

function playSession(random: Random, seed: string): void {
  const server = new Server()
  const desks = people.map((name) => new Desk(name, server, random))
  for (let turn = 0; turn < 120; turn++) random.pick(desks).act()
  for (const desk of desks) desk.connect()
  for (const desk of desks) expect(contentOf(desk.doc), seed).toBe(contentOf(server.doc))
  const reloaded = new Y.Doc()
  for (const row of server.log) Y.applyUpdate(reloaded, row)
  expect(contentOf(reloaded), seed).toBe(contentOf(server.doc))
}

class Server {
  readonly doc = new Y.Doc()
  readonly log: Uint8Array[] = []
  readonly online = new Set<Desk>()
  readonly gate = new Gate({ doc: this.doc, bindings: new Map(), roots })

  /** Throws on a refusal: an honest person must never see one. */
  take(update: Uint8Array, from: Desk): void {
    const effective = this.gate.apply(this.gate.check(update, from.person), from.person)
    if (!effective) return
    this.log.push(effective)
    for (const desk of this.online) desk.hear(effective)
  }
}

/** One person at a screen. */
class Desk {
  doc: Y.Doc
  #undo: Y.UndoManager
  readonly #gc: boolean

  constructor(
    readonly person: string,
    readonly server: Server,
    readonly random: Random,
  ) {
    this.#gc = random.chance(0.5)
    this.doc = this.#newDoc()
    this.#undo = this.#newUndo()
    this.connect()
  }

  act(): void {
    const roll = this.random.below(100)
    if (roll < 70) randomEdit(this.doc, this.random)
    else if (roll < 78) this.#undo.undo()
    else if (roll < 82) this.#undo.redo()
    else if (roll < 90) this.server.online.delete(this)
    else if (roll < 96) this.connect()
    else this.#reload()
  }

  /** y-websocket's handshake: both sides send what the other lacks. */
  connect(): void {
    this.server.take(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.server.doc)), this)
    this.server.online.add(this)
    this.hear(Y.encodeStateAsUpdate(this.server.doc, Y.encodeStateVector(this.doc)))
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'server')
  }

  /** The page is loaded again from its offline copy: a new client id, with the old one's words still unsent. */
  #reload(): void {
    this.server.online.delete(this)
    const copy = Y.encodeStateAsUpdate(this.doc)
    this.doc = this.#newDoc()
    this.#undo = this.#newUndo()
    Y.applyUpdate(this.doc, copy, 'copy')
  }

  #newDoc(): Y.Doc {
    const doc = new Y.Doc({ gc: this.#gc })
    doc.clientID = this.random.below(2 ** 32)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && this.server.online.has(this)) this.server.take(update, this)
    })
    return doc
  }

  #newUndo(): Y.UndoManager {
    return new Y.UndoManager([this.doc.getArray('items'), this.doc.getText('body')], { captureTimeout: 0 })
  }
}

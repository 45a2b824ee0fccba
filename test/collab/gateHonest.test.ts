import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Gate, type GateOptions } from '../../server/collab/gate'
import { contentOf, randomEdit, rareWords, roots } from './support/edits'
import { type Random, randomOf } from './support/random'

const sessions = Number(process.env.ENTAKU_HONEST_SESSIONS ?? 60)
const people = ['aki', 'ben', 'chi', 'dai']

test(
  '[S3] whatever honest people do, offline or not, the gate refuses nothing and all converge',
  () => {
    let updates = 0
    for (let seed = 1; seed <= sessions; seed++) updates += playSession(seed)
    console.log(`${sessions} honest sessions: ${updates} updates, none refused`)
  },
  sessions * 10_000,
)

/** Every other session with characters of two code units, and updates in slices. */
function playSession(number: number): number {
  const random = randomOf(number)
  const seed = `seed ${number}`
  const isRare = number % 2 === 0
  const server = new Server(isRare ? { firstSlice: 1 } : {})
  const desks = people.map((name) => new Desk(name, server, random, isRare ? rareWords : undefined))
  for (let turn = 0; turn < 120; turn++) random.pick(desks).act()
  for (const desk of desks) desk.connect()
  for (const desk of desks) expect(contentOf(desk.doc), seed).toBe(contentOf(server.doc))
  const reloaded = new Y.Doc()
  for (const row of server.log) Y.applyUpdate(reloaded, row)
  expect(contentOf(reloaded), seed).toBe(contentOf(server.doc))
  return server.log.length
}

class Server {
  readonly doc = new Y.Doc()
  readonly log: Uint8Array[] = []
  readonly online = new Set<Desk>()
  readonly gate: Gate

  constructor(options: Pick<GateOptions, 'firstSlice'>) {
    this.gate = new Gate({ doc: this.doc, bindings: new Map(), roots, ...options })
  }

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
    readonly words: string[] | undefined,
  ) {
    this.#gc = random.chance(0.5)
    this.doc = this.#newDoc()
    this.#undo = this.#newUndo()
    this.connect()
  }

  act(): void {
    const roll = this.random.below(100)
    if (roll < 70) randomEdit(this.doc, this.random, this.words)
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

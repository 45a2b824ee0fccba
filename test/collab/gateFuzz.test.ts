import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Gate, type GateOptions } from '../../server/collab/gate'
import { Refusal } from '../../server/collab/refusal'
import { contentOf, randomEdit, rareWords, roots } from './support/edits'
import { type Random, randomOf } from './support/random'

const mutationsPerSession = 50
const sessions = Number(process.env.ENTAKU_GATE_SESSIONS ?? 60)
/**
 * The last are kept: there replicas came apart while the post-check was missing, let entries of maps pass, or while words that
 * were known in part could say that they stood elsewhere.
 */
const kept = [509, 538, 573]
const plainSeeds = [...Array(Math.ceil(sessions / 2) - kept.length).keys(), ...kept]
/** From here on with characters of two code units, and updates in slices. */
const rare = 1_000_000
const seeds = [...plainSeeds, ...Array.from({ length: Math.floor(sessions / 2) }, (_, index) => rare + index)]

test(
  '[S4] thousands of mutated updates: no exception, nothing pending, and the log always reads as memory does',
  () => {
    const seen = { applied: 0, refused: 0, resync: 0, poisoned: 0 }
    for (const seed of seeds) fuzzSession(seed, seen)
    // The mutations must reach every part of the gate, or the test proves nothing.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(sessions / 30)
    console.log(`${seeds.length * mutationsPerSession} mutated updates:`, JSON.stringify(seen))
  },
  sessions * 10_000,
)

function fuzzSession(number: number, seen: Record<string, number>): void {
  const random = randomOf(number)
  const seed = `seed ${number}`
  const words = number >= rare ? rareWords : undefined
  const slice = number >= rare ? { firstSlice: 1 } : {}
  const openRoom = () => opened(log, slice)
  let log = honestHistory(random, words)
  let { doc, gate } = openRoom()
  for (let mutation = 0; mutation < mutationsPerSession; mutation++) {
    const outcome = take(gate, mutated(random, log, words))
    seen[outcome.kind] = (seen[outcome.kind] ?? 0) + 1
    if (outcome.kind === 'applied') log = outcome.effective ? [...log, outcome.effective] : log
    if (outcome.kind === 'poisoned') ({ doc, gate } = openRoom())
    expect(doc.store.pendingStructs, seed).toBeNull()
    expect(doc.store.pendingDs, seed).toBeNull()
    expect(contentOf(doc), seed).toBe(contentOf(opened(log).doc))
    // A keyframe, and whoever comes new, gets the document in another order than it was written.
    expect(contentOf(opened([Y.encodeStateAsUpdate(doc)]).doc), seed).toBe(contentOf(doc))
  }
}

type Outcome = { kind: 'applied'; effective: Uint8Array | undefined } | { kind: Refusal['kind'] }

function take(gate: Gate, update: Uint8Array): Outcome {
  try {
    return { kind: 'applied', effective: gate.apply(gate.check(update, 'mallory'), 'mallory') }
  } catch (error) {
    if (error instanceof Refusal) return { kind: error.kind }
    throw error
  }
}

/** Two honest writers, one after the other, as a log. */
function honestHistory(random: Random, words: string[] | undefined): Uint8Array[] {
  const log: Uint8Array[] = []
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  a.clientID = 1
  b.clientID = 2
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const)
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'sync') return
      log.push(update)
      Y.applyUpdate(to, update, 'sync')
    })
  for (let edit = 0; edit < 12; edit++) randomEdit(random.pick([a, b]), random, words)
  return log
}

function opened(log: readonly Uint8Array[], options: Pick<GateOptions, 'firstSlice'> = {}) {
  const doc = new Y.Doc()
  doc.clientID = 999
  for (const update of log) Y.applyUpdate(doc, update)
  const bindings = new Map([...doc.store.clients.keys()].map((clientId) => [clientId, 'mallory']))
  return { doc, gate: new Gate({ doc, bindings, roots, ...options }) }
}

/** A valid update of one more edit, with a few bytes broken. */
function mutated(random: Random, log: readonly Uint8Array[], words: string[] | undefined): Uint8Array {
  const doc = new Y.Doc()
  for (const update of log) Y.applyUpdate(doc, update)
  doc.clientID = random.pick([1, 2, 3, 77])
  const before = Y.encodeStateVector(doc)
  for (let edit = 0; edit < 1 + random.below(3); edit++) randomEdit(doc, random, words)
  const update = random.chance(0.3) ? Y.encodeStateAsUpdate(doc) : Y.encodeStateAsUpdate(doc, before)
  return broken(random, update)
}

function broken(random: Random, update: Uint8Array): Uint8Array {
  const bytes = [...update]
  for (let left = random.below(4); left > 0 && bytes.length > 0; left--) {
    const at = random.below(bytes.length)
    const nearby = Math.max(0, (bytes[at] ?? 0) + random.pick([-2, -1, 1, 2]))
    random.pick([
      () => bytes.splice(at, 1, random.below(256)),
      () => bytes.splice(at, 1, nearby & 255),
      () => bytes.splice(at, 1),
      () => bytes.splice(at, 0, random.below(256)),
      () => bytes.splice(at),
    ])()
  }
  return Uint8Array.from(bytes)
}

import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { loadDocument } from '../../server/collab/loadDocument'
import { Editor } from './support/clients'
import { contentOf, randomListEdit } from './support/edits'
import { type Random, randomOf } from './support/random'
import { SyncServer } from './support/SyncServer'
import { until } from './support/until'

let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
})
afterEach(() => server.stop())

/** What goes wrong in an office: cables, disks, laptops closed in the middle of a sentence. */
const troubles: ((editors: Editor[], random: Random) => void)[] = [
  // The socket is gone without a word; the client comes back by itself.
  (editors, random) => random.pick(editors).cutCable(),
  (editors, random) => random.pick(editors).provider.disconnect(),
  (editors, random) => random.pick(editors).provider.connect(),
  (_editors, random) => void server.log.failing.push(random.pick(['before', 'after'] as const)),
]

const seeds = Array.from(
  { length: Number(process.env.ENTAKU_CONVERGENCE_SEEDS ?? 6) },
  (_, index) => index + 1,
)

test.each(seeds)(
  '[S1][S4] five people, cut cables and failing commits: all end with the same document, and so does the log (seed %i)',
  async (seed) => {
    const random = randomOf(seed)
    const editors = ['aki', 'ben', 'chi', 'dai', 'emi'].map((name) => new Editor(server, name, 'd1'))
    await Promise.all(editors.map((editor) => editor.synced()))
    for (let turn = 0; turn < 150; turn++) {
      const editor = random.pick(editors)
      editor.doc.transact(() => randomListEdit(editor.doc, random))
      if (random.chance(0.08)) random.pick(troubles)(editors, random)
      if (random.chance(0.3)) await new Promise((resolve) => setImmediate(resolve))
    }
    server.log.failing = []
    for (const { provider } of editors) provider.connect()
    await Promise.all(editors.map((editor) => editor.saved()))
    const [first] = editors
    await until(
      () => editors.every(({ doc }) => contentOf(doc) === contentOf(first?.doc ?? new Y.Doc())),
      'the same document',
    )
    const { doc, bindings } = await loadDocument(server.store.log, 'd1')
    expect(contentOf(doc)).toBe(contentOf(first?.doc ?? new Y.Doc()))
    expect(doc.store.pendingStructs).toBeNull()
    // Each word in the log stands under an id that is bound to somebody.
    expect([...doc.store.clients.keys()].filter((clientId) => !bindings.has(clientId))).toEqual([])
    expect(editors.map(({ closedBy }) => closedBy)).toEqual(editors.map(() => undefined))
    for (const editor of editors) editor.leave()
  },
)

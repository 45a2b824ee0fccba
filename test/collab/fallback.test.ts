import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { announceOnReturn } from '../../client/collab/presence'
import { loadDocument } from '../../server/collab/loadDocument'
import { freezeDocument } from '../../server/store/documents'
import { lineLimits } from '../../shared/collab/line'
import { closeCode, limits, messageType, syncPath, syncStep } from '../../shared/collab/protocol'
import { layNarrowNetwork, type NarrowNetwork } from '../support/narrowNetwork'
import { Editor } from './support/clients'
import { contentOf, randomListEdit } from './support/edits'
import { type Random, randomOf } from './support/random'
import { disorder, RawLine, roadsOf } from './support/roads'
import { SyncServer } from './support/SyncServer'
import { until } from './support/until'

let server: SyncServer
let network: NarrowNetwork
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
  network = await layNarrowNetwork(server.origin)
})
afterEach(async () => {
  await network.close()
  await server.stop()
})

/** Somebody in the network that lets no upgrade through. */
function inside(name: string, options: Parameters<typeof roadsOf>[1] = {}) {
  const { socket, ...rest } = roadsOf(name, options)
  server.person(name)
  const url = `${network.url.replace('http', 'ws')}${syncPath}`
  return { editor: new Editor(server, name, 'd1', { url, socket }), ...rest }
}

describe('a network that lets no WebSocket through', () => {
  test.each(['refused', 'silent'] as const)(
    '[S9] after two upgrades that are %s, people edit by plain requests, together with those on sockets',
    async (upgrades) => {
      network.upgrades = upgrades
      const { editor: aki, roads } = inside('aki')
      const [{ editor: ben }, chi] = [inside('ben'), new Editor(server, 'chi', 'd1')]
      await Promise.all([aki.synced(), ben.synced(), chi.synced()])
      expect(roads.isSlow()).toBe(true)
      aki.add('次第')
      await Promise.all([ben.shows('次第'), chi.shows('次第')])
      chi.add('議事録')
      await Promise.all([aki.shows('次第', '議事録'), ben.shows('次第', '議事録')])
      await Promise.all([aki.saved(), chi.saved()])
      expect(aki.closes).toHaveLength(2)
      for (const editor of [aki, ben, chi]) editor.leave()
      await until(() => server.collab.stats().connections === 0, 'everybody left')
      expect(roads.isSlow()).toBe(false)
    },
  )

  test('[S9] who is here and where, across the roads, under the name the server knows', async () => {
    const [{ editor: aki }, chi] = [inside('aki'), new Editor(server, 'chi', 'd1')]
    await Promise.all([aki.synced(), chi.synced()])
    const shownTo = (editor: Editor, other: Editor) =>
      editor.provider.awareness.getStates().get(other.doc.clientID)
    aki.provider.awareness.setLocalState({ field: 'title', user: { organisationName: '別の市' } })
    chi.provider.awareness.setLocalState({ field: 'place' })
    await until(() => shownTo(chi, aki)?.field === 'title', 'chi sees aki')
    await until(() => shownTo(aki, chi)?.field === 'place', 'aki sees chi')
    expect(shownTo(chi, aki)?.user).toMatchObject({ organisationName: 'aki市' })
    aki.leave()
    await until(() => shownTo(chi, aki) === undefined, 'gone')
    chi.leave()
  })

  test('[S9] a large document goes both ways', async () => {
    const { editor: aki } = inside('aki')
    const [long, longer] = ['x'.repeat(3_000_000), 'y'.repeat(4_000_000)]
    aki.add(long)
    await aki.saved()
    const chi = new Editor(server, 'chi', 'd1')
    await chi.shows(long)
    chi.add(longer)
    await aki.shows(long, longer)
    for (const editor of [aki, chi]) editor.leave()
  })

  test('[S2][S9] nothing is acknowledged, nor shown, before its commit', async () => {
    const [{ editor: aki }, chi] = [inside('aki'), new Editor(server, 'chi', 'd1')]
    await Promise.all([aki.synced(), chi.synced()])
    const before = server.log.appendCount
    const release = server.log.holdAppends()
    aki.add('しばらく')
    await until(() => server.log.appendCount > before, 'append')
    await chi.roundTrip()
    expect(chi.list).toEqual([])
    expect(aki.isSaved).toBe(false)
    release()
    await aki.saved()
    await chi.shows('しばらく')
    for (const editor of [aki, chi]) editor.leave()
  })

  test('[S7][S9] a session that ended is said, where a refused upgrade says nothing', async () => {
    const { editor: aki } = inside('aki')
    server.people.delete('aki')
    await until(() => aki.closedBy !== undefined, 'closed')
    expect(aki.closedBy).toBe(closeCode.signedOut)
    aki.leave()
  })

  test('[S9] over a restart of the server nothing is lost', async () => {
    const { editor: aki } = inside('aki')
    aki.add('前')
    await aki.saved()
    await server.stop({ keep: true })
    aki.add('間')
    server = await SyncServer.start(server.place)
    server.person('aki')
    await network.close()
    network = await layNarrowNetwork(server.origin)
    aki.provider.serverUrl = `${network.url.replace('http', 'ws')}${syncPath.slice(0, -1)}`
    await aki.saved()
    const chi = new Editor(server, 'chi', 'd1')
    await chi.shows('前', '間')
    for (const editor of [aki, chi]) editor.leave()
  })

  test('[S9] a page nobody looks at holds no request open, and hears all the same', async () => {
    const { editor: aki, seen } = inside('aki', { isVisible: () => false })
    const chi = new Editor(server, 'chi', 'd1')
    await Promise.all([aki.synced(), chi.synced()])
    const { requests } = seen
    chi.add('聞こえる')
    await aki.shows('聞こえる')
    // A poll that waited would have been one request until then.
    await until(() => seen.requests > requests + 3, 'asking again and again')
    for (const editor of [aki, chi]) editor.leave()
  })

  test('[S9] of the documents of a page one waits at the server, and all hear', async () => {
    await server.document('d2')
    const { socket, seen } = roadsOf('aki')
    server.person('aki')
    const url = `${network.url.replace('http', 'ws')}${syncPath}`
    const [first, second] = ['d1', 'd2'].map((id) => new Editor(server, 'aki', id, { url, socket }))
    const [chi, dai] = [new Editor(server, 'chi', 'd1'), new Editor(server, 'dai', 'd2')]
    await Promise.all([first, second, chi, dai].map((editor) => editor?.synced()))
    const words: string[] = []
    for (const word of ['一', '二', '三']) {
      words.push(word)
      for (const other of [chi, dai]) other.add(word)
      await Promise.all([first, second].map((editor) => editor?.shows(...words)))
    }
    expect(seen.waitingMost).toBe(1)
    for (const editor of [first, second, chi, dai]) editor?.leave()
  })

  test('[S9] a page that goes says so', async () => {
    const { editor: aki, page } = inside('aki')
    await aki.synced()
    page.dispatchEvent(new Event('pagehide'))
    await until(() => server.collab.stats().connections === 0, 'gone')
    // It may come back from the browser's cache: then on a new line.
    aki.add('戻る')
    await aki.saved()
    aki.leave()
  })
})

describe('when upgrades come through again', () => {
  test('[S9] the line changes to a socket: nothing closes, nothing is lost, nothing doubled', async () => {
    const { editor: aki, roads } = inside('aki', { times: { probeMsFirst: 30, probeMsMax: 30 } })
    const chi = new Editor(server, 'chi', 'd1')
    announceOnReturn(aki.provider)
    await Promise.all([aki.synced(), chi.synced()])
    const told: unknown[] = []
    aki.provider.on('sync', (isSynced) => told.push(isSynced))
    aki.provider.on('connection-close', () => told.push('closed'))
    const left: unknown[] = []
    chi.provider.awareness.on('change', ({ removed }: { removed: number[] }) => left.push(...removed))
    aki.provider.awareness.setLocalState({ field: 'title' })
    let count = 0
    const writing = setInterval(() => aki.add(`${count++}`), 5)
    await until(() => count > 20, 'writing')
    network.upgrades = 'through'
    await until(() => !roads.isSlow(), 'on a socket')
    const then = count
    await until(() => count > then + 20, 'writing on')
    clearInterval(writing)
    await aki.saved()
    const all = Array.from({ length: count }, (_, index) => `${index}`)
    await chi.shows(...all)
    expect(aki.list).toEqual(all)
    expect(told).toEqual([])
    expect(left).toEqual([])
    await until(() => server.collab.stats().connections === 2, 'the old line is gone')
    for (const editor of [aki, chi]) editor.leave()
  })

  test('[S9] a tab that knows the straight road takes it at once', async () => {
    const page = new EventTarget()
    const { editor: aki, roads } = inside('aki', { page })
    await aki.synced()
    network.upgrades = 'through'
    page.dispatchEvent(new Event('online'))
    await until(() => !roads.isSlow(), 'on a socket')
    expect(roads.next()).toBe('socket')
    network.upgrades = 'refused'
    network.cutSockets()
    await until(() => roads.isSlow(), 'on the slow road again')
    aki.add('続き')
    await aki.saved()
    aki.leave()
  })
})

/** The long form asks for more. */
const seeds = Array.from({ length: Number(process.env.ENTAKU_ROAD_SEEDS ?? 3) }, (_, index) => index + 1)

describe('disorder on the way', () => {
  const troubles: ((editors: Editor[], random: Random) => void)[] = [
    (editors, random) => random.pick(editors).provider.disconnect(),
    (editors, random) => random.pick(editors).provider.connect(),
    (_editors, random) => void server.log.failing.push(random.pick(['before', 'after'] as const)),
    (_editors, random) => {
      network.upgrades = random.pick(['through', 'refused'])
    },
    () => network.cutSockets(),
  ]

  test.each(seeds)(
    '[S1][S9] lost, doubled and late requests, failing commits, changing roads: all end with the same document (seed %i)',
    async (seed) => {
      const random = randomOf(seed)
      const trouble = disorder(random, 5)
      const times = { probeMsFirst: 20, probeMsMax: 40 }
      const slow = ['aki', 'ben', 'chi'].map((name) => inside(name, { trouble, times }).editor)
      const editors = [...slow, new Editor(server, 'dai', 'd1'), new Editor(server, 'emi', 'd1')]
      await Promise.all(editors.map((editor) => editor.synced()))
      for (let turn = 0; turn < 120; turn++) {
        const editor = random.pick(editors)
        editor.doc.transact(() => randomListEdit(editor.doc, random))
        if (random.chance(0.08)) random.pick(troubles)(editors, random)
        if (random.chance(0.3)) await new Promise((resolve) => setTimeout(resolve, random.below(8)))
      }
      server.log.failing = []
      for (const { provider } of editors) provider.connect()
      await Promise.all(editors.map((editor) => editor.saved()))
      const [first] = editors
      await until(
        () => editors.every(({ doc }) => contentOf(doc) === contentOf(first?.doc ?? new Y.Doc())),
        'the same document',
      )
      const { doc } = await loadDocument(server.store.log, 'd1')
      expect(contentOf(doc)).toBe(contentOf(first?.doc ?? new Y.Doc()))
      expect(editors.map(({ closedBy }) => closedBy)).toEqual(editors.map(() => undefined))
      for (const editor of editors) editor.leave()
    },
  )
})

/** Messages as a client sends them. */
const syncMessage = (step: number, bytes: Uint8Array) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
const tokenMessage = (token: number) => Uint8Array.of(messageType.ack, token)
const emptyState = syncMessage(syncStep.two, Y.encodeStateAsUpdate(new Y.Doc()))
const stepOne = syncMessage(syncStep.one, Y.encodeStateVector(new Y.Doc()))

/** An update that appends one word. */
function word(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getArray('items').push([text])
  return syncMessage(syncStep.update, Y.encodeStateAsUpdate(doc))
}

const typesIn = ({ frames }: Awaited<ReturnType<RawLine['poll']>>) =>
  frames.map((frame) => ('message' in frame ? new Uint8Array(frame.message)[0] : frame.code))

async function openLine(person = 'aki', at = server): Promise<RawLine> {
  const line = new RawLine(at, person)
  expect((await line.open()).status).toBe(201)
  return line
}

/** A poll that waits at the server, behind the answer that told of the server's step 1. */
async function waitingPoll(line: RawLine) {
  await line.poll(0)
  let isThere = false
  server.whileJudging = async () => {
    isThere = true
  }
  const answer = line.poll(1)
  await until(() => isThere, 'the poll')
  // Who it is was found out in memory: one turn later it waits.
  await new Promise((resolve) => setImmediate(resolve))
  return { answer }
}

describe('a line', () => {
  test('[S9] several messages in one body are read in their order', async () => {
    const line = await openLine()
    const body = Buffer.concat([stepOne, emptyState, word('一'), tokenMessage(1)])
    expect((await line.post(1, body)).status).toBe(204)
    const heard: (number | undefined)[] = []
    for (let have = 0; !heard.includes(messageType.ack); have++) heard.push(...typesIn(await line.poll(have)))
    expect(heard).toEqual([messageType.sync, messageType.sync, messageType.ack])
    expect(await server.store.log.tail('d1', 0)).toHaveLength(1)
    await line.leave()
  })

  test('[S9] an answer that was lost is given again, byte for byte, until it is confirmed', async () => {
    const [line, ben] = [await openLine(), new Editor(server, 'ben', 'd1')]
    await line.post(1, Buffer.concat([stepOne, emptyState]))
    await ben.synced()
    const first = await line.poll(0)
    ben.add('あとから')
    await ben.saved()
    const again = await line.poll(0)
    expect(Buffer.from(again.bytes).equals(first.bytes)).toBe(true)
    expect((await line.poll(1)).bytes.byteLength).toBeGreaterThan(0)
    // The first was confirmed by that: whoever asks for it now counts otherwise than the server.
    expect(await line.poll(0)).toMatchObject({ status: 409, json: { code: closeCode.tryLater } })
    ben.leave()
    await line.leave()
  })

  test('[S9] a body that comes twice is taken once; one that comes too early is not taken', async () => {
    const line = await openLine()
    expect((await line.post(1, emptyState)).status).toBe(204)
    expect(await line.post(3, word('三'))).toMatchObject({ status: 409, json: { code: closeCode.tryLater } })
    const two = word('二')
    const answers = await Promise.all([line.post(2, two), line.post(2, two), line.post(2, word('別'))])
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204])
    expect((await line.post(1, word('一'))).status).toBe(204)
    await server.collab.flush()
    expect((await loadDocument(server.store.log, 'd1')).doc.getArray('items').toArray()).toHaveLength(1)
    await line.leave()
  })

  test.each(['', 'x', '-1', '1.5'])('[S9] what is no number is out of step: %s', async (number) => {
    const line = await openLine()
    expect((await line.post(number, emptyState)).status).toBe(409)
    expect((await line.poll(number)).status).toBe(409)
    await line.leave()
  })

  test('[S9] a newer poll takes the place of one that waits', async () => {
    const line = await openLine()
    await line.poll(0)
    const waiting = line.poll(1)
    // Both are on their way; the one that came second waits on.
    const [one, other] = [waiting, line.poll(1)]
    const empty = await Promise.race([one, other])
    expect(empty.status).toBe(204)
    await line.post(1, Buffer.concat([emptyState, tokenMessage(1)]))
    expect((await Promise.all([one, other])).map(({ status }) => status).toSorted()).toEqual([200, 204])
    await line.leave()
  })

  test('[S9] a line that nobody asks for is dead', async () => {
    await server.stop({ keep: true })
    server = await SyncServer.start(server.place, { pollMsMax: 20, idleMsMax: 100 })
    const line = await openLine('aki', server)
    await line.poll(0)
    // An empty answer after the longest wait, and the line lives on.
    expect((await line.poll(1)).status).toBe(204)
    expect(server.collab.stats().connections).toBe(1)
    await until(() => server.collab.stats().connections === 0, 'dead')
    expect(await line.poll(1)).toMatchObject({ status: 404, json: { code: closeCode.tryLater } })
    expect((await line.post(1, emptyState)).status).toBe(404)
    expect(server.collab.stats().rooms).toBe(0)
  })

  test('[S7] an open poll is answered at once when rights end', async () => {
    const line = await openLine()
    const waiting = await waitingPoll(line)
    server.people.delete('aki')
    server.context.events.emit('accessChanged', { personId: 'aki' })
    expect(typesIn(await waiting.answer)).toEqual([closeCode.signedOut])
    await until(() => server.collab.stats().connections === 0, 'gone')
  })

  test('[S7] every request is recognised anew', async () => {
    const line = await openLine()
    server.people.delete('aki')
    const away = { status: 401, json: { code: closeCode.signedOut } }
    expect(await line.post(1, Buffer.concat([emptyState, word('いない')]))).toMatchObject(away)
    expect(await line.poll(0)).toMatchObject(away)
    expect(await line.leave()).toMatchObject(away)
    await server.collab.flush()
    expect(await server.store.log.tail('d1', 0)).toEqual([])
  })

  test('[S3] under another’s line nobody finds anything', async () => {
    const [line, ben] = [await openLine(), new RawLine(server, 'ben')]
    ben.id = line.id
    const away = { status: 404, json: { code: closeCode.tryLater } }
    expect(await ben.post(1, Buffer.concat([emptyState, word('偽')]))).toMatchObject(away)
    expect(await ben.poll(0)).toMatchObject(away)
    expect(await ben.leave()).toMatchObject(away)
    expect((await line.post(1, Buffer.concat([emptyState, word('真')]))).status).toBe(204)
    await server.collab.flush()
    const [row] = await server.store.log.tail('d1', 0)
    expect(row?.author.personId).toBe('aki')
    await line.leave()
  })

  test('[auth/cross-origin-upgrade-refused] a page of another house opens no line and reaches none', async () => {
    const foreign = new RawLine(server, 'aki', 'd1', 'http://evil.test')
    expect((await foreign.open()).status).toBe(403)
    const line = await openLine()
    foreign.id = line.id
    expect((await foreign.post(1, emptyState)).status).toBe(403)
    expect((await foreign.poll(0)).status).toBe(403)
    expect((await foreign.leave()).status).toBe(403)
    const own = new RawLine(server, 'aki', 'd1', 'http://entaku.test')
    expect((await own.open()).status).toBe(201)
    for (const each of [line, own]) await each.leave()
  })

  test('answers are kept by nobody', async () => {
    const line = await openLine()
    for (const { headers } of [
      await line.poll(0),
      await line.post(1),
      await line.leave(),
      await line.poll(1),
    ])
      expect(headers.get('Cache-Control')).toBe('no-store')
  })

  test('[S6] when the document is frozen an open poll says so, and so does every later word', async () => {
    const line = await openLine()
    await line.post(1, emptyState)
    const waiting = await waitingPoll(line)
    await server.store.transaction((tx) => freezeDocument(tx, { documentId: 'd1', seq: 0, at: 1 }))
    server.context.events.emit('documentFrozen', { documentId: 'd1' })
    expect(typesIn(await waiting.answer)).toEqual([closeCode.frozen])
    const late = await openLine()
    await late.post(1, Buffer.concat([emptyState, word('遅い')]))
    expect(typesIn(await late.poll(0)).at(-1)).toBe(closeCode.frozen)
    expect(await server.store.log.tail('d1', 0)).toEqual([])
  })

  test('[S3] a reader’s word ends the line with 4403', async () => {
    server.person('eye').modes.set('d1', 'read')
    const line = await openLine('eye')
    await line.post(1, Buffer.concat([emptyState, word('いけない')]))
    expect(typesIn(await line.poll(0)).at(-1)).toBe(closeCode.refused)
  })

  test('a restart says so: 1012', async () => {
    const line = await openLine()
    const waiting = await waitingPoll(line)
    await server.collab.close()
    expect(typesIn(await waiting.answer)).toEqual([closeCode.restart])
    expect(await new RawLine(server, 'aki').open()).toMatchObject({
      status: 503,
      json: { code: closeCode.restart },
    })
  })
})

describe('the door says why', () => {
  const away = (person: string | undefined, query?: string) => new RawLine(server, person).open(query)

  test('no session, no right, no such document, another epoch, an old schema, no address', async () => {
    server.person('ben').modes.set('d1', 'none')
    expect(await away(undefined)).toMatchObject({ status: 401, json: { code: closeCode.signedOut } })
    expect(await away('ben')).toMatchObject({ status: 404, json: { code: closeCode.deleted } })
    const absent = await new RawLine(server, 'aki', 'nope').open()
    expect(absent).toMatchObject({ status: 404, json: { code: closeCode.deleted } })
    expect(await away('aki', 'epoch=7&schema=1')).toMatchObject({ json: { code: closeCode.epochChanged } })
    expect(await away('aki', 'epoch=0&schema=0')).toMatchObject({ json: { code: closeCode.schemaTooOld } })
    expect((await away('aki', 'epoch=0')).status).toBe(400)
    expect(server.collab.stats()).toEqual({ rooms: 0, connections: 0 })
  })

  test('a plain GET where a proxy took the upgrade out: 426', async () => {
    const { status } = await new RawLine(server, 'aki').ask('GET', '?epoch=0&schema=1')
    expect(status).toBe(426)
  })

  test('[load/failure-leaks-nothing] a document that cannot be loaded: come again later', async () => {
    server.log.failReads = true
    expect(await away('aki')).toMatchObject({ status: 503, json: { code: closeCode.tryLater } })
    expect(server.collab.stats()).toEqual({ rooms: 0, connections: 0 })
    server.log.failReads = false
    const line = await openLine()
    await line.leave()
  })
})

describe('limits [S8]', () => {
  test('lines count as sockets of their person', async () => {
    const lines = await Promise.all(Array.from({ length: limits.socketsPerPersonMax }, () => openLine()))
    expect(await new RawLine(server, 'aki').open()).toMatchObject({
      status: 429,
      json: { code: closeCode.tooMany },
    })
    await Promise.all([openLine('ben'), lines[0]?.leave()])
    await openLine()
  })

  test('a body that is too large: 4413, and it is not read', async () => {
    const line = await openLine()
    const answer = await line.post(1, new Uint8Array(limits.messageBytesMax + 1))
    expect(answer).toMatchObject({ status: 413, json: { code: closeCode.tooLarge } })
    await line.leave()
  })

  test('[wire/oversize-message-stops-with-message-not-loop] the client stops with 4413', async () => {
    const { editor: aki } = inside('aki')
    await aki.synced()
    aki.add('x'.repeat(limits.messageBytesMax))
    await until(() => aki.closedBy !== undefined, 'closed')
    expect(aki.closedBy).toBe(closeCode.tooLarge)
    aki.leave()
  })

  test('[wire/slow-consumer-is-closed] a line that fetches nothing is cut, the others go on', async () => {
    const slow = await openLine('slow')
    await slow.post(1, Buffer.concat([stepOne, emptyState]))
    const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')]
    await Promise.all([aki.synced(), ben.synced()])
    for (let round = 0; server.collab.stats().connections === 3 && round < 60; round++) {
      aki.doc.transact(() => {
        aki.items.delete(0, aki.items.length)
        aki.add(`${round}${'x'.repeat(1_000_000)}`)
      })
      await aki.saved()
    }
    await until(() => server.collab.stats().connections === 2, 'cut')
    await until(() => ben.list[0] === aki.list[0], 'ben is there')
    for (const editor of [aki, ben]) editor.leave()
  })

  test('more requests than a busy room asks for: 4429', async () => {
    const line = await openLine()
    const stopped = Date.now()
    Object.assign(server.context, { now: () => stopped })
    for (let count = 0; count < lineLimits.requestsBurstMax; count++)
      expect((await line.post(0)).status).toBe(204)
    expect(await line.post(0)).toMatchObject({ status: 429, json: { code: closeCode.tooMany } })
  })
})

test('a change and its token leave a socket as one frame', async () => {
  const { socket, seen } = roadsOf('aki')
  const aki = new Editor(server, 'aki', 'd1', { socket })
  await aki.synced()
  aki.add('一')
  await aki.saved()
  const { frames } = seen
  aki.add('二')
  await aki.saved()
  expect(seen.frames).toBe(frames + 1)
  aki.leave()
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode, limits, messageType, syncStep } from '../../shared/collab/protocol'
import { RawSocket, statesOf } from './support/clients'
import { SyncServer } from './support/SyncServer'

let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
})
afterEach(() => server.stop())

const path = '/sync/v1/d1?epoch=0&schema=1'

const enter = async (person: string) => {
  const raw = new RawSocket(server, path, { person })
  await raw.handshake()
  return raw
}
const heard = async (raw: RawSocket) => statesOf((await raw.next(messageType.awareness)).decoder)
/** Everything the server had to say after what was sent until now. */
const heardUntilNow = async (raw: RawSocket) => {
  raw.token(0)
  await raw.acked()
  return raw.frames
    .splice(0)
    .filter(({ type }) => type === messageType.awareness)
    .flatMap(({ decoder }) => statesOf(decoder))
}
const user = (person: string) => ({
  organisationId: `org of ${person}`,
  organisationName: `${person}市`,
  seatTitle: '企画課長',
  seatId: `seat of ${person}`,
})

test('[awareness/identity-stamped-and-id-owned-by-connection] the name is the session’s, whatever the client says', async () => {
  const [aki, ben] = [await enter('aki'), await enter('ben')]
  aki.presence({ clientId: 1, clock: 1, state: { user: { organisationName: '県' }, field: 'title' } })
  const expected = [{ clientId: 1, clock: 1, state: { user: user('aki'), field: 'title' } }]
  expect(await heard(ben)).toEqual(expected)
  // Its sender hears it too: a stock client that hears nothing for 30 s believes the line dead.
  expect(await heard(aki)).toEqual(expected)
})

test('[awareness/identity-stamped-and-id-owned-by-connection] nobody speaks for the id of somebody else, nor removes it', async () => {
  const [aki, ben] = [await enter('aki'), await enter('ben')]
  aki.presence({ clientId: 1, clock: 1, state: { here: true } })
  await heard(ben)
  ben.presence({ clientId: 1, clock: 9, state: { here: 'forged' } }, { clientId: 1, clock: 10, state: null })
  expect(await heardUntilNow(ben)).toEqual([])
  const chi = await enter('chi')
  expect(await heard(chi)).toMatchObject([{ clientId: 1, clock: 1, state: { here: true } }])
})

test('an id that has written belongs to its writer, here or not', async () => {
  const doc = new Y.Doc()
  const aki = new RawSocket(server, path, { person: 'aki' })
  await aki.handshake(doc)
  doc.getArray('items').push(['a'])
  aki.sync(syncStep.two, Y.encodeStateAsUpdate(doc))
  aki.token(1)
  await aki.acked()
  aki.ws.close()
  const ben = await enter('ben')
  ben.presence({ clientId: doc.clientID, clock: 1, state: {} })
  expect(await heardUntilNow(ben)).toEqual([])
})

test('an id that was announced cannot be written under by others', async () => {
  const [aki, ben] = [await enter('aki'), await enter('ben')]
  aki.presence({ clientId: 5, clock: 1, state: {} })
  await heard(ben)
  const doc = new Y.Doc()
  doc.clientID = 5
  doc.getArray('items').push(['squat'])
  ben.sync(syncStep.update, Y.encodeStateAsUpdate(doc))
  expect(await ben.closed()).toBe(closeCode.refused)
})

test('whoever comes sees who is here; whoever goes is taken away', async () => {
  const aki = await enter('aki')
  aki.presence({ clientId: 1, clock: 1, state: { field: 'title' } })
  await heard(aki)
  const ben = await enter('ben')
  expect(await heard(ben)).toMatchObject([{ clientId: 1, state: { field: 'title', user: user('aki') } }])
  aki.ws.terminate()
  expect(await heard(ben)).toEqual([{ clientId: 1, clock: 1, state: null }])
})

test('relays of what others said, as stock clients send them, change nothing: also from the same person', async () => {
  const [first, second] = [await enter('aki'), await enter('aki')]
  first.presence({ clientId: 1, clock: 3, state: { here: true } })
  await heard(second)
  second.presence({ clientId: 1, clock: 3, state: { here: true } })
  second.presence({ clientId: 1, clock: 3, state: null })
  expect(await heardUntilNow(second)).toEqual([])
  await first.roundTrip()
  expect(first.closeCode).toBeUndefined()
})

test('[S3] a relay that arrives after its owner’s line broke takes the id from nobody: the owner comes back and writes', async () => {
  const [aki, ben] = [await enter('aki'), await enter('ben')]
  aki.presence({ clientId: 7, clock: 3, state: { here: true } })
  await heard(ben)
  aki.ws.terminate()
  expect(await heard(ben)).toEqual([{ clientId: 7, clock: 3, state: null }])
  ben.presence({ clientId: 7, clock: 3, state: { here: true } })
  expect(await heardUntilNow(ben)).toEqual([])
  const doc = new Y.Doc()
  doc.clientID = 7
  doc.getMap('items').set('a', 'typed while the line was broken')
  const back = new RawSocket(server, path, { person: 'aki' })
  await back.opened()
  back.presence({ clientId: 7, clock: 4, state: { here: true } })
  await back.handshake(doc)
  back.token(1)
  await back.acked()
  expect((await heardUntilNow(ben)).at(-1)).toMatchObject({ clientId: 7, clock: 4, state: { here: true } })
})

test('a relay by another tab of the same person does not end that tab when the first comes back', async () => {
  const [first, second] = [await enter('aki'), await enter('aki')]
  first.presence({ clientId: 1, clock: 3, state: { here: true } })
  await heard(second)
  first.ws.terminate()
  await heard(second)
  second.presence({ clientId: 1, clock: 3, state: { here: true } })
  expect(await heardUntilNow(second)).toEqual([])
  const back = await enter('aki')
  back.presence({ clientId: 1, clock: 4, state: { here: true } })
  expect(await heard(second)).toMatchObject([{ clientId: 1, clock: 4 }])
  await second.roundTrip()
  expect(second.closeCode).toBeUndefined()
})

test('nobody takes the id of a person who is away, whatever clock they name', async () => {
  const [aki, ben] = [await enter('aki'), await enter('ben')]
  aki.presence({ clientId: 7, clock: 3, state: { here: true } })
  await heard(ben)
  aki.ws.terminate()
  await heard(ben)
  ben.presence({ clientId: 7, clock: 99, state: { here: 'forged' } })
  expect(await heardUntilNow(ben)).toEqual([])
  const doc = new Y.Doc()
  doc.clientID = 7
  doc.getMap('items').set('a', 'squat')
  ben.sync(syncStep.update, Y.encodeStateAsUpdate(doc))
  expect(await ben.closed()).toBe(closeCode.refused)
})

test('the same person with the same id on a newer socket supersedes the old one', async () => {
  const [old, fresh] = [await enter('aki'), await enter('aki')]
  old.presence({ clientId: 1, clock: 1, state: {} })
  await heard(fresh)
  fresh.presence({ clientId: 1, clock: 2, state: {} })
  expect(await old.closed()).toBe(closeCode.refused)
  expect(old.closeReason).toBe('superseded')
  // The old socket's end does not take the new one's presence away.
  expect((await heardUntilNow(fresh)).at(-1)).toMatchObject({ clientId: 1, clock: 2, state: {} })
  expect(await heardUntilNow(fresh)).toEqual([])
})

test('[awareness/flood-and-unbounded-ids] no more ids than a connection may have, gone ones included', async () => {
  const aki = await enter('aki')
  for (let clientId = 1; clientId <= 3 * limits.clientIdsPerConnectionMax; clientId++) {
    aki.presence({ clientId, clock: 1, state: {} })
    aki.presence({ clientId, clock: 2, state: null })
  }
  const ids = new Set((await heardUntilNow(aki)).map(({ clientId }) => clientId))
  expect(ids.size).toBe(limits.clientIdsPerConnectionMax)
})

test('[awareness/flood-and-unbounded-ids] null states do not pass the size limit', async () => {
  const aki = await enter('aki')
  const many = Array.from({ length: 6_000 }, (_, index) => ({ clientId: index, clock: 1, state: null }))
  aki.presence({ clientId: 1, clock: 1, state: 'x'.repeat(limits.awarenessBytesMax) }, ...many)
  expect(await heardUntilNow(aki)).toEqual([])
})

test('[awareness/flood-and-unbounded-ids] over the rate only the last of many is passed on', async () => {
  const [aki, ben] = [await enter('aki'), await enter('ben')]
  for (let clock = 1; clock <= 500; clock++) aki.presence({ clientId: 1, clock, state: { clock } })
  let frames = 0
  for (let last = 0; last < 500; frames++) last = (await heard(ben)).at(-1)?.clock ?? 0
  expect(frames).toBeLessThan(limits.awarenessPerSecondMax + 20)
})

test('a state that is no object is passed over', async () => {
  const aki = await enter('aki')
  aki.presence({ clientId: 1, clock: 1, state: 'me' }, { clientId: 2, clock: 1, state: [1] })
  expect(await heardUntilNow(aki)).toEqual([])
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { Editor } from './support/clients'
import { SyncServer } from './support/SyncServer'
import { until } from './support/until'

let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
})
afterEach(() => server.stop())

test('[S10] the unmodified y-websocket client connects, syncs and edits', async () => {
  const aki = new Editor(server, 'aki', 'd1')
  const ben = new Editor(server, 'ben', 'd1')
  await Promise.all([aki.synced(), ben.synced()])
  aki.add('次第')
  await ben.shows('次第')
  ben.add('議事録')
  await aki.shows('次第', '議事録')
  const chi = new Editor(server, 'chi', 'd1')
  await chi.shows('次第', '議事録')
  for (const editor of [aki, ben, chi]) editor.leave()
})

test('[S10] what was typed offline arrives when the client comes back', async () => {
  const aki = new Editor(server, 'aki', 'd1')
  const ben = new Editor(server, 'ben', 'd1')
  await Promise.all([aki.synced(), ben.synced()])
  aki.provider.disconnect()
  aki.add('離線中')
  ben.add('その間')
  aki.provider.connect()
  await aki.saved()
  await until(() => ben.list.length === 2, 'both lines')
  expect(ben.list).toEqual(aki.list)
  aki.leave()
  ben.leave()
})

test('[S10] the stock client shows where others are, under the name the server knows', async () => {
  const aki = new Editor(server, 'aki', 'd1')
  const ben = new Editor(server, 'ben', 'd1')
  await Promise.all([aki.synced(), ben.synced()])
  aki.provider.awareness.setLocalState({ user: { organisationName: '別の市' }, field: 'title' })
  const seen = () => ben.provider.awareness.getStates().get(aki.doc.clientID)
  await until(() => seen()?.field === 'title', 'presence')
  expect(seen()?.user).toEqual({
    organisationId: 'org of aki',
    organisationName: 'aki市',
    seatTitle: '企画課長',
    seatId: 'seat of aki',
  })
  aki.leave()
  await until(() => seen() === undefined, 'gone')
  ben.leave()
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { announceOnReturn } from '../../client/collab/presence'
import { Editor } from './support/clients'
import { SyncServer } from './support/SyncServer'
import { until } from './support/until'

let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
})
afterEach(() => server.stop())

test('whoever comes back after a break of the line is seen again at once, without a step of theirs', async () => {
  const [aki, ben] = [new Editor(server, 'aki', 'd1'), new Editor(server, 'ben', 'd1')]
  await Promise.all([aki.synced(), ben.synced()])
  announceOnReturn(aki.provider)
  aki.provider.awareness.setLocalState({ field: 'title' })
  const seen = () => ben.provider.awareness.getStates().get(aki.doc.clientID)
  await until(() => seen()?.field === 'title', 'presence')
  // The line breaks: the client closes nothing and says no farewell.
  const { ws } = aki.provider
  if (!ws) throw new Error('the line is up')
  ws.close()
  await until(() => seen() === undefined, 'gone')
  // Sooner than the renewal that clients send of themselves every 15 s: until() waits 10.
  await until(() => seen()?.field === 'title', 'seen again')
  expect(seen()?.user).toMatchObject({ organisationName: 'aki市' })
  aki.leave()
  ben.leave()
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { startNewEpoch } from '../../server/store/documents'
import type { Store } from '../../server/store/Store'
import { closeCode } from '../../shared/collab/protocol'
import { Editor } from './support/clients'
import { SyncServer } from './support/SyncServer'
import { until } from './support/until'

let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
})
afterEach(() => server.stop())

const now = Date.parse('2026-11-24T10:00:00+09:00')

/** What a backup of the moment of `seq` holds of the document, in the place of what there is. */
async function putBack({ transaction }: Store, seq: number): Promise<void> {
  await transaction(async (tx) => {
    await tx.deleteFrom('document_update').where('seq', '>', seq).execute()
    await tx.deleteFrom('document_binding').where('person_id', '!=', 'aki').execute()
    await tx.updateTable('document').set({ seq, epoch: 0 }).execute()
  })
}

/** aki’s word is in the backup, ben’s is not; both tabs stay open over the restore. */
async function restoredUnder(): Promise<{ aki: Editor; ben: Editor }> {
  const aki = new Editor(server, 'aki', 'd1')
  aki.add('in the backup')
  await aki.saved()
  const ben = new Editor(server, 'ben', 'd1')
  await ben.shows('in the backup')
  ben.add('after the backup')
  await ben.saved()
  await aki.shows('in the backup', 'after the backup')
  for (const tab of [aki, ben]) tab.leave()
  await putBack(server.store, 1)
  return { aki, ben }
}

const restart = async () => {
  await server.stop({ keep: true })
  server = await SyncServer.start(server.place)
}

test('[dup/restored-from-backup-does-not-duplicate-or-resurrect] a tab of before the restore is turned away with its text, and the document is what the backup holds', async () => {
  const { aki, ben } = await restoredUnder()
  expect(await server.store.transaction((tx) => startNewEpoch(tx, now))).toBe(1)
  await restart()
  for (const [name, { doc }] of Object.entries({ aki, ben })) {
    const again = new Editor(server, name, 'd1', { doc })
    await until(() => again.closedBy !== undefined, 'turned away')
    expect(again.closedBy).toBe(closeCode.epochChanged)
    expect(again.list).toEqual(['in the backup', 'after the backup'])
    again.leave()
  }
  const epoch = String((await server.store.log.head('d1'))?.epoch)
  const fresh = new Editor(server, 'ben', 'd1', { epoch })
  await fresh.shows('in the backup')
  fresh.add('written anew')
  await fresh.saved()
  fresh.leave()
  expect(await server.store.log.tail('d1', 0)).toHaveLength(2)
})

test('[dup/restored-from-backup-does-not-duplicate-or-resurrect] the same backup restored twice makes two epochs', async () => {
  const epochAfterRestore = async (at: number) => {
    await putBack(server.store, 0)
    await server.store.transaction((tx) => startNewEpoch(tx, at))
    return (await server.store.log.head('d1'))?.epoch ?? 0
  }
  const first = await epochAfterRestore(now)
  const second = await epochAfterRestore(now + 60_000)
  expect(second).toBeGreaterThan(first)
  await server.store.transaction((tx) => startNewEpoch(tx, now))
  expect((await server.store.log.head('d1'))?.epoch).toBe(second + 1)
})

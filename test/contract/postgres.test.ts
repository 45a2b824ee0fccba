import { inject, onTestFinished } from 'vitest'
import { newDatabasePlace, takeDatabase } from '../support/postgresDatabases'
import { describeStore } from './storeContract'

const address = inject('postgres') ?? ''

describeStore('postgres', async ({ isNew }) => {
  const place = isNew ? newDatabasePlace(address) : takeDatabase(address)
  onTestFinished(() => place.remove())
  const reports: unknown[] = []
  return {
    reports,
    open: () => place.open((error) => reports.push(error)),
    spoilSnapshot: async (documentId, seq) => {
      const store = await place.open()
      await store.db
        .updateTable('document_snapshot')
        .set({ bytes: Buffer.alloc(40) })
        .where('document_id', '=', documentId)
        .where('seq', '=', seq)
        .execute()
      await store.close()
    },
  }
})

import { inject } from 'vitest'
import { openPostgres } from '../../server/store/postgres'
import { newDatabase, withClient } from '../support/postgresDatabases'
import { describeStore } from './storeContract'

const address = inject('postgres') ?? ''

describeStore('postgres', async () => {
  const url = await newDatabase(address)
  const reports: unknown[] = []
  return {
    reports,
    open: () => openPostgres(url, (error) => reports.push(error)),
    spoilSnapshot: (documentId, seq) =>
      withClient(url, async (client) => {
        const spoil = 'update document_snapshot set bytes = $3 where document_id = $1 and seq = $2'
        await client.query(spoil, [documentId, seq, Buffer.alloc(40)])
      }),
  }
})

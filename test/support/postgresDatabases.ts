import pg from 'pg'
import { newId } from '../../server/id'
import { openPostgres } from '../../server/store/postgres'
import type { TestPlace } from './testStore'

/** Databases of this process that nobody uses now, all their rows gone: making one takes longer than emptying one. */
const free: string[] = []

export function takeDatabase(address: string): TestPlace {
  let url = free.pop()
  return {
    open: async (report) => {
      url ??= await newDatabase(address)
      return openPostgres(url, report)
    },
    remove: async () => {
      if (url === undefined) return
      await empty(url)
      free.push(url)
    },
  }
}

/** One that was never opened before, and is never used again. */
export function newDatabasePlace(address: string): TestPlace {
  const url = newDatabase(address)
  return { open: async (report) => openPostgres(await url, report), remove: async () => undefined }
}

/** A database without a table. */
export async function newDatabase(address: string): Promise<string> {
  const name = `t_${newId().toLowerCase().replaceAll('-', '_')}`
  await withClient(address.replace('NAME', 'postgres'), (client) => client.query(`create database ${name}`))
  return address.replace('NAME', name)
}

async function empty(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`,
    )
    // The role of a replica asks no foreign key, so that the order of the tables does not matter.
    const deletes = rows.map(({ name }) => `delete from ${name};`).join('')
    await client.query(`begin; set local session_replication_role = replica; ${deletes} commit`)
  })
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

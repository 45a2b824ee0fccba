import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

/** Hocuspocus as its documentation starts it, with its SQLite extension on a file in `directory`. */
const [directory] = process.argv.slice(2)
const server = new Server({
  quiet: true,
  address: '127.0.0.1',
  port: 0,
  extensions: [new SQLite({ database: join(directory, 'hocuspocus.db') })],
})
await server.listen()
process.send({ port: server.address.port })

import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A line between a store and its PostgreSQL that a test can cut: it stands where the server's socket would. */
export async function wireTo(url: string) {
  const socketOf = (directory: string) => join(directory, '.s.PGSQL.5432')
  const target = new URL(url.replace('@/', '@localhost/')).searchParams.get('host') ?? ''
  const directory = mkdtempSync(join(tmpdir(), 'entaku-wire-'))
  const ends = new Set<Socket>()
  let isSilent = false
  const server = createServer((near) => {
    const far = createConnection(socketOf(target))
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from)
      from.on('data', (bytes) => {
        if (from === near || !isSilent) to.write(bytes)
      })
      from.on('error', () => undefined)
      from.on('close', () => {
        ends.delete(from)
        to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(socketOf(directory), resolve))
  const cut = () => {
    for (const end of ends) end.destroy()
  }
  return {
    url: url.replace(encodeURIComponent(target), encodeURIComponent(directory)),
    /** Questions still arrive, answers do not. */
    silence: () => {
      isSilent = true
    },
    /** Ends every connection; new ones go through. */
    cut: () => {
      cut()
      isSilent = false
    },
    remove: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

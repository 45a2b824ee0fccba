import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** A PostgreSQL server of the tests' own: Debian's binaries, a directory under /tmp, a socket in it, no port. */
export interface PostgresCluster {
  /** the address of one of its databases */
  url(database: string): string
  /** Stops it, as after a maintenance; `start` brings it back with all its data. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Ends it and removes its data. */
  remove(): Promise<void>
}

export async function startPostgresCluster(): Promise<PostgresCluster> {
  const bin = binaries()
  const account = accountThatRuns()
  const directory = mkdtempSync(join(tmpdir(), 'entaku-pg-'))
  if (account) chownSync(directory, account.uid, account.gid)
  const data = join(directory, 'data')
  initialise(join(bin, 'initdb'), data, { ...account, cwd: directory })
  let server: ChildProcess | undefined
  const cluster: PostgresCluster = {
    url: (database) => `postgres://entaku@/${database}?host=${encodeURIComponent(directory)}`,
    start: async () => {
      // Commits reach the disk as in an operator's installation; nothing else of the settings matters here.
      server = spawn(join(bin, 'postgres'), ['-D', data, '-k', directory, '-c', 'listen_addresses='], {
        ...account,
        cwd: directory,
        stdio: 'ignore',
      })
      await ready(cluster.url('postgres'), server)
    },
    stop: async () => {
      if (server) await end(server)
    },
    remove: async () => {
      await cluster.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
  await cluster.start()
  return cluster
}

function binaries(): string {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const newest = versions.find((version) => existsSync(join(root, version, 'bin', 'initdb')))
  if (!newest) throw new Error('PostgreSQL is not installed. Run once: sudo apt-get install -y postgresql')
  return join(root, newest, 'bin')
}

interface Account {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root: there it runs as the account that Debian's package made for it. */
function accountThatRuns(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => {
    const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' })
    if (status !== 0) throw new Error('the account "postgres" of Debian’s package is missing')
    return Number(stdout)
  }
  return { uid: id('-u'), gid: id('-g') }
}

function initialise(initdb: string, data: string, options: object): void {
  const flags = ['-D', data, '-U', 'entaku', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  const { status, stderr } = spawnSync(initdb, flags, { ...options, encoding: 'utf8' })
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`)
}

const readyMsMax = 30_000

async function ready(url: string, server: ChildProcess): Promise<void> {
  for (const begin = performance.now(); ; ) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (server.exitCode !== null || performance.now() - begin > readyMsMax) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

/** SIGINT is PostgreSQL's fast shutdown: it ends connections, and writes everything out. */
function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGINT')
  })
}

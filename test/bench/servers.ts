import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import type { Dialect } from './Member'

export interface BenchServer {
  name: string
  /** what its members speak */
  dialect: Dialect
  script: string
}

const here = 'test/bench'
/** What is written in TypeScript runs built, as the product does: a compiler in the same process would cost time of its own. */
const built = 'node_modules/.cache/entaku-bench'
export const usageScript = `./${built}/usage.js`

export const bare: BenchServer = { name: 'bare ws', dialect: 'relay', script: `${built}/bareRelay.js` }
export const yWebsocket: BenchServer = {
  name: 'y-websocket',
  dialect: 'sync',
  script: `${here}/peers/yWebsocket.js`,
}
export const hocuspocus: BenchServer = {
  name: 'Hocuspocus',
  dialect: 'hocuspocus',
  script: `${here}/peers/hocuspocus.js`,
}
export const entaku: BenchServer = { name: 'Entaku', dialect: 'entaku', script: `${built}/server.js` }

export async function buildServers(): Promise<void> {
  const input = ['server', 'bareRelay', 'usage'].map((name) => `${here}/${name}.ts`)
  const options = {
    ssr: true,
    outDir: built,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { input },
  }
  await build({ configFile: false, logLevel: 'warn', build: options })
}

/** The peers have packages of their own, so that the product is installed without them. False when they cannot be had here. */
export function installPeers(): boolean {
  const peers = join(here, 'peers')
  if (existsSync(join(peers, 'node_modules', '.package-lock.json'))) return true
  console.error('installing the peers (test/bench/peers) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'inherit' })
  return status === 0
}

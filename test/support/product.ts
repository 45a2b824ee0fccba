import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The built server as an operator runs it, on a free port and a data directory of its own. */
export interface Product {
  url: string
  /** everything it printed until it was ready */
  greeting: string[]
  dataDir: string
  process: ChildProcess
  /** Stops it as an operator would, and removes its data. */
  stop(): Promise<void>
}

const readyLine = /^Entaku ready: (\S+)$/

export async function startProduct(
  environment: Record<string, string> = {},
  dataDir = mkdtempSync(join(tmpdir(), 'entaku-')),
): Promise<Product> {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: '0', ENTAKU_DATA_DIR: dataDir, ENTAKU_LOG: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const greeting: string[] = []
  const url = await firstMatch(child, readyLine, greeting)
  const stop = async () => {
    await end(child)
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { url, greeting, dataDir, process: child, stop }
}

function firstMatch(child: ChildProcess, pattern: RegExp, seen: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let rest = ''
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${seen.join('\n')}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        seen.push(line)
        const found = pattern.exec(line)?.[1]
        if (found) resolve(found)
      }
    })
  })
}

/** Ends a process by its pid and waits until it is gone. */
export function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchServer, usageScript } from './servers'

export interface Usage {
  /** user and system time in µs since the process began */
  cpuUs: number
  residentBytes: number
  /** objects and buffers, in the collected heap when the server was started so */
  liveBytes: number
}

interface Options {
  /** what the server stores; a new directory when left out */
  directory?: string
  /** what follows the directory on the server's command line */
  args?: readonly string[]
  /** collect garbage before each answer: for what is about memory */
  collects?: boolean
}

/** A server in a process of its own, pinned to the first core; it tells its port and, when asked, what it has used. */
export class ServerProcess {
  private constructor(
    readonly server: BenchServer,
    readonly process: ChildProcess,
    readonly port: number,
    readonly directory: string,
  ) {}

  static async start(server: BenchServer, options: Options = {}): Promise<ServerProcess> {
    const { directory = newDirectory(), args = [], collects = false } = options
    const node = [process.execPath, ...(collects ? ['--expose-gc'] : []), '--import', usageScript]
    const command = ['-c', '0', ...node, server.script, directory, ...args]
    const child = spawn('taskset', command, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const [{ port }] = await once(child, 'message')
    return new ServerProcess(server, child, port, directory)
  }

  async usage(): Promise<Usage> {
    this.process.send('usage')
    const [usage] = await once(this.process, 'message')
    return usage
  }

  async stop(): Promise<void> {
    const gone = once(this.process, 'exit')
    this.process.disconnect()
    await gone
    rmSync(this.directory, { recursive: true, force: true })
  }
}

export const newDirectory = () => mkdtempSync(join(tmpdir(), 'entaku-bench-'))

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Usage {
  /** user and system time, in µs since the process began */
  cpu: NodeJS.CpuUsage
  rss: number
}

/** A server in a process of its own, pinned to the first core; it tells its port and, when asked, what it has used. */
export class ServerProcess {
  private constructor(
    readonly process: ChildProcess,
    readonly port: number,
  ) {}

  static async start(script: string, args: readonly string[]): Promise<ServerProcess> {
    const command = ['-c', '0', process.execPath, '--import', 'tsx', script, ...args]
    const child = spawn('taskset', command, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const [{ port }] = await once(child, 'message')
    return new ServerProcess(child, port)
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
  }
}

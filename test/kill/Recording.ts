import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the server did, as recorder.c wrote it down. `fd` is the process's descriptor, `name` a file of the directory. */
export type Act =
  | { kind: 'opened'; fd: number; name: string; isNew: boolean }
  | { kind: 'wrote'; fd: number; offset: number; bytes: Buffer }
  | { kind: 'truncated'; fd: number; size: number }
  | { kind: 'synced'; fd: number }
  | { kind: 'unlinked'; name: string }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'accepted'; fd: number; port: number }
  | { kind: 'sent'; fd: number; bytes: Buffer }

/** A server's life on one data directory, act by act: started with this environment, it is recorded by recorder.c. */
export class Recording {
  readonly environment: Record<string, string>
  readonly #folder = mkdtempSync(join(tmpdir(), 'entaku-recording-'))
  readonly #log = join(this.#folder, 'acts')

  constructor(dataDir: string) {
    this.environment = {
      LD_PRELOAD: compileRecorder(this.#folder),
      // SQLite opens its files by their real path.
      RECORDER_DIRECTORY: realpathSync(dataDir),
      RECORDER_LOG: this.#log,
    }
  }

  /** How long the recording is now: what happens from here on stands behind this place. */
  get place(): number {
    return existsSync(this.#log) ? statSync(this.#log).size : 0
  }

  /** Every act with the place behind it. */
  read(): { act: Act; place: number }[] {
    const log = readFileSync(this.#log)
    const acts = []
    let place = 0
    while (place < log.length) {
      const length = log.readUInt32LE(place + 16)
      const bytes = log.subarray(place + headBytes, place + headBytes + length)
      const act = actOf(log.readUInt32LE(place), {
        fd: log.readUInt32LE(place + 4),
        number: Number(log.readBigUInt64LE(place + 8)),
        bytes,
      })
      place += headBytes + length
      acts.push({ act, place })
    }
    return acts
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** `struct entry` */
const headBytes = 20

function actOf(kind: number, { fd, number, bytes }: { fd: number; number: number; bytes: Buffer }): Act {
  switch (kind) {
    case 1:
      return { kind: 'opened', fd, name: bytes.toString(), isNew: number === 1 }
    case 2:
      return { kind: 'wrote', fd, offset: number, bytes }
    case 3:
      return { kind: 'truncated', fd, size: number }
    case 4:
      return { kind: 'synced', fd }
    case 5:
      return { kind: 'unlinked', name: bytes.toString() }
    case 6: {
      const [from = '', to = ''] = bytes.toString().split('\0')
      return { kind: 'renamed', from, to }
    }
    case 7:
      return { kind: 'accepted', fd, port: number }
    case 8:
      return { kind: 'sent', fd, bytes }
    default:
      throw new Error(`the recording has no entry of kind ${kind}`)
  }
}

function compileRecorder(folder: string): string {
  const source = join(dirname(fileURLToPath(import.meta.url)), 'recorder.c')
  const library = join(folder, 'recorder.so')
  const { status, error, stderr } = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source])
  if (status !== 0)
    throw new Error(`recorder.c needs a C compiler (Debian: apt-get install gcc). ${error ?? stderr}`)
  return library
}

import type { Random } from '../collab/support/random'
import type { Act } from './Recording'

/*
 * A disk that loses power. It is told what a server did (Recording.ts) and answers what may stand on it when the power goes *now*.
 *
 * A disk owes only what was synced. Between two syncs it may write what it was given in any order, in part, or not at all, so
 * after the cut
 *
 *   - every sector of a file is as it was at some moment since the file's last sync, each sector at its own moment;
 *   - a file's length, likewise, is that of some moment;
 *   - the directory (which names there are, and for which files) is as it was at some moment since it was synced itself.
 *
 * The moments are drawn for each cut, and so is the size of the sectors: 512 bytes tear a page of the database.
 */

type Change = { offset: number; bytes: Buffer } | { size: number }

export class Disk {
  readonly #open = new Map<number, DiskFile | 'directory'>()
  #names: ReadonlyMap<string, DiskFile> = new Map()
  /** The directory at each moment since its last sync, the oldest first. */
  #pastNames: ReadonlyMap<string, DiskFile>[] = [this.#names]

  /** `hearsSync`: false makes it a disk that only says it had synced, which must be found out. */
  perform(act: Act, hearsSync = true): void {
    if (act.kind === 'opened') this.#opened(act)
    else if (act.kind === 'wrote') this.#fileOf(act.fd).change(act)
    else if (act.kind === 'truncated') this.#fileOf(act.fd).change(act)
    else if (act.kind === 'unlinked') this.#rename((names) => names.delete(act.name))
    else if (act.kind === 'renamed') this.#rename((names) => move(names, act.from, act.to))
    else if (act.kind === 'synced' && hearsSync) this.#sync(act.fd)
  }

  /** The files as the server sees them. */
  get files(): Map<string, Buffer> {
    return contentsOf(this.#names, (file) => file.now())
  }

  /** The files as they may be when the power goes now. */
  afterPowerCut(random: Random): Map<string, Buffer> {
    return contentsOf(random.pick(this.#pastNames), (file) => file.afterPowerCut(random))
  }

  #opened({ fd, name, isNew }: Act & { kind: 'opened' }): void {
    if (isNew) this.#rename((names) => names.set(name, new DiskFile()))
    const file = name === '' ? 'directory' : this.#names.get(name)
    if (!file) throw new Error(`${name} was there before the recording began`)
    this.#open.set(fd, file)
  }

  #sync(fd: number): void {
    const file = this.#open.get(fd)
    if (file === 'directory') this.#pastNames = [this.#names]
    else file?.sync()
  }

  #rename(change: (names: Map<string, DiskFile>) => void): void {
    const names = new Map(this.#names)
    change(names)
    this.#names = names
    this.#pastNames.push(names)
  }

  #fileOf(fd: number): DiskFile {
    const file = this.#open.get(fd)
    if (file instanceof DiskFile) return file
    throw new Error(`nobody opened the file that descriptor ${fd} stands for`)
  }
}

function move(names: Map<string, DiskFile>, from: string, to: string): void {
  const file = names.get(from)
  if (file) names.set(to, file)
  names.delete(from)
}

const contentsOf = (names: ReadonlyMap<string, DiskFile>, content: (file: DiskFile) => Buffer) =>
  new Map([...names].map(([name, file]) => [name, content(file)]))

/** Answers, for a sector or for the length, how many of the changes since the sync it has seen. */
type Moments = (sector: number) => number

class DiskFile {
  #synced: Buffer = Buffer.alloc(0)
  #changes: Change[] = []

  change(change: Change): void {
    this.#changes.push(change)
  }

  sync(): void {
    this.#synced = this.now()
    this.#changes = []
  }

  now(): Buffer {
    return this.#at(() => this.#changes.length, 4096)
  }

  afterPowerCut(random: Random): Buffer {
    const sectorBytes = random.pick([512, 4096])
    return this.#at(drawMoments(this.#changes.length, random), sectorBytes)
  }

  #at(moments: Moments, sectorBytes: number): Buffer {
    const isSeen = (index: number, sector: number) => index < moments(sector)
    const sizes = [this.#synced.length]
    for (const change of this.#changes) sizes.push(sizeAfter(change, sizes.at(-1) ?? 0))
    const content = Buffer.alloc(Math.max(...sizes))
    this.#synced.copy(content)
    for (const [index, change] of this.#changes.entries())
      for (const [from, to] of sectorsOf(change, content.length, sectorBytes))
        if (isSeen(index, Math.floor(from / sectorBytes))) write(change, content, from, to)
    return content.subarray(0, sizes[moments(lengthSector)])
  }
}

/** The length of a file is written with its metadata, at a moment of its own. */
const lengthSector = -1

function drawMoments(count: number, random: Random): Moments {
  const same = random.below(count + 1)
  const drawn = new Map<number, number>()
  const each = (sector: number) => {
    const moment = drawn.get(sector) ?? random.below(count + 1)
    drawn.set(sector, moment)
    return moment
  }
  // A disk that wrote nothing, all, or things in order is as likely as one that wrote in disorder.
  return random.pick([() => 0, () => count, () => same, each])
}

const sizeAfter = (change: Change, size: number) =>
  'size' in change ? change.size : Math.max(size, change.offset + change.bytes.length)

/** The pieces of a change that fall into different sectors, as ranges of the file. */
function* sectorsOf(change: Change, fileBytes: number, sectorBytes: number): Generator<[number, number]> {
  const [begin, end] =
    'size' in change ? [change.size, fileBytes] : [change.offset, change.offset + change.bytes.length]
  for (let from = begin; from < end; ) {
    const to = Math.min(end, (Math.floor(from / sectorBytes) + 1) * sectorBytes)
    yield [from, to]
    from = to
  }
}

/** Cutting a file off leaves zeros where it later grows again. */
function write(change: Change, content: Buffer, from: number, to: number): void {
  if ('size' in change) content.fill(0, from, to)
  else change.bytes.copy(content, from, from - change.offset, to - change.offset)
}

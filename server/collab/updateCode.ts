import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { limits } from '../../shared/collab/protocol'
import { Refusal, refused } from './refusal'

/*
 * Updates as bytes and as parts. They are read by Yjs' own decoder, so there is no second parser that could understand them
 * differently. It counts what it reads and stops at the limit [S8]: eight megabytes can hold millions of parts of two bytes,
 * and nobody may make us hold them all before we say no.
 */

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/** A run of deleted clocks of one client id. */
export interface DeletedRange {
  clientId: number
  clock: number
  length: number
}

export interface UpdateParts {
  structs: readonly Struct[]
  deletes: readonly DeletedRange[]
}

/** Throws a Refusal when the bytes cannot be read or hold more parts than an update may have. */
export function readUpdate(bytes: Uint8Array): UpdateParts {
  const { structs, ds } = decode(bytes)
  return { structs, deletes: rangesOf(ds) }
}

export const rangesOf = ({ clients }: Pick<Y.Transaction['deleteSet'], 'clients'>): DeletedRange[] =>
  [...clients].flatMap(([clientId, ranges]) =>
    ranges.map(({ clock, len }) => ({ clientId, clock, length: len })),
  )

/**
 * The structs of one client id must follow each other without a gap. Of the first of them what stands before `clockOf` is left
 * out: the rest then follows behind its own last word, whatever origins the whole claimed.
 */
export function writeUpdate({ structs, deletes }: UpdateParts, clockOf = fromStart): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const blocks = byClient(structs, ({ id }) => id.client)
  writeBlocks(encoder, blocks, clockOf)
  const ranges = byClient(deletes, ({ clientId }) => clientId)
  writeDeletes(encoder, ranges)
  return encoder.toUint8Array()
}

type ClockOf = (clientId: number) => number
const fromStart: ClockOf = () => 0

function writeBlocks(encoder: Y.UpdateEncoderV1, blocks: Map<number, Struct[]>, clockOf: ClockOf): void {
  encoding.writeVarUint(encoder.restEncoder, blocks.size)
  for (const [clientId, block] of blocks) {
    const start = block[0]?.id.clock ?? 0
    const from = Math.max(start, clockOf(clientId))
    encoding.writeVarUint(encoder.restEncoder, block.length)
    encoder.writeClient(clientId)
    encoding.writeVarUint(encoder.restEncoder, from)
    for (const [index, struct] of block.entries()) struct.write(encoder, index === 0 ? from - start : 0)
  }
}

function writeDeletes(encoder: Y.UpdateEncoderV1, deletes: Map<number, DeletedRange[]>): void {
  encoding.writeVarUint(encoder.restEncoder, deletes.size)
  for (const [clientId, ranges] of deletes) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(encoder.restEncoder, clientId)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(length)
    }
  }
}

export function byClient<T>(parts: readonly T[], clientOf: (part: T) => number): Map<number, T[]> {
  const blocks = new Map<number, T[]>()
  for (const part of parts) {
    const block = blocks.get(clientOf(part))
    if (block) block.push(part)
    else blocks.set(clientOf(part), [part])
  }
  return blocks
}

function decode(bytes: Uint8Array) {
  try {
    return Y.decodeUpdateV2(bytes, CountingDecoder)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refused('malformed')
  }
}

/** Yjs asks it for each struct, deleted range, block and value in turn. */
class CountingDecoder extends Y.UpdateDecoderV1 {
  #partsLeft = limits.structsPerUpdateMax
  #nestedBytesLeft = limits.nestedBytesPerUpdateMax

  constructor(decoder: decoding.Decoder) {
    super(decoder)
  }

  override readInfo(): number {
    this.#count()
    const info = super.readInfo()
    // Lists of JSON texts, which Yjs writes no more: each would be parsed before anybody could look at it.
    if ((info & contentBits) === contentJson) throw refused('content not allowed')
    return info
  }

  override readClient(): number {
    this.#count()
    return super.readClient()
  }

  override readDsLen(): number {
    this.#count()
    return super.readDsLen()
  }

  override resetDsCurVal(): void {
    this.#count()
  }

  override readJSON(): unknown {
    const json = this.readString()
    this.#nestedBytesLeft -= json.length
    if (this.#nestedBytesLeft < 0) throw refused('too many structs')
    return JSON.parse(json)
  }

  override readAny(): unknown {
    this.#count()
    const { arr, pos } = this.restDecoder
    return nestedTypes.has(arr[pos]) ? this.#readNested(arr.subarray(pos)) : super.readAny()
  }

  /** A list or an object is read from no more bytes than are left: it ends in time or is malformed. */
  #readNested(bytes: Uint8Array): unknown {
    const decoder = decoding.createDecoder(bytes.subarray(0, this.#nestedBytesLeft))
    const value = decoding.readAny(decoder)
    this.restDecoder.pos += decoder.pos
    this.#nestedBytesLeft -= decoder.pos
    return value
  }

  #count(): void {
    if (--this.#partsLeft < 0) throw refused('too many structs')
  }
}

/** Of Yjs' update format v1: which bits of a struct's info name its content, and what they say of ContentJSON. */
const contentBits = 0b11111
const contentJson = 2
/** lib0's `any`: objects and lists */
const nestedTypes: ReadonlySet<number | undefined> = new Set([118, 117])

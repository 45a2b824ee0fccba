/** What a server's frames say: a message each, or the farewell. */
export type ServerFrame = { message: ArrayBuffer } | { code: number; reason: string }

const closeOpcode = 8

/** Reads frames as they would stand on a WebSocket from the server (RFC 6455 §5.2: whole, unmasked). Undefined when one is cut short. */
export function readFrames(bytes: Uint8Array<ArrayBuffer>): ServerFrame[] | undefined {
  try {
    return [...framesOf(bytes)]
  } catch {
    // A DataView throws where nothing is left to read.
    return undefined
  }
}

function* framesOf(bytes: Uint8Array<ArrayBuffer>): Iterable<ServerFrame> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.byteLength; ) {
    const { start, end } = payload(view, at)
    if (end > bytes.byteLength) throw new RangeError('cut short')
    const content = bytes.slice(start, end)
    yield (view.getUint8(at) & 0x0f) === closeOpcode ? farewell(content) : { message: content.buffer }
    at = end
  }
}

function payload(view: DataView, at: number): { start: number; end: number } {
  const short = view.getUint8(at + 1)
  if (short < 126) return { start: at + 2, end: at + 2 + short }
  if (short === 126) return { start: at + 4, end: at + 4 + view.getUint16(at + 2) }
  return { start: at + 10, end: at + 10 + Number(view.getBigUint64(at + 2)) }
}

const farewell = (content: Uint8Array<ArrayBuffer>) => ({
  code: new DataView(content.buffer).getUint16(0),
  reason: new TextDecoder().decode(content.subarray(2)),
})

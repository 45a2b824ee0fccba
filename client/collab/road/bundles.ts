/** The messages one behind the other in as few pieces as may be; a message alone may be larger than `bytesMax`. */
export function bundles(
  messages: readonly Uint8Array<ArrayBuffer>[],
  bytesMax: number,
): Uint8Array<ArrayBuffer>[] {
  const groups: Uint8Array<ArrayBuffer>[][] = []
  let byteCount = Number.POSITIVE_INFINITY
  for (const message of messages) {
    byteCount += message.byteLength
    if (byteCount > bytesMax) {
      groups.push([])
      byteCount = message.byteLength
    }
    groups.at(-1)?.push(message)
  }
  return groups.map(joined)
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [only] = parts
  if (only && parts.length === 1) return only
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}

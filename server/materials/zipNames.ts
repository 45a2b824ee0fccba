/** The names in a ZIP archive, from its central directory, without unpacking anything; undefined where it is none. */
export function zipNames(bytes: Uint8Array): string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const names: string[] = []
  for (let entry = 0; entry < count; entry++) {
    if (at + headerBytes > view.byteLength || view.getUint32(at, true) !== entrySignature) return undefined
    const nameBytes = view.getUint16(at + 28, true)
    const name = bytes.subarray(at + headerBytes, at + headerBytes + nameBytes)
    names.push(new TextDecoder().decode(name))
    at += headerBytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const headerBytes = 46
/** The record that ends an archive, and the longest comment that may follow it. */
const endBytes = 22
const commentMax = 0xffff

function endOfDirectory(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endBytes - commentMax)
  for (let at = view.byteLength - endBytes; at >= first; at--)
    if (view.getUint32(at, true) === endSignature) return at
  return undefined
}

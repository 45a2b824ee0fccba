import { unzipSync, type Zippable, zipSync } from 'fflate'

/** A ZIP knows no time before 1980. */
const zipEpoch = new Date(1980, 0, 1)

/** A ZIP once more, part by part, and nothing in it of when it was made: equal content is equal bytes. */
export function rezip(zip: Uint8Array, change: (name: string, bytes: Uint8Array) => Uint8Array): Uint8Array {
  const entries: Zippable = {}
  for (const [name, bytes] of Object.entries(unzipSync(zip)))
    entries[name] = [change(name, bytes), { mtime: zipEpoch }]
  return zipSync(entries)
}

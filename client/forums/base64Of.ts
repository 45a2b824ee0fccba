/** Bytes as JSON can carry them. In pieces: a call takes only so many arguments. */
export function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let from = 0; from < bytes.length; from += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 8_192)))
  return btoa(pieces.join(''))
}

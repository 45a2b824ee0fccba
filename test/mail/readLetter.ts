/** What came over the wire, read as a mail program reads it (RFC 5322, 2045, 2047). */
export interface ReadLetter {
  headers: ReadonlyMap<string, string>
  subject: string
  text: string
  attachments: { type: string; content: string }[]
  raw: string
}

export function readLetter(raw: string): ReadLetter {
  const { headers, body } = part(raw)
  const parts = partsOf(headers.get('content-type') ?? 'text/plain', body, headers)
  return {
    headers,
    subject: decodeWords(headers.get('subject') ?? ''),
    text: parts.find(({ type }) => type.startsWith('text/plain'))?.content ?? '',
    attachments: parts.filter(({ type }) => !type.startsWith('text/plain')),
    raw,
  }
}

function part(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    if (headers.has(name)) throw new Error(`the header ${name} stands twice`)
    headers.set(name, line.slice(colon + 1).trim())
  }
  return { headers, body: raw.slice(end + 4) }
}

function partsOf(
  type: string,
  body: string,
  headers: ReadonlyMap<string, string>,
): { type: string; content: string }[] {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1]
  if (boundary === undefined) return [{ type, content: decodeBody(body, headers) }]
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((piece) => {
      const inner = part(piece.replace(/^\r\n/, '').replace(/\r\n$/, ''))
      return partsOf(inner.headers.get('content-type') ?? 'text/plain', inner.body, inner.headers)
    })
}

function decodeBody(body: string, headers: ReadonlyMap<string, string>): string {
  const encoding = headers.get('content-transfer-encoding')
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding === 'quoted-printable') throw new Error('letters of ours are base64')
  return body
}

const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_whole, kind: string, words: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(words, 'base64').toString('utf8') : fromQ(words),
    )

const fromQ = (words: string): string =>
  Buffer.from(
    words
      .replace(/_/g, ' ')
      .replace(/=([0-9A-F]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

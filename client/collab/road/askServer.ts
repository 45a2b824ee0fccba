import { closeCode } from '../../../shared/collab/protocol'
import type { Roads } from './Roads'

/** One request of a line, and what may come of it. */
export interface Asking {
  method: 'POST' | 'GET' | 'DELETE'
  url: string
  body?: Uint8Array<ArrayBuffer>
  /** how long one try may take */
  withinMs: number
  signal: AbortSignal
}

export type Answer =
  | { kind: 'done'; status: number; bytes: Uint8Array<ArrayBuffer> }
  /** our server said no, and why */
  | { kind: 'turned'; code: number; reason: string }
  /** nothing of our server's came */
  | { kind: 'lost' }

/** Browsers carry requests that outlive their page up to 64 KiB in all. */
const outlivingBytesMax = 16 * 1024

/** Asks once. A proxy's own page, an error of a gateway and a broken line are all the same here: nothing of our server's. */
export async function ask(asking: Asking, { surroundings }: Roads): Promise<Answer> {
  const { method, url, body, withinMs, signal } = asking
  try {
    const response = await surroundings.fetch(url, {
      method,
      ...(body && { body }),
      cache: 'no-store',
      keepalive: method !== 'GET' && (body?.byteLength ?? 0) <= outlivingBytesMax,
      signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs)]),
    })
    if (response.ok && isOurs(response))
      return { kind: 'done', status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) }
    return await turnedBy(response)
  } catch {
    return { kind: 'lost' }
  }
}

/** Asks again until an answer came, or patience is at its end. Safe, because every request of a line is numbered. */
export async function askUntilAnswered(asking: Asking, roads: Roads): Promise<Answer> {
  const { retryMs, retryMsMax, giveUpMs } = roads.times
  const end = performance.now() + giveUpMs
  for (let pauseMs = retryMs; ; pauseMs = Math.min(pauseMs * 2, retryMsMax)) {
    const answer = await ask(asking, roads)
    if (answer.kind !== 'lost' || asking.signal.aborted || performance.now() + pauseMs > end) return answer
    // Apart from the others, who have lost their lines at the same time.
    await new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + Math.random() / 2)))
  }
}

const isOurs = ({ status, headers }: Response) =>
  status === 204 || /^application\/(octet-stream|json)\b/.test(headers.get('Content-Type') ?? '')

async function turnedBy(response: Response): Promise<Answer> {
  const body: unknown = isOurs(response) ? await response.json() : undefined
  if (isTurned(body)) return { kind: 'turned', ...body }
  // Proxies have limits of their own: as little a reason to come again as ours.
  if (response.status === 413) return { kind: 'turned', code: closeCode.tooLarge, reason: 'too large' }
  return { kind: 'lost' }
}

const isTurned = (body: unknown): body is { code: number; reason: string } =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  typeof body.code === 'number' &&
  'reason' in body &&
  typeof body.reason === 'string'

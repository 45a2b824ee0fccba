import { createDecoder, hasContent, readVarString, readVarUint } from 'lib0/decoding'
import { closeCode, messageType } from '../../shared/collab/protocol'

/** What the socket needs of the browser; tests hand in their own. */
interface NoticeSocketOptions {
  open: () => WebSocket
  onNotice: (topic: string) => void
  onConnected: () => void
  onDisconnected: () => void
  /** nobody is signed in any more: no use in trying again until somebody is */
  onRefused: () => void
  random?: () => number
  firstRetryMs?: number
  openMsMax?: number
}

export interface NoticeSocket {
  isConnected(): boolean
  /** tries at once, for a network that just came back */
  wake(): void
  close(): void
}

const retryMsMax = 30_000

/**
 * The one notice socket of a tab: it hears that a topic moved and nothing else, so losing it costs freshness only.
 * Retries back off with jitter, or a restarted server would meet every screen of the prefecture in the same second.
 */
export function createNoticeSocket(options: NoticeSocketOptions): NoticeSocket {
  const { random = Math.random, firstRetryMs = 1_000, openMsMax = 4_000 } = options
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let isConnected = false
  let isClosed = false

  const connect = () => {
    clearTimeout(timer)
    timer = undefined
    const opened = options.open()
    socket = opened
    opened.binaryType = 'arraybuffer'
    // Some proxies take an upgrade and never answer it.
    const patience = setTimeout(() => opened.close(), openMsMax)
    opened.onopen = () => {
      clearTimeout(patience)
      failures = 0
      isConnected = true
      options.onConnected()
    }
    opened.onmessage = ({ data }) => {
      const topic = data instanceof ArrayBuffer ? topicOf(new Uint8Array(data)) : undefined
      if (topic !== undefined) options.onNotice(topic)
    }
    opened.onclose = ({ code }) => {
      clearTimeout(patience)
      if (isClosed || socket !== opened) return
      socket = undefined
      if (isConnected) options.onDisconnected()
      isConnected = false
      if (code === closeCode.signedOut || code === closeCode.refused) return options.onRefused()
      timer = setTimeout(connect, retryMs())
    }
  }

  const retryMs = () => {
    const ceiling = Math.min(retryMsMax, firstRetryMs * 2 ** failures++)
    return ceiling * (0.5 + random() / 2)
  }

  connect()
  return {
    isConnected: () => isConnected,
    wake: () => {
      if (!isClosed && timer !== undefined) connect()
    },
    close: () => {
      isClosed = true
      clearTimeout(timer)
      socket?.close()
    },
  }
}

/** The topic of a notice frame; undefined for anything else, which a newer server may send. */
export function topicOf(frame: Uint8Array): string | undefined {
  const decoder = createDecoder(frame)
  try {
    if (!hasContent(decoder) || readVarUint(decoder) !== messageType.notice) return undefined
    return readVarString(decoder)
  } catch {
    // A frame cut short is no notice; the next one or the next focus refreshes the page.
    return undefined
  }
}

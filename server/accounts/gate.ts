import { DomainError } from '../../shared/error'

interface GateLimits {
  runningMax: number
  waitingMax: number
}

/** Lets so many pieces of work run at a time and so many wait; whoever comes later is sent away with a sentence. */
export function createGate({ runningMax, waitingMax }: GateLimits) {
  let running = 0
  const waiting: (() => void)[] = []

  return async function through<T>(work: () => Promise<T>): Promise<T> {
    if (running >= runningMax) {
      if (waiting.length >= waitingMax) throw new DomainError('too_many', busy)
      // The one who leaves hands the place over, so `running` stays as it is.
      await new Promise<void>((enter) => waiting.push(enter))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

const busy = 'ただいま混み合っています。10秒ほど待ってから、もう一度操作してください。'

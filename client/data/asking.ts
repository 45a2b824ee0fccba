interface AskingOptions {
  /** asks the server whether it is there */
  ask: () => Promise<boolean>
  answered: (isThere: boolean) => void
  /** pages that nobody looks at do not ask */
  isVisible: () => boolean
  graceMs?: number
  everyMs?: number
}

export interface Asking {
  begin(): void
  end(): void
}

/**
 * What a page does while no notices reach it [S9]: it asks by itself, soon and then at regular times. Whether an answer comes
 * also tells a network that lets no socket through from one that is down.
 */
export function createAsking(options: AskingOptions): Asking {
  // By then a socket has failed twice, or hangs; one that comes back at once needs no help.
  const { ask, answered, isVisible, graceMs = 3_000, everyMs = 12_000 } = options
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  const run = async (mine: number) => {
    const isThere = isVisible() ? await ask() : undefined
    if (mine !== turn) return
    if (isThere !== undefined) answered(isThere)
    timer = setTimeout(() => void run(mine), everyMs)
  }
  const end = () => {
    turn++
    clearTimeout(timer)
  }
  return {
    begin: () => {
      end()
      const mine = turn
      timer = setTimeout(() => void run(mine), graceMs)
    },
    end,
  }
}

/** Our server's own word: a proxy's page comes with 200, too. */
export const isServerThere = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store' })
    .then(async (response) => response.ok && (await response.text()) === 'ok')
    .catch(() => false)

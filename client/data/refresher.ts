/**
 * Runs `work` when asked, one run at a time: whoever asks during a run gets exactly one more run after it.
 * A burst of notices so becomes two requests, and the last answer is always newer than the last notice.
 */
export function createRefresher(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let isAskedAgain = false

  const loop = async () => {
    do {
      isAskedAgain = false
      await work()
    } while (isAskedAgain)
  }
  return () => {
    if (running) {
      isAskedAgain = true
      return running
    }
    running = loop().finally(() => {
      running = undefined
    })
    return running
  }
}

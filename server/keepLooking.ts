/**
 * Does `work` now and from time to time, never twice at once; what it throws is reported and keeps nothing from its next turn.
 * Closing waits for what is under way.
 */
export function keepLooking(
  work: () => Promise<unknown>,
  { everyMs, report }: { everyMs: number; report: (error: unknown) => void },
): { close(): Promise<void> } {
  let running: Promise<unknown> | undefined
  const look = () => {
    running ??= work()
      .catch(report)
      .finally(() => {
        running = undefined
      })
  }
  look()
  const timer = setInterval(look, everyMs)
  timer.unref()
  return {
    close: async () => {
      clearInterval(timer)
      await running
    },
  }
}

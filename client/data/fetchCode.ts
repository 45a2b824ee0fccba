const pauseMs = 2_000

/**
 * Fetches the code of a page. While the line is broken it waits: the page one came from stays, with what is unsaved on it, and the
 * way is gone on by itself. A server that answers but has no such code belongs to a newer release, which a reload brings.
 */
export async function fetchCode<T>(load: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      const code = await load()
      if (failures > 0) fetchStylesAgain()
      return code
    } catch (failure) {
      if (failures > 0 && (await isServed())) throw failure
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}

/** The page somebody came for is there by then. */
const aheadAfterMs = 3_000

/**
 * Fetches code before it is needed, one after the other. A way into a page whose code never came would be gone when the line is
 * back, maybe long after it was chosen, and take people out of what they were writing since.
 */
export async function fetchAhead(loads: readonly (() => Promise<unknown>)[]): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, aheadAfterMs))
  // A newer release is noticed by whoever goes there.
  for (const load of loads) await load().catch(() => undefined)
}

const isServed = () =>
  fetch('/healthz').then(
    ({ ok }) => ok,
    () => false,
  )

/** The loader asks for a stylesheet only once. */
function fetchStylesAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (!link.sheet) link.replaceWith(link.cloneNode())
}

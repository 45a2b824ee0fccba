/** The part of a request that tells where a page was loaded from and whom it talks to. */
interface Crossing {
  /** the Origin header */
  origin: string | undefined
  /** the Host header */
  host: string | undefined
}

/**
 * Whether the page that sent this request is ours. Browsers always send Origin on upgrades and on unsafe methods;
 * programs that send none carry no ambient cookie and are let through to the session check.
 */
export function isOwnOrigin(configured: string | undefined, { origin, host }: Crossing): boolean {
  if (origin === undefined) return true
  if (configured !== undefined) return origin === configured
  return URL.canParse(origin) && new URL(origin).host === host
}

/**
 * A new key for one intended formal act; the same key goes with every attempt at it. `crypto.randomUUID` exists only
 * on HTTPS and on loopback, and many halls will serve plain HTTP in a closed network.
 */
export function newIdempotencyKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

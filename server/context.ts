import type { Events } from './events'
import type { Store } from './store/Store'

/** What a verb may touch besides its input. Time and randomness are here so that tests can hold them. */
export interface Context {
  store: Store
  /** ms since 1970 */
  now(): number
  events: Events
}

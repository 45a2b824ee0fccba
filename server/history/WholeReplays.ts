import { Replay } from '../../shared/history/Replay'
import type { Store } from '../store/Store'
import type { DocumentHead } from '../store/UpdateLog'
import { play } from './play'
import { SeatList } from './SeatList'
import { seatRenames } from './seatRenames'

/** A document played from its first row on. */
export interface Whole {
  replay: Replay
  seats: SeatList
}

/** Documents that are being looked at together: an evening's meetings. Each holds some megabytes. */
const keptMax = 8

/**
 * Who wrote what stands in a document now depends on all of its rows. A replay is kept, so that whoever asks again plays only
 * what came since; the log never changes, so what was played stays right.
 */
export class WholeReplays {
  readonly #store: Store
  readonly #kept = new Map<string, Promise<Whole>>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Reads from the replay in the same breath: it goes on when somebody else asks. */
  async read<T>({ id, epoch, seq }: DocumentHead, select: (whole: Whole) => T): Promise<T> {
    const key = `${epoch} ${id}`
    const before =
      this.#kept.get(key) ?? Promise.resolve({ replay: new Replay(), seats: new SeatList(new Map()) })
    const played = before.then(async (whole) => {
      whole.seats.learn(await seatRenames(this.#store.db))
      await play(this.#store.log, id, whole, seq)
      return whole
    })
    this.#keep(key, played)
    return select(await played)
  }

  #keep(key: string, played: Promise<Whole>): void {
    this.#kept.delete(key)
    this.#kept.set(key, played)
    // A half-played document is forgotten; whoever asks again begins anew.
    played.catch(() => {
      if (this.#kept.get(key) === played) this.#kept.delete(key)
    })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > keptMax && oldest !== undefined) this.#kept.delete(oldest)
  }
}

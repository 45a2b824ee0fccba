/**
 * Browsers open six connections to a host, over HTTP/1.1 and for all their windows together. A poll that waits at the server holds
 * one: three windows with two documents each would leave none to carry words up, or to load a page. So few may wait at a time; the
 * other lines ask again and again, until a place is free.
 */
const placesOfBrowser = 3
const placesOfTab = 1

export class WaitingPlaces {
  #taken = 0

  /** `locks` are the whole browser's. A page without HTTPS has none, and knows of itself alone. */
  constructor(readonly locks: LockManager | undefined) {}

  /** Has something asked, and says whether it may wait at the server. */
  take<T>(ask: (mayWait: boolean) => Promise<T>): Promise<T> {
    return this.locks ? takeShared(this.locks, ask) : this.#takeOwn(ask)
  }

  async #takeOwn<T>(ask: (mayWait: boolean) => Promise<T>): Promise<T> {
    if (this.#taken >= placesOfTab) return ask(false)
    this.#taken++
    try {
      return await ask(true)
    } finally {
      this.#taken--
    }
  }
}

async function takeShared<T>(
  locks: LockManager,
  ask: (mayWait: boolean) => Promise<T>,
  place = 1,
): Promise<T> {
  if (place > placesOfBrowser) return ask(false)
  return locks.request(`entaku-waiting-${place}`, { ifAvailable: true }, (lock) =>
    lock ? ask(true) : takeShared(locks, ask, place + 1),
  )
}

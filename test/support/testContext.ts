import type { Context } from '../../server/context'
import { type EventMap, Events } from '../../server/events'
import { openTestStore } from './testStore'

/** What verbs work on: a real store, a clock that the test holds, and a record of what was told. */
export async function openTestContext(now: number) {
  const { store, close } = await openTestStore()
  const clock = { now }
  const events = new Events()
  const context: Context = { store, now: () => clock.now, events }
  return { context, clock, told: recordOf(events), close }
}

type Told = { [K in keyof EventMap]: EventMap[K][] } & {
  inOrder: { name: keyof EventMap; event: EventMap[keyof EventMap] }[]
}

function recordOf(events: Events): Told {
  const told: Told = {
    changed: [],
    documentFrozen: [],
    documentReferred: [],
    documentAccessChanged: [],
    accessChanged: [],
    inOrder: [],
  }
  const listen = <K extends keyof EventMap>(name: K, list: EventMap[K][]) =>
    events.on(name, (event) => {
      list.push(event)
      told.inOrder.push({ name, event })
    })
  listen('changed', told.changed)
  listen('documentFrozen', told.documentFrozen)
  listen('documentReferred', told.documentReferred)
  listen('documentAccessChanged', told.documentAccessChanged)
  listen('accessChanged', told.accessChanged)
  return told
}

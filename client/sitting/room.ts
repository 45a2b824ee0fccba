import type { Accessor } from 'solid-js'
import { api, call } from '../data/api'
import { type Command, createCommand } from '../data/createCommand'
import type { Sitting } from './sitting'

/** What the parts of 会議中 stand on: the meeting as it is, the server's clock, and asking again after an act. */
export interface Room {
  sitting: Accessor<Sitting>
  now: Accessor<number>
  refetch: () => Promise<void>
}

type Path = { param: { id: string } }

/** A formal act of the meeting; what it changed is asked for before it counts as done. */
export function createAct<T, I = void>(
  room: Room,
  post: (path: Path, idempotencyKey: string, input: I) => Promise<T>,
): Command<I, T> {
  return createCommand(async (key, input: I) => {
    const answer = await post({ param: { id: room.sitting().id } }, key, input)
    await room.refetch()
    return answer
  })
}

const of = api.sitting[':id']

export const post = {
  draft: (path: Path, idempotencyKey: string) =>
    call(of.attendance.$post({ ...path, json: { idempotencyKey } })),
  open: (path: Path, idempotencyKey: string) => call(of.open.$post({ ...path, json: { idempotencyKey } })),
  close: (path: Path, idempotencyKey: string) => call(of.close.$post({ ...path, json: { idempotencyKey } })),
  reopen: (path: Path, idempotencyKey: string, reason: string) =>
    call(of.reopen.$post({ ...path, json: { reason, idempotencyKey } })),
  summarise: (path: Path, idempotencyKey: string) =>
    call(of.summary.$post({ ...path, json: { idempotencyKey } })),
  take: (path: Path, idempotencyKey: string, itemId: string | null) =>
    call(of.item.$post({ ...path, json: { itemId, idempotencyKey } })),
  observers: (path: Path, idempotencyKey: string, count: number) =>
    call(of.observers.$post({ ...path, json: { count, idempotencyKey } })),
}

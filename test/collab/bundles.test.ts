import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode, messageType, syncStep } from '../../shared/collab/protocol'
import { RawSocket } from './support/clients'
import { SyncServer } from './support/SyncServer'
import { until } from './support/until'

let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.start()
  await server.document('d1')
})
afterEach(() => server.stop())

const path = '/sync/v1/d1?epoch=0&schema=1'

/** A person whose editor says what the test tells it to. */
class Person {
  readonly doc = new Y.Doc()
  readonly raw: RawSocket
  #clock = 0

  private constructor(name: string) {
    this.raw = new RawSocket(server, path, { person: name })
  }

  static async enter(name: string): Promise<Person> {
    const person = new Person(name)
    await person.raw.handshake(person.doc)
    return person
  }

  /** The update an editor makes of it. */
  typed(text: string): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    this.doc.getArray('items').push([text])
    return message(messageType.sync, (encoder) => {
      encoding.writeVarUint(encoder, syncStep.update)
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(this.doc, before))
    })
  }

  caret(): Uint8Array {
    const state = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, this.doc.clientID)
      encoding.writeVarUint(encoder, ++this.#clock)
      encoding.writeVarString(encoder, '{}')
    })
    return message(messageType.awareness, (encoder) => encoding.writeVarUint8Array(encoder, state))
  }

  /** All of them in one frame. */
  send(...messages: Uint8Array[]): void {
    this.raw.ws.send(Buffer.concat(messages))
  }

  /** What came since the handshake, in order. */
  get heard(): string[] {
    return this.raw.frames.map(({ type, step, bytes }) => {
      if (type === messageType.awareness) return 'caret'
      if (type === messageType.ack) return 'ack'
      return step === syncStep.update ? textOf(bytes) : 'state'
    })
  }

  hears(...expected: string[]): Promise<void> {
    return until(
      () => this.heard.join() === expected.join(),
      () => `${expected}: heard ${this.heard}`,
    )
  }

  leave(): void {
    this.raw.ws.terminate()
  }
}

const message = (type: number, fill: (encoder: encoding.Encoder) => void) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type)
    fill(encoder)
  })

const token = (n: number) => message(messageType.ack, (encoder) => encoding.writeVarUint(encoder, n))

/** What an update brings that stands on nothing, or on what is not here. */
function textOf(update: Uint8Array): string {
  const { structs } = Y.decodeUpdate(update)
  return structs.flatMap((struct) => (struct instanceof Y.Item ? struct.content.getContent() : [])).join()
}

describe('one frame may carry several messages', () => {
  test('an update, a caret and a token are all taken, in order', async () => {
    const [aki, ben] = [await Person.enter('aki'), await Person.enter('ben')]
    aki.send(aki.typed('a'), aki.caret(), aki.typed('b'), token(7))
    expect(await aki.raw.acked()).toEqual({ token: 7, seq: 2 })
    await ben.hears('a', 'caret', 'b')
    for (const person of [aki, ben]) person.leave()
  })

  test('garbage behind a message ends the connection, and what stood before it is kept', async () => {
    const aki = await Person.enter('aki')
    aki.send(aki.typed('a'), Uint8Array.of(77, 1, 2))
    expect(await aki.raw.closed()).toBe(closeCode.refused)
    expect(aki.raw.closeReason).toBe('malformed')
    await server.collab.flush()
    expect(await server.store.log.tail('d1', 0)).toHaveLength(1)
  })

  test('a frame of an unknown kind is ignored whole', async () => {
    const aki = await Person.enter('aki')
    aki.send(Uint8Array.of(77, 1, 2))
    aki.send(aki.typed('a'), token(1))
    expect(await aki.raw.acked()).toEqual({ token: 1, seq: 1 })
    aki.leave()
  })
})

describe('what a commit has to tell', () => {
  test('[S1][S2] no word, no caret behind it and no acknowledgement is told before the commit', async () => {
    const [aki, ben] = [await Person.enter('aki'), await Person.enter('ben')]
    const release = server.log.holdAppends()
    const appends = server.log.appendCount
    aki.send(aki.typed('a'), aki.caret(), token(1))
    await until(() => server.log.appendCount > appends, 'an append')
    // A caret alone stands on the text before it.
    aki.send(aki.caret())
    await Promise.all([aki.raw.roundTrip(), ben.raw.roundTrip()])
    expect([aki.heard, ben.heard]).toEqual([[], []])
    release()
    await ben.hears('a', 'caret', 'caret')
    await aki.hears('ack', 'caret', 'caret')
    for (const person of [aki, ben]) person.leave()
  })

  test('what gathered during a commit is told in the order it came, to each without their own words', async () => {
    const people = [await Person.enter('aki'), await Person.enter('ben'), await Person.enter('chie')] as const
    const [aki, ben, chie] = people
    const release = server.log.holdAppends()
    const appends = server.log.appendCount
    aki.send(aki.typed('first'))
    await until(() => server.log.appendCount > appends, 'an append')
    for (const [person, text] of [
      [aki, 'a'],
      [ben, 'b'],
      [aki, 'c'],
    ] as const) {
      person.send(person.typed(text))
      await person.raw.roundTrip()
    }
    release()
    await chie.hears('first', 'a', 'b', 'c')
    await ben.hears('first', 'a', 'c')
    await aki.hears('b')
    for (const person of people) person.leave()
  })

  test('[S2] an acknowledgement comes with its own commit and does not wait for the next', async () => {
    const aki = await Person.enter('aki')
    const release = server.log.holdAppends()
    aki.send(aki.typed('a'), token(1))
    await until(() => server.log.appendCount === 1, 'an append')
    aki.send(aki.typed('b'), token(2))
    aki.send(aki.typed('c'), token(3))
    await aki.raw.roundTrip()
    release()
    expect(await aki.raw.acked()).toEqual({ token: 1, seq: 1 })
    // One for both: the later token stands for the one before it.
    expect(await aki.raw.acked()).toEqual({ token: 3, seq: 3 })
    aki.leave()
  })

  test('[S1] a commit that fails tells nothing: everybody is sent back to sync', async () => {
    const [aki, ben] = [await Person.enter('aki'), await Person.enter('ben')]
    server.log.failing = ['before']
    aki.send(aki.typed('a'), aki.caret(), token(1))
    expect(await aki.raw.closed()).toBe(closeCode.tryLater)
    expect(await ben.raw.closed()).toBe(closeCode.tryLater)
    expect([aki.heard, ben.heard]).toEqual([[], []])
    expect(await server.store.log.tail('d1', 0)).toEqual([])
  })

  test('[S6] what was written before a freeze is told before the farewell', async () => {
    const [aki, ben] = [await Person.enter('aki'), await Person.enter('ben')]
    const release = server.log.holdAppends()
    aki.send(aki.typed('the last word'), token(1))
    await until(() => server.log.appendCount === 1, 'an append')
    // The freeze is told while the word is still on its way.
    server.context.events.emit('documentFrozen', { documentId: 'd1' })
    release()
    expect(await ben.raw.closed()).toBe(closeCode.frozen)
    expect(ben.heard).toEqual(['the last word'])
    expect(await aki.raw.acked()).toEqual({ token: 1, seq: 1 })
    expect(await aki.raw.closed()).toBe(closeCode.frozen)
  })
})

import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Audience } from '../../server/events'
import { closeCode, messageType, noticePath } from '../../shared/collab/protocol'
import { RawSocket } from './support/clients'
import { SyncServer } from './support/SyncServer'

let server: SyncServer
beforeEach(async () => {
  server = await SyncServer.start()
})
afterEach(() => server.stop())

const enter = async (person: string) => {
  const raw = new RawSocket(server, noticePath, { person })
  await raw.opened()
  return raw
}
const tell = (topic: string, audience: Audience) => server.context.events.emit('changed', { topic, audience })
const next = async (raw: RawSocket) => {
  const { decoder } = await raw.next(messageType.notice)
  return { topic: decoding.readVarString(decoder), rev: decoding.readVarUint(decoder) }
}

describe('live notices', () => {
  test('everybody whom the audience names is told, and nobody else', async () => {
    const actorOf = (name: string) => server.person(name).actor
    server.person('aki').actor = { ...actorOf('aki'), memberships: [{ forumId: 'f1', role: 'central_city' }] }
    server.person('sec').actor = { ...actorOf('sec'), secretariatOf: ['f1'] }
    // [R4] 県 is a member of the body and still hears nothing of its drafts.
    server.person('ken').actor = {
      ...actorOf('ken'),
      duty: 'prefecture',
      memberships: [{ forumId: 'f1', role: 'prefecture' }],
    }
    const people = ['aki', 'sec', 'ken', 'out']
    const sockets = await Promise.all(people.map(enter))
    const told = async (topic: string, audience: Audience) => {
      tell(topic, audience)
      await Promise.all(sockets.map((raw) => raw.roundTrip()))
      return people.filter((_person, index) => (sockets[index]?.frames.splice(0).length ?? 0) > 0)
    }
    expect(await told('meeting:1', { forumIds: ['f0', 'f1'] })).toEqual(['aki', 'sec'])
    expect(await told('records', { prefecture: true })).toEqual(['ken'])
    expect(await told('desk', { organisationIds: ['org of out'] })).toEqual(['out'])
    expect(await told('proposal:1', { forumIds: ['f1'], prefecture: true })).toEqual(['aki', 'sec', 'ken'])
    expect(await told('nothing', {})).toEqual([])
  })

  test('revisions only grow, over a restart too', async () => {
    const raw = await enter('aki')
    const audience = { organisationIds: ['org of aki'] }
    tell('desk', audience)
    tell('desk', audience)
    const [first, second] = [await next(raw), await next(raw)]
    expect(first.topic).toBe('desk')
    expect(second.rev).toBeGreaterThan(first.rev)
    await server.stop({ keep: true })
    server = await SyncServer.start(server.place)
    const again = await enter('aki')
    tell('desk', audience)
    expect((await next(again)).rev).toBeGreaterThan(second.rev)
  })

  test('[auth/cross-origin-upgrade-refused] no session: 401; a foreign Origin: 403', async () => {
    expect(await new RawSocket(server, noticePath).refused()).toBe(401)
    const foreign = new RawSocket(server, noticePath, { person: 'aki', origin: 'http://evil.test' })
    expect(await foreign.refused()).toBe(403)
  })

  test('[S7] who signs out is closed with 4401; a changed seat changes what is told', async () => {
    const [aki, ben] = [await enter('aki'), await enter('ben')]
    server.people.delete('aki')
    server.person('ben').actor = { ...server.person('ben').actor, duty: 'prefecture' }
    for (const personId of ['aki', 'ben']) server.context.events.emit('accessChanged', { personId })
    expect(await aki.closed()).toBe(closeCode.signedOut)
    tell('records', { prefecture: true })
    expect((await next(ben)).topic).toBe('records')
  })

  test('garbage from a client is not read and harms nobody', async () => {
    const [aki, ben] = [await enter('aki'), await enter('ben')]
    aki.ws.send(Uint8Array.of(255, 255, 255))
    aki.ws.send('text')
    await aki.roundTrip()
    tell('desk', { organisationIds: ['org of ben'] })
    expect((await next(ben)).topic).toBe('desk')
  })

  test('a restart says so: 1012', async () => {
    const raw = await enter('aki')
    server.notices.close()
    expect(await raw.closed()).toBe(closeCode.restart)
  })
})

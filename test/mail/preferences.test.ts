import { afterEach, beforeEach, expect, test } from 'vitest'
import { mailRoutes } from '../../server/mail/routes'
import { awaitedKinds } from '../../shared/mail/kind'
import type { Actor } from '../../shared/permission'
import { appFor } from '../support/appFor'
import { type MailWorld, openMailWorld } from './mailWorld'

let world: MailWorld
let village: Actor
beforeEach(async () => {
  world = await openMailWorld()
  village = { ...world.village, personId: 'person-kijimadaira@example.jp' }
})
afterEach(() => world.close())

const app = (actor: Actor | undefined) =>
  appFor(actor, (error) => world.faults.push(error)).route(
    '/',
    mailRoutes(world.context, { mail: world.config }),
  )
const put = (path: string, body: unknown, actor: Actor | undefined = village) =>
  app(actor).request(path, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
const shown = async () => (await app(village).request('/preferences')).json()

test('[N7] a person switches a kind off and on, and sees which cannot be', async () => {
  expect((await put('/preferences', { kind: 'agenda_call', isOn: false })).status).toBe(200)
  const { kinds, email, isConfigured } = await shown()
  expect({ email, isConfigured }).toEqual({ email: 'kijimadaira@example.jp', isConfigured: true })
  expect(kinds.filter(({ isOn }: { isOn: boolean }) => !isOn)).toEqual([
    { kind: 'agenda_call', isAwaited: false, isOn: false },
  ])
  expect(
    kinds
      .filter(({ isAwaited }: { isAwaited: boolean }) => isAwaited)
      .map(({ kind }: { kind: string }) => kind),
  ).toEqual([...awaitedKinds])
  expect((await put('/preferences', { kind: 'agenda_call', isOn: true })).status).toBe(200)
  expect((await shown()).kinds.every(({ isOn }: { isOn: boolean }) => isOn)).toBe(true)
})

test('[N7] what others wait for cannot be switched off', async () => {
  for (const kind of awaitedKinds) expect((await put('/preferences', { kind, isOn: false })).status).toBe(400)
})

test('[N7] a person changes the own address, and letters that wait go there', async () => {
  world.office.refuse({ code: 451, text: 'later', at: 'data' })
  await world.tells()
  await world.posts()
  world.office.refuse(undefined)
  expect((await put('/address', { email: 'Atarashii@example.jp ' })).status).toBe(200)
  world.clock.now += 60 * 60_000
  await world.send()
  expect(world.office.arrived.map(({ recipients }) => recipients)).toEqual([['atarashii@example.jp']])
})

test('[N6] an address is one address', async () => {
  for (const email of ['a@b.jp, c@d.jp', 'a@b.jp\r\nBcc: c@d.jp', 'a b@c.jp', '<a@b.jp>', 'a@b'])
    expect((await put('/address', { email })).status).toBe(400)
  expect((await shown()).email).toBe('kijimadaira@example.jp')
})

test('[N7] nobody’s preferences without signing in, and a sample person has no address', async () => {
  expect((await app(undefined).request('/preferences')).status).toBe(401)
  await world.store.db
    .updateTable('person')
    .set({ is_sample: 1 })
    .where('id', '=', village.personId)
    .execute()
  expect((await put('/address', { email: 'a@example.jp' })).status).toBe(403)
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { needHead, needHeads } from '../../server/needs/queries'
import type { NeedScope } from '../../shared/needs/need'
import { type Actor, can } from '../../shared/permission'
import { doboku, forumId, type NeedsWorld, newKey, openNeedsWorld, seats } from './needsWorld'

let world: NeedsWorld
beforeEach(async () => {
  world = await openNeedsWorld()
})
afterEach(() => world.close())

const secret = '誰にも言えない困りごと'
const scopes = ['region', 'prefecture', 'private'] as const satisfies readonly NeedScope[]

/** Every kind of account there is. */
const actors: Record<string, Actor> = {
  発案側の村: seats.sakae,
  同じ村の別の席: { ...seats.sakae, personId: 'person-sakae-2' },
  隣の村: seats.kijimadaira,
  中心市: seats.nakano,
  事務局: seats.secretariat,
  広域連合: seats.union,
  オブザーバー: seats.watcher,
  ほかの圏域: seats.stranger,
  県: seats.prefecture,
  管理者: seats.administrator,
}

/** Who reads what, in the words of [E1], written down apart from the table of rights. */
const readers: Record<'own' | 'typed', Record<NeedScope, readonly string[]>> = {
  own: {
    region: [
      ...['発案側の村', '同じ村の別の席', '隣の村', '中心市', '事務局', '広域連合', 'オブザーバー', '県'],
    ],
    prefecture: ['発案側の村', '同じ村の別の席', '県'],
    private: ['発案側の村', '同じ村の別の席'],
  },
  typed: {
    region: [
      ...['発案側の村', '同じ村の別の席', '隣の村', '中心市', '事務局', '広域連合', 'オブザーバー', '県'],
    ],
    prefecture: ['発案側の村', '同じ村の別の席', '事務局', '県'],
    private: ['発案側の村', '同じ村の別の席', '事務局'],
  },
}

const situations = (['own', 'typed'] as const).flatMap((how) => scopes.map((scope) => ({ how, scope })))

const write = (how: 'own' | 'typed', scope: NeedScope) =>
  how === 'own'
    ? world.writes(seats.sakae, { text: secret, scope })
    : world.writes(seats.secretariat, {
        text: secret,
        scope,
        onBehalf: { organisationId: 'sakae', channel: 'phone' },
      })

describe.each(situations)('[E1] a need that is $how, opened to: $scope', ({ how, scope }) => {
  const may = (name: string) => readers[how][scope].includes(name)

  test('is on every page of those who may read it, and on none of the others, whose counts are as before', async () => {
    const before = new Map<string, string>()
    for (const [name, actor] of Object.entries(actors))
      before.set(name, (await world.ask(actor, 'GET', `/needs/of/${forumId}`)).text)
    const id = await write(how, scope)
    for (const [name, actor] of Object.entries(actors)) {
      const list = await world.ask(actor, 'GET', `/needs/of/${forumId}`)
      const all = await world.ask(actor, 'GET', '/needs')
      const page = await world.ask(actor, 'GET', `/needs/${id}`)
      expect([name, list.text.includes(secret)]).toEqual([name, may(name)])
      expect([name, all.text.includes(secret)]).toEqual([name, may(name)])
      expect([name, page.status]).toEqual([name, may(name) ? 200 : 404])
      expect([name, (await needHead(world.db, actor, id)) !== undefined]).toEqual([name, may(name)])
      expect([name, (await needHeads(world.db, actor, forumId)).length]).toEqual([name, may(name) ? 1 : 0])
      if (!may(name)) expect(list.text).toBe(before.get(name))
    }
  })

  test('takes no act of anybody who may not read it, and answers them as for an unknown id', async () => {
    const id = await write(how, scope)
    const acts: [string, string, Record<string, unknown>][] = [
      ['PUT', '', { topicId: doboku, text: '書き換え', untilOn: null, scope: 'region' }],
      ['POST', '/state', { state: 'withdrawn' }],
      ['POST', '/renewal', {}],
      ['POST', '/confirmation', {}],
      ['PUT', '/echo', { isEchoed: true }],
      ['POST', '/echo/confirmation', {}],
      ['POST', '/takeover', {}],
      ['POST', '/takeover/end', {}],
    ]
    const row = () => world.db.selectFrom('need').selectAll().where('id', '=', id).executeTakeFirst()
    const before = await row()
    for (const [name, actor] of Object.entries(actors).filter(([each]) => !may(each)))
      for (const [method, path, body] of acts) {
        const answer = await world.ask(actor, method, `/needs/${id}${path}`, body)
        const unknown = await world.ask(actor, method, `/needs/unknown${path}`, body)
        expect([name, path, answer]).toEqual([name, path, unknown])
        expect([name, path, answer.status]).toEqual([name, path, 404])
      }
    expect(await row()).toEqual(before)
    expect(await world.db.selectFrom('need_echo').selectAll().execute()).toEqual([])
    expect(await world.db.selectFrom('need_takeover').selectAll().execute()).toEqual([])
  })

  test('reaches no desk, letter or live notice of anybody who may not read it', async () => {
    world.told.changed.length = 0
    await write(how, scope)
    for (const [name, actor] of Object.entries(actors))
      if (!may(name)) expect(JSON.stringify(await world.deskOf(actor))).not.toContain(secret)
    const letters = await world.notices()
    expect(letters.map(({ organisation_id }) => organisation_id)).toEqual(how === 'typed' ? ['sakae'] : [])
    const audiences = world.told.changed.map(({ audience }) => audience)
    expect(audiences.length).toBeGreaterThan(0)
    for (const audience of audiences) {
      if (scope !== 'region') expect(audience.forumIds ?? []).toEqual([])
      if (scope === 'private') expect(audience.prefecture ?? false).toBe(false)
      for (const organisationId of audience.organisationIds ?? [])
        expect(how === 'own' ? ['sakae'] : ['sakae', 'iiyama']).toContain(organisationId)
    }
  })
})

test('[E1] the words of [E1] and the table of rights say the same', () => {
  for (const [name, actor] of Object.entries(actors))
    for (const { how, scope } of situations) {
      const enteredBy = how === 'own' ? 'sakae' : 'iiyama'
      const subject = { forumId, organisationId: 'sakae', scope, enteredBy }
      expect([name, how, scope, can(actor, 'need.read', subject)]).toEqual([
        name,
        how,
        scope,
        readers[how][scope].includes(name),
      ])
    }
})

test('[E1] what was opened less is gone from those who lost it, with its うちも, and they are told to look again', async () => {
  const id = await world.writes(seats.sakae, { text: secret })
  await world.does(seats.kijimadaira, 'PUT', `/needs/${id}/echo`, { isEchoed: true })
  world.told.changed.length = 0
  await world.does(seats.sakae, 'PUT', `/needs/${id}`, {
    ...{ topicId: doboku, text: secret, untilOn: null, scope: 'private' },
  })
  expect(world.told.changed.some(({ audience }) => audience.forumIds?.includes(forumId))).toBe(true)
  for (const actor of [seats.kijimadaira, seats.nakano, seats.prefecture])
    expect((await world.page(actor)).needs).toEqual([])
  expect((await world.page(seats.sakae)).needs).toMatchObject([{ scope: 'private', echo: { count: 1 } }])
})

test('[E1] its owner and the secretariat that typed it change it; whoever only reads it does not', async () => {
  const id = await world.writes(seats.sakae, {})
  const change = { topicId: doboku, text: '書き換え', untilOn: null, scope: 'region' }
  for (const actor of [seats.kijimadaira, seats.nakano, seats.secretariat, seats.prefecture, seats.watcher])
    expect((await world.ask(actor, 'PUT', `/needs/${id}`, change)).status).toBe(403)
  await world.does(seats.sakae, 'PUT', `/needs/${id}`, change)
  expect((await world.page(seats.nakano)).needs).toMatchObject([{ text: '書き換え' }])
})

test('[E1] nobody but a member with a voice writes, and the secretariat alone writes for others', async () => {
  const body = { forumId, topicId: doboku, text: '困った', untilOn: null, scope: 'region' }
  for (const actor of [seats.watcher, seats.stranger, seats.prefecture, seats.administrator])
    expect((await world.ask(actor, 'POST', '/needs', body)).status).toBe(403)
  const onBehalf = { organisationId: 'sakae', channel: 'phone' }
  for (const actor of [seats.nakano, seats.kijimadaira, seats.prefecture])
    expect((await world.ask(actor, 'POST', '/needs', { ...body, onBehalf })).status).toBe(403)
  expect(await world.db.selectFrom('need').selectAll().execute()).toEqual([])
})

test('a doubled press writes one need', async () => {
  const idempotencyKey = newKey()
  const first = await world.writes(seats.sakae, { idempotencyKey })
  expect(await world.writes(seats.sakae, { idempotencyKey })).toBe(first)
  expect((await world.page(seats.sakae)).needs).toHaveLength(1)
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { proposalRoutes } from '../../server/proposals/routes'
import type { Actor } from '../../shared/permission'
import { appFor } from '../support/appFor'
import { forumId, newKey, openProposalsWorld, type ProposalsWorld, seats } from './proposalsWorld'

let world: ProposalsWorld
const bugs: unknown[] = []
beforeEach(async () => {
  world = await openProposalsWorld()
})
afterEach(async () => {
  await world.close()
  expect(bugs.splice(0)).toEqual([])
})

/** The subject's routes as the session middleware would leave them for this seat. */
const as = (actor: Actor | undefined) =>
  appFor(actor, (error) => bugs.push(error)).route('/', proposalRoutes(world.context))

const send = (actor: Actor | undefined, method: string, path: string, json: unknown) =>
  as(actor).request(path, {
    method,
    body: typeof json === 'string' ? json : JSON.stringify(json),
    headers: { 'Content-Type': 'application/json' },
  })

const draft = () => ({
  idempotencyKey: newKey(),
  forumId,
  title: '共同購入',
  need: '高い',
  plan: 'まとめて買う',
})

describe('proposals over HTTP', () => {
  test('[P1] organisation, seat, submitter, state, number and time sent by a client are not listened to', async () => {
    const bent = {
      originators: ['nakano'],
      organisationId: 'nakano',
      seatId: 'seat-nakano',
      enteredBy: 'seat-nakano',
      submittedAt: 1,
      number: 'R1-99',
      state: 'adopted',
      firstRaisedOn: '2026-01-05',
      fieldId: 'field-0',
      originKind: 'own_initiative',
    }
    const created = await send(seats.sakae, 'POST', '/', { ...draft(), ...bent })
    expect(created.status).toBe(201)
    const { id } = (await created.json()) as { id: string }
    await send(seats.sakae, 'PATCH', `/${id}`, { revision: 0, ...bent })
    const submitted = await send(seats.sakae, 'POST', `/${id}/submit`, {
      idempotencyKey: newKey(),
      revision: 1,
      ...bent,
    })
    expect(await submitted.json()).toEqual({ id, number: 'R8-01' })
    expect(await world.originators(id)).toMatchObject([
      { organisation_id: 'sakae', role: 'partner_municipality' },
    ])
    expect(await world.stored(id)).toMatchObject({
      state: 'submitted',
      entered_by_seat: 'seat-sakae',
      submitted_by_seat: 'seat-sakae',
      submitted_at: world.clock.now,
      first_raised_on: '2026-01-05',
    })
  })

  test('nobody signed in is asked to sign in', async () => {
    for (const path of [`/?forumId=${forumId}`, '/anything'])
      expect((await as(undefined).request(path)).status).toBe(401)
  })

  test('wrong input is refused with the field and a Japanese sentence', async () => {
    const wrong = await send(seats.sakae, 'POST', '/', {
      ...draft(),
      title: '  ',
      firstRaisedOn: '2026-13-40',
    })
    expect(wrong.status).toBe(400)
    const { error } = (await wrong.json()) as { error: { faults: { path: string; message: string }[] } }
    expect(error.faults).toContainEqual({ path: 'title', message: '件名を書いてください。' })
    expect(error.faults).toContainEqual({
      path: 'firstRaisedOn',
      message: '初出日を年月日で入力してください。',
    })
    expect((await send(seats.sakae, 'POST', '/', '{"title":')).status).toBe(400)
    expect((await send(seats.sakae, 'POST', '/', { ...draft(), need: 'あ'.repeat(2001) })).status).toBe(400)
  })

  test('unknown ids answer 404 on every road, for every seat', async () => {
    for (const actor of [seats.sakae, seats.prefecture, seats.secretariat]) {
      const key = newKey()
      const answers = await Promise.all([
        as(actor).request('/unknown'),
        send(actor, 'PATCH', '/unknown', { revision: 0, title: 'x' }),
        send(actor, 'POST', '/unknown/submit', { idempotencyKey: key, revision: 0 }),
        send(actor, 'POST', '/unknown/transition', {
          idempotencyKey: key,
          from: 'submitted',
          to: 'accepted',
        }),
      ])
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    }
  })

  test('[P8] the prefecture cannot reach a draft by any road', async () => {
    const id = await world.drafts(seats.sakae)
    const key = newKey()
    const answers = await Promise.all([
      as(seats.prefecture).request(`/${id}`),
      send(seats.prefecture, 'PATCH', `/${id}`, { revision: 0, title: 'x' }),
      send(seats.prefecture, 'POST', `/${id}/submit`, { idempotencyKey: key, revision: 0 }),
      send(seats.prefecture, 'POST', `/${id}/transition`, {
        idempotencyKey: key,
        from: 'draft',
        to: 'withdrawn',
      }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    const list = await as(seats.prefecture).request(`/?forumId=${forumId}`)
    expect(await list.text()).not.toContain('村道除雪')
  })

  test('the list’s old address leads to the paper it became', async () => {
    const answer = await as(seats.nakano).request(`/list.csv?forumId=${forumId}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      301,
      `/api/papers/forums/${forumId}/proposals.csv`,
    ])
  })

  test('the form offers members in 建制順 and says which form the seat may use', async () => {
    const ask = async (actor: Actor) =>
      (await (await as(actor).request(`/choices?forumId=${forumId}`)).json()) as {
        members: { name: string }[]
        mayCreate: boolean
        mayEnterOnBehalf: boolean
      }
    const village = await ask(seats.sakae)
    expect(village).toMatchObject({ mayCreate: true, mayEnterOnBehalf: false })
    expect(village.members.map(({ name }) => name).slice(0, 3)).toEqual(['中野市', '飯山市', '山ノ内町'])
    expect(await ask(seats.secretariat)).toMatchObject({ mayEnterOnBehalf: true })
    expect(await ask(seats.prefecture)).toMatchObject({ mayCreate: false, mayEnterOnBehalf: false })
  })
})

import { expect, test } from 'vitest'
import { firstRunInvite, inviteAdministrator, reinviteByLogin } from '../../server/accounts/firstRun'
import { DomainError } from '../../shared/error'
import { goodPassword, openAccountsWorld } from './accountsWorld'
import { signInAs, somebody } from './people'

const api = (path: string | undefined) => `/api/invitations/${String(path).replace('/invite/', '')}`

test('[A3] while nobody administers, each start prints a fresh link and the earlier one ends', async () => {
  const world = await openAccountsWorld()
  const [first, second] = [await firstRunInvite(world.context), await firstRunInvite(world.context)]
  expect(first).toMatch(/^\/invite\/[\w-]{43}$/)
  expect((await world.visitor().get(api(first))).status).toBe(410)
  const browser = world.visitor()
  const answer = await browser.post(api(second), { as: 'new', loginId: 'kanri', password: goodPassword })
  expect(answer.body).toMatchObject({
    organisationName: 'システム運用',
    seatTitle: '管理者',
    actor: { duty: 'administrator', organisationId: 'operator' },
  })
  expect((await browser.get('/api/accounts/people')).status).toBe(200)
  expect(await firstRunInvite(world.context)).toBeUndefined()
})

test('[A3] a sample, a disabled or a former administrator is none', async () => {
  const world = await openAccountsWorld()
  const seat = await world.seat('運用', '管理', { kind: 'operator', duty: 'administrator' })
  await world.appointment(await world.person('mihon', { sample: true }), seat)
  await world.appointment(await world.person('former'), seat, '2025-04-01', '2026-03-31')
  const disabled = await world.person('disabled')
  await world.appointment(disabled, seat)
  await world.context.store.db
    .updateTable('person')
    .set({ disabled_at: 1 })
    .where('id', '=', disabled)
    .execute()
  expect(await firstRunInvite(world.context)).toBeDefined()
})

test('[A3] the command line invites one more administrator to the same seat', async () => {
  const world = await openAccountsWorld()
  await world.visitor().post(api(await firstRunInvite(world.context)), {
    as: 'new',
    loginId: 'first',
    password: goodPassword,
  })
  const answer = await world.visitor().post(api(await inviteAdministrator(world.context)), {
    as: 'new',
    loginId: 'second',
    password: goodPassword,
  })
  expect(answer.body).toMatchObject({ actor: { duty: 'administrator' } })
  expect(await world.context.store.db.selectFrom('seat').selectAll().execute()).toHaveLength(1)
})

test('[A3] the command line makes a reset link by login id or e-mail, and says when there is nobody', async () => {
  const world = await openAccountsWorld()
  await somebody(world, { loginId: 'sakae', email: 'kikaku@vill.example' })
  await reinviteByLogin(world.context, 'ＳＡＫＡＥ')
  const path = await reinviteByLogin(world.context, 'Kikaku@vill.example')
  const next = 'はるかぜの飯山 2026'
  expect((await world.visitor().post(api(path), { as: 'reset', password: next })).status).toBe(200)
  expect((await signInAs(world.visitor(), 'sakae', next)).status).toBe(200)
  await expect(reinviteByLogin(world.context, 'nobody')).rejects.toThrow(DomainError)
})

import { expect, test } from 'vitest'
import { firstRunInvite, inviteAdministrator, reinviteByLogin } from '../../server/accounts/firstRun'
import { DomainError } from '../../shared/error'
import { goodPassword, openDesk } from './desk'
import { signInAs, somebody } from './people'

const api = (path: string | undefined) => `/api/invitations/${String(path).replace('/invite/', '')}`

test('[A3] while nobody administers, each start prints a fresh link and the earlier one ends', async () => {
  const desk = await openDesk()
  const [first, second] = [await firstRunInvite(desk.context), await firstRunInvite(desk.context)]
  expect(first).toMatch(/^\/invite\/[\w-]{43}$/)
  expect((await desk.visitor().get(api(first))).status).toBe(410)
  const browser = desk.visitor()
  const answer = await browser.post(api(second), { as: 'new', loginId: 'kanri', password: goodPassword })
  expect(answer.body).toMatchObject({
    organisationName: 'システム運用',
    seatTitle: '管理者',
    actor: { duty: 'administrator', organisationId: 'operator' },
  })
  expect((await browser.get('/api/accounts/people')).status).toBe(200)
  expect(await firstRunInvite(desk.context)).toBeUndefined()
})

test('[A3] a sample, a disabled or a former administrator is none', async () => {
  const desk = await openDesk()
  const seat = await desk.seat('運用', '管理', { kind: 'operator', duty: 'administrator' })
  await desk.appointment(await desk.person('mihon', { sample: true }), seat)
  await desk.appointment(await desk.person('former'), seat, '2025-04-01', '2026-03-31')
  const disabled = await desk.person('disabled')
  await desk.appointment(disabled, seat)
  await desk.context.store.db
    .updateTable('person')
    .set({ disabled_at: 1 })
    .where('id', '=', disabled)
    .execute()
  expect(await firstRunInvite(desk.context)).toBeDefined()
})

test('[A3] the command line invites one more administrator to the same seat', async () => {
  const desk = await openDesk()
  await desk.visitor().post(api(await firstRunInvite(desk.context)), {
    as: 'new',
    loginId: 'first',
    password: goodPassword,
  })
  const answer = await desk.visitor().post(api(await inviteAdministrator(desk.context)), {
    as: 'new',
    loginId: 'second',
    password: goodPassword,
  })
  expect(answer.body).toMatchObject({ actor: { duty: 'administrator' } })
  expect(await desk.context.store.db.selectFrom('seat').selectAll().execute()).toHaveLength(1)
})

test('[A3] the command line makes a reset link by login id or e-mail, and says when there is nobody', async () => {
  const desk = await openDesk()
  await somebody(desk, { loginId: 'sakae', email: 'kikaku@vill.example' })
  await reinviteByLogin(desk.context, 'ＳＡＫＡＥ')
  const path = await reinviteByLogin(desk.context, 'Kikaku@vill.example')
  const next = 'はるかぜの飯山 2026'
  expect((await desk.visitor().post(api(path), { as: 'reset', password: next })).status).toBe(200)
  expect((await signInAs(desk.visitor(), 'sakae', next)).status).toBe(200)
  await expect(reinviteByLogin(desk.context, 'nobody')).rejects.toThrow(DomainError)
})

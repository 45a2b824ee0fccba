import { Hono } from 'hono'
import { hc } from 'hono/client'
import { describe, expect, test } from 'vitest'
import { ApiError } from '../../client/data/ApiError'
import { call, onSignedOut } from '../../client/data/api'
import { createCommand } from '../../client/data/createCommand'
import { onError } from '../../server/http/errors'
import type { Env } from '../../server/routing/env'
import { DomainError } from '../../shared/error'

const app = new Hono<Env>()
  .onError(onError(() => undefined))
  .get('/fine', (c) => c.json({ answer: 42 }))
  .get('/nothing', (c) => c.body(null, 204))
  .get('/refused', (c) => {
    if (c.req.path !== '')
      throw new DomainError('invalid', '件名を直してください。', [{ path: 'title', message: '空です。' }])
    return c.json({})
  })
  .get('/signedOut', (c) => {
    if (c.req.path !== '') throw new DomainError('unauthenticated', 'サインインしてください。')
    return c.json({})
  })
  .get('/gateway', (c) => c.html('<h1>Bad Gateway</h1>', 502))
  .get('/proxy', (c) => c.html('<h1>Sign in to the network</h1>'))
  .get('/garbled', (c) => c.body('{"answer"', 200, { 'Content-Type': 'application/json' }))

const client = hc<typeof app>('http://localhost', {
  fetch: (input: RequestInfo | URL, init?: RequestInit) => app.request(input, init),
})
const failureOf = async (request: Promise<unknown>): Promise<ApiError> => {
  const failure = await request.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(ApiError)
  // The line above would have failed.
  return failure as ApiError
}

describe('a call to the server', () => {
  test('gives the body of an answer, and nothing for an answer without one', async () => {
    expect(await call(client.fine.$get())).toEqual({ answer: 42 })
    expect(await call(client.nothing.$get())).toBeUndefined()
  })

  test('throws the server’s refusal with its sentence and the faults of the fields', async () => {
    const failure = await failureOf(call(client.refused.$get()))
    expect(failure).toMatchObject({
      code: 'invalid',
      message: '件名を直してください。',
      faults: [{ path: 'title', message: '空です。' }],
    })
  })

  test('says in Japanese what to do when the network is gone', async () => {
    const cut = hc<typeof app>('http://localhost', {
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    })
    const failure = await failureOf(call(cut.fine.$get()))
    expect(failure.code).toBe('unreachable')
    expect(failure.message).toContain('通信を確かめて')
  })

  test('does not show a gateway’s page or half an answer to anybody', async () => {
    expect(await failureOf(call(client.gateway.$get()))).toMatchObject({ code: 'unreachable' })
    expect(await failureOf(call(client.proxy.$get()))).toMatchObject({ code: 'internal' })
    expect(await failureOf(call(client.garbled.$get()))).toMatchObject({ code: 'internal' })
  })

  test('tells whoever watches that nobody is signed in', async () => {
    let told = 0
    const stop = onSignedOut(() => told++)
    await failureOf(call(client.signedOut.$get()))
    stop()
    await failureOf(call(client.signedOut.$get()))
    expect(told).toBe(1)
  })
})

describe('a formal act', () => {
  test('keeps its key until it succeeded, and takes a new one for the next', async () => {
    const keys: string[] = []
    const command = createCommand(async (key: string, isFine: boolean) => {
      keys.push(key)
      if (!isFine) throw new ApiError('unreachable', 'つながりません。')
      return 'done'
    })
    expect(await command.run(false)).toBeUndefined()
    expect(command.error()?.message).toBe('つながりません。')
    expect(await command.run(true)).toBe('done')
    expect(command.error()).toBeUndefined()
    await command.run(true)
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[1])
  })

  test('runs once however often the button is pressed', async () => {
    let runs = 0
    let finish = () => {}
    const command = createCommand(() => {
      runs++
      return new Promise<string>((resolve) => {
        finish = () => resolve('done')
      })
    })
    const first = command.run()
    expect(await command.run()).toBeUndefined()
    expect(command.isBusy()).toBe(true)
    finish()
    expect(await first).toBe('done')
    expect(runs).toBe(1)
    expect(command.isBusy()).toBe(false)
  })

  test('lets a bug of ours through to where bugs are shown', async () => {
    const command = createCommand(() => Promise.reject(new Error('a bug')))
    await expect(command.run()).rejects.toThrow('a bug')
    expect(command.isBusy()).toBe(false)
  })
})

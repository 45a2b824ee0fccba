import { expect, test } from 'vitest'
import { createGate } from '../../server/accounts/gate'
import { DomainError } from '../../shared/error'

/** Work that ends when it is told to. */
function task() {
  let end: (error?: Error) => void = () => undefined
  let started = false
  const work = () =>
    new Promise<string>((resolve, reject) => {
      started = true
      end = (error) => (error ? reject(error) : resolve('done'))
    })
  return { work, end: (error?: Error) => end(error), isRunning: () => started }
}

test('[A1] so many hashes run at a time, so many wait, and the next is told to come back', async () => {
  const through = createGate({ runningMax: 2, waitingMax: 1 })
  const [first, second, third, fourth] = [task(), task(), task(), task()]
  const running = [through(first.work), through(second.work), through(third.work)]
  expect([first, second, third].map((each) => each.isRunning())).toEqual([true, true, false])
  await expect(through(fourth.work)).rejects.toThrow(DomainError)
  expect(fourth.isRunning()).toBe(false)

  first.end()
  await running[0]
  await expect.poll(() => third.isRunning()).toBe(true)
  second.end()
  third.end()
  expect(await Promise.all(running)).toEqual(['done', 'done', 'done'])
})

test('[A1] work that fails leaves its place to the next', async () => {
  const through = createGate({ runningMax: 1, waitingMax: 1 })
  const [first, second, third] = [task(), task(), task()]
  const failing = through(first.work)
  const waiting = through(second.work)
  first.end(new Error('broken'))
  await expect(failing).rejects.toThrow('broken')
  await expect.poll(() => second.isRunning()).toBe(true)
  second.end()
  await waiting
  const after = through(third.work)
  expect(third.isRunning()).toBe(true)
  third.end()
  await after
})

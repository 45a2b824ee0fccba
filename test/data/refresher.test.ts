import { expect, test } from 'vitest'
import { createRefresher } from '../../client/data/refresher'

/** Runs that end when the test says so. */
function handled() {
  const ends: (() => void)[] = []
  const refresh = createRefresher(() => new Promise((resolve) => ends.push(resolve)))
  const tick = () => new Promise((resolve) => setImmediate(resolve))
  const end = () => {
    ends.at(-1)?.()
    return tick()
  }
  return { refresh, started: () => ends.length, end }
}

test('a burst of notices becomes one request under way and one after it', async () => {
  const { refresh, started, end } = handled()
  void refresh()
  for (let burst = 0; burst < 50; burst++) void refresh()
  expect(started()).toBe(1)
  await end()
  expect(started()).toBe(2)
  await end()
  expect(started()).toBe(2)
})

test('whoever asks during a run waits for the run that comes after', async () => {
  const { refresh, end } = handled()
  let isDone = false
  void refresh()
  const second = refresh().then(() => {
    isDone = true
  })
  await end()
  expect(isDone).toBe(false)
  await end()
  await second
})

test('a failed run does not stop the next', async () => {
  let runs = 0
  const refresh = createRefresher(async () => {
    if (++runs === 1) throw new Error('once')
  })
  await expect(refresh()).rejects.toThrow('once')
  await refresh()
  expect(runs).toBe(2)
})

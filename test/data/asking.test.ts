import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAsking } from '../../client/data/asking'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page that asks after 3 s and then every 12; what it heard is in `heard`. */
function page({ isVisible = (): boolean => true, isThere = async () => true } = {}) {
  const heard: boolean[] = []
  const asking = createAsking({ ask: isThere, isVisible, answered: (answer) => heard.push(answer) })
  return { asking, heard }
}

test('[S9] without a socket a page asks soon, and then at regular times', async () => {
  const { asking, heard } = page()
  asking.begin()
  await vi.advanceTimersByTimeAsync(2_900)
  expect(heard).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(heard).toEqual([true])
  await vi.advanceTimersByTimeAsync(36_000)
  expect(heard).toEqual([true, true, true, true])
})

test('[S9] a socket that opens ends the asking, also of a question that is under way', async () => {
  let answer: (isThere: boolean) => void = () => undefined
  const isThere = () =>
    new Promise<boolean>((resolve) => {
      answer = resolve
    })
  const { asking, heard } = page({ isThere })
  asking.begin()
  await vi.advanceTimersByTimeAsync(3_000)
  asking.end()
  answer(false)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual([])
})

test('a page that nobody looks at does not ask, and asks on when somebody does', async () => {
  let isLookedAt = false
  const { asking, heard } = page({ isVisible: () => isLookedAt })
  asking.begin()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual([])
  isLookedAt = true
  await vi.advanceTimersByTimeAsync(12_000)
  expect(heard).toEqual([true])
})

test('beginning again begins once', async () => {
  const { asking, heard } = page({ isThere: async () => false })
  asking.begin()
  await vi.advanceTimersByTimeAsync(2_000)
  asking.begin()
  await vi.advanceTimersByTimeAsync(14_000)
  expect(heard).toEqual([false])
  asking.end()
})

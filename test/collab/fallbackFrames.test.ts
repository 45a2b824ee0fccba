import { expect, test } from 'vitest'
import { bundles } from '../../client/collab/road/bundles'
import { readFrames } from '../../client/collab/road/serverFrames'
import { updateFrame } from '../../server/collab/frames'
import { randomOf } from './support/random'

const messagesIn = (frames: ReturnType<typeof readFrames>) =>
  frames?.map((frame) => ('message' in frame ? new Uint8Array(frame.message) : frame))

/** Around the lengths at which a frame's header grows. */
const lengths = [0, 1, 120, 121, 122, 123, 124, 130, 65_520, 65_531, 65_532, 65_540, 200_000]

test('[S9] the client reads what the server frames, at every length of header', () => {
  const sent = lengths.map((length) => new Uint8Array(length).fill(length % 251))
  const read = messagesIn(readFrames(new Uint8Array(Buffer.concat(sent.map(updateFrame)))))
  expect(read).toHaveLength(lengths.length)
  read?.forEach((message, index) => {
    const bytes = message instanceof Uint8Array ? message : new Uint8Array()
    const length = lengths[index] ?? 0
    expect(Buffer.compare(bytes.subarray(bytes.length - length), sent[index] ?? bytes)).toBe(0)
  })
})

test('a farewell tells code and reason', () => {
  const reason = new TextEncoder().encode('frozen')
  const frame = Uint8Array.of(0x88, 2 + reason.length, 4423 >> 8, 4423 & 0xff, ...reason)
  expect(readFrames(frame)).toEqual([{ code: 4423, reason: 'frozen' }])
})

test('what is cut short anywhere is not read at all', () => {
  const whole = new Uint8Array(
    Buffer.concat([updateFrame(new Uint8Array(300)), updateFrame(new Uint8Array(5))]),
  )
  const boundaries = [0, updateFrame(new Uint8Array(300)).byteLength]
  for (let end = 0; end < whole.byteLength; end++)
    if (!boundaries.includes(end)) expect(readFrames(whole.slice(0, end))).toBeUndefined()
})

test('garbage is read or given up, never thrown', () => {
  const random = randomOf(7)
  for (let round = 0; round < 2_000; round++) {
    const bytes = Uint8Array.from({ length: random.below(40) }, () => random.below(256))
    expect(() => readFrames(bytes)).not.toThrow()
  }
})

test('messages go together as far as they fit, in their order', () => {
  const messages = [4, 4, 3, 20, 1, 9].map((length, index) => new Uint8Array(length).fill(index))
  const pieces = bundles(messages, 10)
  expect(pieces.map(({ byteLength }) => byteLength)).toEqual([8, 3, 20, 10])
  expect(Buffer.concat(pieces).equals(Buffer.concat(messages))).toBe(true)
  expect(bundles([], 10)).toEqual([])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharesOf, totalOf } from '../../shared/ledger/shares'

const ids = ['202011', '202118', '202134', '206024']
const job = fc.record({
  ownerId: fc.option(fc.constantFrom(...ids, 'former')),
  doneAt: fc.option(fc.nat()),
  isAutomatic: fc.boolean(),
})

test('[L6] the rows add up to the jobs, whoever has them, and every organisation has its row', () => {
  fc.assert(
    fc.property(fc.array(job), fc.subarray(ids), (jobs, members) => {
      const shares = sharesOf(jobs, members)
      const done = jobs.filter(({ doneAt }) => doneAt !== null)
      expect(totalOf(shares)).toEqual({
        jobs: jobs.length,
        done: done.length,
        automatic: done.filter(({ isAutomatic }) => isAutomatic).length,
      })
      expect(shares.slice(0, members.length).map(({ ownerId }) => ownerId)).toEqual(members)
      expect(new Set(shares.map(({ ownerId }) => ownerId)).size).toBe(shares.length)
    }),
  )
})

test('[L6] what nobody has stands last', () => {
  const open = { doneAt: null, isAutomatic: false }
  const shares = sharesOf(
    [
      { ...open, ownerId: null },
      { ...open, ownerId: 'former' },
    ],
    ['202011'],
  )
  expect(shares.map(({ ownerId }) => ownerId)).toEqual(['202011', 'former', null])
})

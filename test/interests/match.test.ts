import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchChange } from '../../shared/interests/match'

const anyone = fc.uniqueArray(fc.constantFrom('中野市', '飯山市', '栄村', '野沢温泉村', '木島平村'))

describe('[I3] what a match is', () => {
  test('one alone is in none, and nobody is told', () => {
    fc.assert(
      fc.property(anyone, (ticked) => {
        const { members, joined, left } = matchChange(ticked, [])
        expect(left).toEqual([])
        expect(members).toEqual(joined)
        expect(members.length === 0 || members.length >= 2).toBe(true)
        expect(members).toEqual(ticked.length >= 2 ? [...ticked].sort() : [])
      }),
    )
  })

  test('nobody is in one with others unless it ticked, nor alone unless it was in it before', () => {
    fc.assert(
      fc.property(anyone, anyone, (ticked, before) => {
        const { members } = matchChange(ticked, before)
        expect(ticked).toEqual(expect.arrayContaining(members))
        if (members.length === 1) expect(before).toEqual(expect.arrayContaining(members))
        else expect(members).toHaveLength(ticked.length >= 2 ? ticked.length : 0)
      }),
    )
  })

  test('the order of ticks changes nothing', () => {
    fc.assert(
      fc.property(anyone, anyone, (ticked, before) => {
        expect(matchChange([...ticked].reverse(), [...before].reverse())).toEqual(matchChange(ticked, before))
      }),
    )
  })

  test('who was there and who is there differ by exactly those who joined and left', () => {
    fc.assert(
      fc.property(anyone, anyone, (ticked, before) => {
        const { members, joined, left } = matchChange(ticked, before)
        expect([...members, ...left].sort()).toEqual([...new Set([...before, ...joined])].sort())
        expect(matchChange(members, members)).toEqual({ members, joined: [], left: [] })
      }),
    )
  })
})

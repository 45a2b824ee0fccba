import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CorrectionChange, concernedBy } from '../../shared/proposals/correction'
import { type AcceptedCorrection, type Provenance, provenanceAt } from '../../shared/proposals/provenance'

const names = ['中野市', '飯山市', '山ノ内町', '木島平村', '栄村'] as const
const anyName = fc.constantFrom(...names)
const originator = (organisationId: string) => ({
  organisationId,
  role: 'partner_municipality' as const,
  class: 'municipality' as const,
})
const origin = (note: string) => ({ kind: 'own_initiative' as const, ref: null, item: null, note })

const anyLocked: fc.Arbitrary<Provenance> = fc
  .uniqueArray(anyName, { minLength: 1, maxLength: 3 })
  .map((ids) => ({
    originators: ids.map((id) => ({ ...originator(id), class: 'central_city' as const })),
    origin: origin('はじめ'),
    firstRaisedOn: '2026-04-01',
  }))
const anyChange: fc.Arbitrary<CorrectionChange> = fc.oneof(
  anyName.map((id) => ({ act: 'add_originator' as const, originator: originator(id) })),
  anyName.map((organisationId) => ({ act: 'remove_originator' as const, organisationId })),
  fc.constantFrom('一', '二').map((note) => ({ act: 'origin' as const, origin: origin(note) })),
  fc
    .constantFrom('2020-01-01', '2021-01-01')
    .map((day) => ({ act: 'first_raised' as const, firstRaisedOn: day })),
)
const inOrder = (changes: readonly CorrectionChange[]): AcceptedCorrection[] =>
  changes.map((change, index) => ({ change, acceptedAt: index + 1 }))

/** What a change is about: two about different things are unrelated. */
function thingOf(change: CorrectionChange): string {
  if (change.act === 'add_originator') return change.originator.organisationId
  return change.act === 'remove_originator' ? change.organisationId : change.act
}

describe('what holds after corrections', () => {
  test('[P11] unrelated corrections may come in any order', () => {
    fc.assert(
      fc.property(
        anyLocked,
        fc
          .uniqueArray(anyChange, { selector: thingOf, maxLength: 7 })
          .chain((changes) =>
            fc.tuple(fc.constant(changes), fc.shuffledSubarray(changes, { minLength: changes.length })),
          ),
        (locked, [changes, shuffled]) => {
          expect(provenanceAt(locked, inOrder(shuffled))).toEqual(provenanceAt(locked, inOrder(changes)))
        },
      ),
    )
  })

  test('[P11] a proposal is never nobody’s, and nobody stands twice', () => {
    fc.assert(
      fc.property(anyLocked, fc.array(anyChange, { maxLength: 12 }), (locked, changes) => {
        const ids = provenanceAt(locked, inOrder(changes)).originators.map(
          ({ organisationId }) => organisationId,
        )
        expect(ids.length).toBeGreaterThan(0)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  test('[P11] what was locked never changes: neither the rows nor the class of who stayed', () => {
    fc.assert(
      fc.property(anyLocked, fc.array(anyChange, { maxLength: 12 }), (locked, changes) => {
        const before = structuredClone(locked)
        const held = provenanceAt(locked, inOrder(changes))
        expect(locked).toEqual(before)
        for (const each of held.originators) {
          const known = before.originators.find(
            ({ organisationId }) => organisationId === each.organisationId,
          )
          if (known) expect(each).toEqual(known)
        }
      }),
    )
  })

  test('[P11] as of a moment only what was accepted before it holds', () => {
    fc.assert(
      fc.property(anyLocked, fc.array(anyChange, { maxLength: 8 }), fc.nat(9), (locked, changes, until) => {
        const all = inOrder(changes)
        expect(provenanceAt(locked, all, until)).toEqual(
          provenanceAt(
            locked,
            all.filter(({ acceptedAt }) => acceptedAt < until),
          ),
        )
      }),
    )
  })
})

describe('whose word is needed', () => {
  test('[P11] whoever’s name is added or removed is always asked, and nobody adds itself alone', () => {
    fc.assert(
      fc.property(
        anyChange,
        anyName,
        fc.uniqueArray(anyName, { minLength: 1, maxLength: 3 }),
        (change, askedBy, originators) => {
          const concerned = concernedBy(change, askedBy, { originators })
          if (change.act === 'add_originator') {
            expect(concerned).toContain(change.originator.organisationId)
            if (!originators.includes(askedBy))
              expect(originators.some((id) => concerned.includes(id))).toBe(true)
          }
          if (change.act === 'remove_originator') expect(concerned).toEqual([change.organisationId])
          if (change.act === 'origin' || change.act === 'first_raised')
            expect(originators).toEqual(expect.arrayContaining(concerned))
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Material } from '../../shared/materials/material'
import { currentMaterials, numberMaterials } from '../../shared/materials/numbering'

const material = (told: Partial<Material> & { id: string }): Material => ({
  itemId: null,
  position: 1,
  title: told.id,
  fileName: `${told.id}.pdf`,
  mediaType: 'application/pdf',
  byteCount: 1,
  sha256: told.id,
  disclosure: 'open',
  replacesId: null,
  fixedNumber: null,
  uploadedAt: 0,
  organisationId: 'kijimadaira',
  label: '木島平村 企画課長',
  removedAt: null,
  removedByLabel: null,
  ...told,
})
const labels = (materials: readonly Material[], order: readonly string[]) =>
  Object.fromEntries(numberMaterials(materials, order).map(({ title, label }) => [title, label]))

/** The numbers as freezing writes them. */
const fixed = (materials: readonly Material[], order: readonly string[]): Material[] => {
  const numbers = new Map(numberMaterials(materials, order).map(({ id, number }) => [id, number]))
  return materials.map((each) => ({
    ...each,
    fixedNumber: each.fixedNumber ?? (numbers.get(each.id) || null),
  }))
}

describe('numbers of 資料', () => {
  test('[G5] they follow the agenda; several of one item are 2-1, 2-2; what belongs to no item is 参考資料', () => {
    const materials = [
      material({ id: 'map', itemId: 'snow', position: 2 }),
      material({ id: 'plan', itemId: 'snow', position: 1 }),
      material({ id: 'results', itemId: 'report' }),
      material({ id: 'law' }),
    ]
    expect(labels(materials, ['report', 'bus', 'snow'])).toEqual({
      results: '資料1',
      plan: '資料2-1',
      map: '資料2-2',
      law: '参考資料1',
    })
    expect(labels(materials, ['snow', 'report'])).toMatchObject({ plan: '資料1-1', results: '資料2' })
  })

  test('[G5] once 次第 went out a number stands, wherever the item moves; later ones take the next free numbers', () => {
    const out = fixed(
      [material({ id: 'plan', itemId: 'snow' }), material({ id: 'results', itemId: 'report' })],
      ['report', 'snow'],
    )
    const later = [
      ...out,
      material({ id: 'more', itemId: 'snow', position: 9 }),
      material({ id: 'new', itemId: 'bus', position: 8 }),
      material({ id: 'law' }),
    ]
    expect(labels(later, ['snow', 'bus', 'report'])).toEqual({
      results: '資料1',
      plan: '資料2',
      more: '資料2-2',
      new: '資料3',
      law: '参考資料1',
    })
  })

  test('[G5] a replacement keeps the number and says 差替 only where the old one had gone out', () => {
    const before = [
      material({ id: 'draft', itemId: 'snow' }),
      material({ id: 'plan', itemId: 'snow', replacesId: 'draft' }),
    ]
    expect(labels(before, ['snow'])).toEqual({ plan: '資料1' })
    const out = fixed(before, ['snow'])
    const replaced = [...out, material({ id: 'better', replacesId: 'plan' })]
    expect(labels(replaced, ['snow'])).toEqual({ better: '資料1(差替)' })
    const again = [...replaced, material({ id: 'best', replacesId: 'better' })]
    expect(labels(again, ['snow'])).toEqual({ best: '資料1(差替2)' })
    expect(numberMaterials(again, ['snow'])[0]?.earlier.map(({ id }) => id)).toEqual([
      'better',
      'plan',
      'draft',
    ])
  })

  test('[G5] what was removed after it went out leaves its number unused; before that the numbers close up', () => {
    const both = [material({ id: 'a', itemId: 'one' }), material({ id: 'b', itemId: 'two' })]
    const gone = (materials: readonly Material[]) =>
      materials.map((each) => (each.id === 'a' ? { ...each, removedAt: 1 } : each))
    expect(labels(gone(both), ['one', 'two'])).toEqual({ a: '', b: '資料1' })
    const out = [...gone(fixed(both, ['one', 'two'])), material({ id: 'c', itemId: 'one', position: 3 })]
    expect(labels(out, ['one', 'two'])).toEqual({ a: '資料1', b: '資料2', c: '資料1-2' })
  })

  test('[G5] no two papers bear one label, and numbers that went out never change, whatever happens', () => {
    fc.assert(
      fc.property(someMaterials(8), someMaterials(6), order, order, (first, more, before, after) => {
        const out = fixed(made(first, []), before)
        const all = made(more, out)
        const shown = currentMaterials(numberMaterials(all, after)).map(({ label }) => label)
        expect(new Set(shown).size).toBe(shown.length)
        expect(shown).not.toContain('')
        const printed = new Map(out.map(({ id, fixedNumber }) => [id, fixedNumber]))
        for (const { id, number, earlier } of numberMaterials(all, after))
          for (const each of [id, ...earlier.map((old) => old.id)])
            if (printed.get(each)) expect(number).toBe(printed.get(each))
      }),
    )
  })
})

const order = fc.shuffledSubarray(['one', 'two', 'three'], { minLength: 1 })
interface Told {
  itemId: string | null
  position: number
  isRemoved: boolean
  /** which of those that stand it replaces */
  replaces: number | null
}
const someMaterials = (maxLength: number) =>
  fc.array(
    fc.record({
      itemId: fc.constantFrom(null, 'one', 'two', 'three', 'gone'),
      position: fc.integer({ min: 0, max: 5 }),
      isRemoved: fc.boolean(),
      replaces: fc.option(fc.integer({ min: 0, max: 9 })),
    }),
    { maxLength },
  )

function made(told: readonly Told[], from: readonly Material[]): Material[] {
  const all = [...from]
  for (const { isRemoved, replaces, ...rest } of told) {
    const standing = all.filter(({ id }) => !all.some(({ replacesId }) => replacesId === id))
    const replacesId =
      replaces === null ? null : (standing[replaces % Math.max(1, standing.length)]?.id ?? null)
    all.push(material({ id: `m${all.length}`, ...rest, replacesId, removedAt: isRemoved ? 1 : null }))
  }
  return all
}

import type { AmountKind, Basis, CostItem, CostModel } from '../../shared/intents/cost'
import { numberOf } from './conditionDraft'

/** A cost item while it is written: figures as they are typed. */
export interface ItemDraft {
  key: number
  name: string
  kind: AmountKind
  yen: string
  every: string
  weights: Record<Basis, string>
}

let keys = 0

export const newItem = (): ItemDraft => ({
  key: ++keys,
  name: '',
  kind: 'fixed',
  yen: '',
  every: '1',
  weights: { equal: '100', population: '', usage: '', central: '' },
})

export const itemDraftOf = ({ name, kind, yen, every, weights }: CostItem): ItemDraft => ({
  key: ++keys,
  name,
  kind,
  yen: String(yen),
  every: String(every),
  weights: {
    equal: shown(weights.equal),
    population: shown(weights.population),
    usage: shown(weights.usage),
    central: shown(weights.central),
  },
})

const shown = (weight: number): string => (weight === 0 ? '' : String(weight))

/** What is sent; the server names by field what is no number. */
export const itemOf = ({ name, kind, yen, every, weights }: ItemDraft): CostItem => {
  const weight = (basis: Basis) => (weights[basis].trim() === '' ? 0 : numberOf(weights[basis]))
  return {
    name,
    kind,
    yen: numberOf(yen),
    every: kind === 'fixed' ? 1 : numberOf(every),
    weights: {
      equal: weight('equal'),
      population: weight('population'),
      usage: weight('usage'),
      central: weight('central'),
    },
  }
}

export const usesUsage = (items: readonly ItemDraft[]): boolean =>
  items.some(({ kind, weights }) => kind === 'per_usage' || numberOf(weights.usage) > 0)

/** Figures by organisation; what is left empty is not said. */
export const figuresOf = (typed: Readonly<Record<string, string>>): CostModel['usage'] =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([id, text]) => (text.trim() === '' ? [] : [[id, numberOf(text)]])),
  )

export const typedOf = (figures: CostModel['usage']): Record<string, string> =>
  Object.fromEntries(Object.entries(figures).map(([id, value]) => [id, String(value)]))

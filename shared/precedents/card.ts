import * as v from 'valibot'
import { neededText, text } from '../commandParts'

/** What a filed 先進事例 tells, each in a few sentences; only what was done has to be told. */
export const cardParts = [
  'what',
  'where',
  'population',
  'cost',
  'start',
  'failure',
  'contact',
  'source',
] as const
export type CardPart = (typeof cardParts)[number]
export const cardPartLabel: Record<CardPart, string> = {
  what: '何を',
  where: 'どこで',
  population: '人口規模',
  cost: '費用',
  start: '始め方',
  failure: '失敗談',
  contact: '窓口',
  source: '出典',
}
export type PrecedentCard = Record<CardPart, string>

/** A page to read, not a report: what is longer has a source. */
const partMax: Record<CardPart, number> = {
  what: 600,
  where: 100,
  population: 100,
  cost: 300,
  start: 600,
  failure: 600,
  contact: 200,
  source: 300,
}
export const cardTitleMax = 80
export const cardTopicsMax = 6

/** Quoted: some names end in a particle of their own (「何を」). */
const quoted = (name: CardPart) => `「${cardPartLabel[name]}」`
const part = (name: CardPart) => text(quoted(name), partMax[name])
const told = (name: CardPart) => neededText(quoted(name), partMax[name])

export const CardSchema = v.object({
  what: told('what'),
  where: told('where'),
  population: part('population'),
  cost: part('cost'),
  start: part('start'),
  failure: part('failure'),
  contact: part('contact'),
  source: part('source'),
})

const Stored = v.fallback(CardSchema, {
  ...{ what: '', where: '', population: '', cost: '', start: '', failure: '', contact: '', source: '' },
})
/** A column that holds a card. */
export const parseCard = (json: string): PrecedentCard => v.parse(Stored, JSON.parse(json))

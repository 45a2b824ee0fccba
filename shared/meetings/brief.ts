/** 一枚要約: what the one who goes to the meeting for an organisation must know, on one A4 page [G7]. */
import type { AgendaItem } from './agendaItem'

export interface BriefFacts {
  organisation: { id: string; name: string }
  /** in the order of the agenda */
  items: readonly BriefItem[]
  /** proposals of the organisation that are not settled */
  proposals: readonly { number: string | null; title: string; state: string }[]
  /** 宿題 it has not done, the first due first */
  actions: readonly { number: string; text: string; due: string; itemTitle: string }[]
  /** what it has not answered, 出欠（期限 …） */
  unanswered: readonly string[]
  /** what it said last time, in the order of the record */
  remarks: readonly { item: string; text: string }[]
}

export interface BriefItem extends Pick<AgendaItem, 'id' | 'kind' | 'title' | 'presenter' | 'proposedBy'> {
  number: string
  /** 資料1, 資料2-1 */
  materials: readonly string[]
  isAdded: boolean
  /** its proposal expects the organisation to take part */
  isExpected: boolean
  /** it goes on from an item of which the organisation spoke last time */
  wasSpokenOf: boolean
}

/** Why an item concerns the organisation: what may be asked. */
const askReasons = ['proposer', 'presenter', 'named', 'expected', 'spokenOf'] as const
export type AskReason = (typeof askReasons)[number]

const askReasonLabel: Record<AskReason, string> = {
  proposer: '提案団体として、ねらいと自団体の事情',
  presenter: '説明者として、資料の説明',
  named: '議題名にある自団体の状況',
  expected: '参加するかどうかと、その条件',
  spokenOf: '前回の発言のその後',
}

export const briefSectionLabel = {
  proposals: '自団体の提案',
  actions: '自団体の宿題',
  unanswered: 'まだ回答していないこと',
  items: '自団体に関係する議題と、聞かれそうなこと',
  remarks: '前回の自団体の発言',
  decisions: '判断してほしいこと',
} as const
export type BriefSectionKey = keyof typeof briefSectionLabel

export interface BriefLine {
  text: string
  /** below it, in the same entry */
  note: string
}
export interface BriefSection {
  key: BriefSectionKey
  lines: BriefLine[]
  /** how many the page had no room for */
  left: number
}

/** Every section that has something to say, as much of each as one page holds. */
export function briefOf(facts: BriefFacts): BriefSection[] {
  const related = facts.items.flatMap((item) => {
    const reasons = reasonsFor(item, facts.organisation)
    return reasons.length > 0 ? [{ item, reasons }] : []
  })
  const sections: [BriefSectionKey, BriefLine[]][] = [
    ['items', related.map(itemLine)],
    ['decisions', related.filter(({ item }) => item.kind === 'deliberation').map(decisionLine)],
    ['actions', facts.actions.map(({ number, text, due }) => line(`${number} ${text}（${due}）`.trim()))],
    ['unanswered', facts.unanswered.map((text) => line(text))],
    [
      'proposals',
      facts.proposals.map(({ number, title, state }) => line(`${number ?? ''} ${title}（${state}）`.trim())),
    ],
    ['remarks', facts.remarks.map(({ item, text }) => line(text, item))],
  ]
  return inPrintOrder(fitted(sections.map(([key, lines]) => ({ key, lines: lines.map(clipped) }))))
}

function reasonsFor(item: BriefItem, { id, name }: BriefFacts['organisation']): AskReason[] {
  const holds: Record<AskReason, boolean> = {
    proposer: item.proposedBy.includes(id),
    presenter: item.presenter.includes(name),
    named: item.title.includes(name),
    expected: item.isExpected && !item.proposedBy.includes(id),
    spokenOf: item.wasSpokenOf,
  }
  return askReasons.filter((reason) => holds[reason])
}

type Related = { item: BriefItem; reasons: AskReason[] }

function itemLine({ item, reasons }: Related): BriefLine {
  const added = item.isAdded ? '【追加】' : ''
  const materials = item.materials.length > 0 ? `（${item.materials.join('・')}）` : ''
  return line(
    `${item.number} ${added}${item.title}${materials}`,
    reasons.map((reason) => askReasonLabel[reason]).join('／'),
  )
}

/** The item stands above in full: here its number and enough to know it by. */
const shortTitle = 24

/** The level is told with the answer, so that nothing is binding by accident. */
const decisionLine = ({ item }: Related): BriefLine =>
  line(
    `${item.number} ${clip(item.title, shortTitle)}`,
    '判断：＿＿＿＿＿＿ □担当者 □課内 □首長了解 □議会議決',
  )

const line = (text: string, note = ''): BriefLine => ({ text, note })

/** One A4 page at 12 pt with the margins of the product's paper: 38 characters a line … */
const charactersPerLine = 37
/** … and so many lines between the head, the headings and what says what was left out. */
export const briefLinesMax = 25
const textLinesMax = 2

/** Two lines of an entry say what it is; the rest stands in the 次第 and the record. */
function clipped({ text, note }: BriefLine): BriefLine {
  return { text: clip(text, charactersPerLine * textLinesMax), note: clip(note, charactersPerLine) }
}

function clip(text: string, widthMax: number): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (widthOf(flat) <= widthMax) return flat
  let short = ''
  for (const character of flat) {
    if (widthOf(short + character) > widthMax - 1) break
    short += character
  }
  return `${short}…`
}

export const linesOf = ({ text, note }: BriefLine): number =>
  Math.max(1, Math.ceil(widthOf(text) / charactersPerLine)) + (note === '' ? 0 : 1)

/** In characters of full width. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (/[ -~｡-ﾟ]/.test(character) ? 0.5 : 1), 0)

/** By turns, the first section first, as long as there is room: none pushes another off the page. */
function fitted(sections: readonly { key: BriefSectionKey; lines: BriefLine[] }[]): BriefSection[] {
  const taken = new Map(sections.map(({ key }) => [key, 0]))
  const isFull = new Set<BriefSectionKey>()
  let room = briefLinesMax
  for (let turn = 0; isFull.size < sections.length; turn++)
    for (const { key, lines } of sections) {
      const next = lines[turn]
      if (isFull.has(key)) continue
      if (!next || linesOf(next) > room) {
        isFull.add(key)
        continue
      }
      room -= linesOf(next)
      taken.set(key, turn + 1)
    }
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ key, lines }) => {
      const count = taken.get(key) ?? 0
      return { key, lines: lines.slice(0, count), left: lines.length - count }
    })
}

const inPrintOrder = (sections: readonly BriefSection[]): BriefSection[] => {
  // The keys of the table are its own key type.
  const order = Object.keys(briefSectionLabel) as BriefSectionKey[]
  return [...sections].sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key))
}

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { walkMinutes } from '../../server/minutes/walkMinutes'
import { changedAgenda } from '../../shared/history/changedAgenda'
import { type ChangedBlock, changedBlocks } from '../../shared/history/changedBlocks'
import type { Change, ChangedRun } from '../../shared/history/changes'
import { newReplayDoc, Replay } from '../../shared/history/Replay'
import {
  addAgendaItem,
  agendaText,
  moveAgendaItem,
  readAgenda,
  removeAgendaItem,
  setAgendaDisclosure,
  setAgendaMinutes,
  setAgendaProposal,
  setAgendaProposedBy,
} from '../../shared/meetings/agendaDocument'
import { disclosures } from '../../shared/meetings/agendaItem'
import { type Random, randomOf } from '../collab/support/random'
import { anyAct, LogWriter, TestLog, writes } from './editors'

/** What a failing run prints is put here and stays. */
const foundSeeds = [3, 17]
const seeds = [
  ...foundSeeds,
  ...Array.from({ length: Number(process.env.HISTORY_SEEDS ?? 8) }, (_, n) => n + 100),
]
const minute = 60_000

/** Three at one table; sometimes somebody writes on without having heard the others. */
function sitting(random: Random, acts: number): TestLog {
  const log = new TestLog()
  const writers = [1, 2, 3].map((author) => new LogWriter(log, author, 1000 + random.below(1_000_000)))
  writers[0]?.edits(
    0,
    writes(['speech', '村道除雪の共同発注について、前回の続きを協議した。'], ['paragraph', '']),
  )
  for (let n = 1; n <= acts; n++) {
    const writer = random.pick(writers)
    if (random.chance(0.7) || writer.doc.getXmlFragment('minutes').length === 0) writer.pull()
    writer.change(anyAct(random))
    writer.push(n * minute)
  }
  return log
}

function replayOf(log: TestLog, from: number, to = log.rows.length): Replay {
  // From a keyframe, out of which what was deleted before it is gone.
  const doc = newReplayDoc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(log.shownAt(from)))
  const replay = new Replay({ doc, seq: from })
  for (const row of log.rows.slice(from, to)) replay.apply(row)
  return replay
}
const minutesOf = (doc: Y.Doc) => doc.getXmlFragment('minutes')
const blocksOf = (replay: Replay) => changedBlocks(replay, minutesOf(replay.doc))

const runsOf = (blocks: readonly ChangedBlock[]): ChangedRun[] =>
  blocks.flatMap((block) => [...block.runs, ...runsOf(block.children)])
const textWith = (runs: readonly ChangedRun[], ...changes: Change[]) =>
  runs
    .filter(({ change }) => changes.includes(change))
    .map(({ text }) => text)
    .join('')

/** The text of a document with its blocks' kinds, by Yjs' own reading. */
function plainBlocks(fragment: Y.XmlFragment): { name: string; text: string }[] {
  return fragment.toArray().map((node) => ({
    name: node instanceof Y.XmlElement ? node.nodeName : 'paragraph',
    text: textOf(node),
  }))
}
function textOf(node: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if (node instanceof Y.XmlText)
    return (node.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
  if (!(node instanceof Y.XmlElement)) return ''
  return node.nodeName === 'hardBreak' ? '\n' : node.toArray().map(textOf).join('')
}
const shownBlocks = (blocks: readonly ChangedBlock[], gone: Change) =>
  blocks
    .filter(({ change }) => change !== gone)
    .map((block) => ({
      name: block.name,
      text: runsOf([block])
        .filter(({ change }) => change !== gone)
        .map(({ text }) => text)
        .join(''),
    }))

describe.each(seeds)('a sitting with seed %i', (seed) => {
  const random = randomOf(seed)
  const log = sitting(random, 60)
  const end = log.rows.length

  test('[H1][S5] [history/as-of-equals-what-was-shown] at every row, from the keyframe of any earlier one', () => {
    const screen = new Y.Doc()
    for (const { seq, bytes } of log.rows) {
      Y.applyUpdate(screen, bytes)
      const keyframe = random.below(seq + 1)
      const replay = replayOf(log, keyframe, seq)
      expect(shownBlocks(blocksOf(replay), 'deleted')).toEqual(plainBlocks(minutesOf(screen)))
      expect(walkMinutes(replay.doc)).toEqual(walkMinutes(screen))
    }
  })

  test('[H3] between two rows kept and deleted text is the text before, kept and inserted text the text after', () => {
    for (let n = 0; n < 20; n++) {
      const from = random.below(end)
      const to = from + random.below(end - from) + 1
      const replay = replayOf(log, from, to)
      const blocks = blocksOf(replay)
      expect(shownBlocks(blocks, 'inserted')).toEqual(plainBlocks(minutesOf(log.shownAt(from))))
      expect(shownBlocks(blocks, 'deleted')).toEqual(plainBlocks(minutesOf(log.shownAt(to))))
      const changed = runsOf(blocks).filter(({ change }) => change !== 'kept')
      expect(changed.filter(({ by }) => by === undefined)).toEqual([])
      for (const { by, text } of changed) {
        expect(by?.seq).toBeGreaterThan(from)
        expect(by?.seq).toBeLessThanOrEqual(to)
        // one half of a surrogate pair without the other
        expect(text).not.toMatch(/[\ud800-\udfff]/u)
      }
    }
  })

  test('[H3] whoever a run is ascribed to is whoever the client id is bound to', () => {
    const owners = new Map<number, number>()
    for (const { author, bytes } of log.rows)
      for (const client of Y.parseUpdateMeta(bytes).to.keys()) owners.set(client, author)
    const replay = replayOf(log, 0)
    for (const [client, structs] of replay.doc.store.clients)
      for (const { id, length } of structs)
        for (const { value } of replay.written.pieces(client, id.clock, id.clock + length))
          expect(value?.by.author).toBe(owners.get(client))
  })
})

describe('the agenda', () => {
  test.each([1, 2, 3])('[H1][H3] its items and fields, by who changed them (seed %i)', (seed) => {
    const random = randomOf(seed)
    const log = new TestLog()
    const docs = [1, 2, 3].map(() => new Y.Doc())
    const edit = (author: number, act: (doc: Y.Doc) => void) => {
      const doc = docs[author - 1]
      if (!doc) throw new Error('three write')
      for (const { bytes } of log.rows) Y.applyUpdate(doc, bytes)
      const known = Y.encodeStateVector(doc)
      act(doc)
      log.append(author, log.rows.length * minute, Y.encodeStateAsUpdate(doc, known))
    }
    const anyItem = (doc: Y.Doc) => random.pick(readAgenda(doc)).id
    edit(1, (doc) => addAgendaItem(doc, { id: 'first', kind: 'report', title: '実績について' }))
    for (let n = 0; n < 60; n++)
      edit(random.below(3) + 1, (doc) => {
        const act = readAgenda(doc).length < 3 ? 0 : random.below(8)
        if (act === 0) addAgendaItem(doc, { id: `i${n}`, kind: 'deliberation', title: `議題${n}` })
        if (act === 1) moveAgendaItem(doc, anyItem(doc), { before: anyItem(doc) }, 'other')
        if (act === 2) setAgendaMinutes(doc, anyItem(doc), random.below(60))
        if (act === 3) setAgendaProposedBy(doc, anyItem(doc), ['206024', '205621'].slice(random.below(3)))
        if (act === 4) agendaText(doc, anyItem(doc), 'title')?.insert(0, '𠮷')
        if (act === 5) removeAgendaItem(doc, anyItem(doc))
        if (act === 6)
          setAgendaDisclosure(doc, anyItem(doc), random.pick(disclosures), `理由${random.below(2)}`)
        if (act === 7) setAgendaProposal(doc, anyItem(doc), random.pick(['p1', 'p2', null]))
      })
    for (let n = 0; n < 40; n++) {
      const from = random.below(log.rows.length)
      const to = from + random.below(log.rows.length - from) + 1
      const replay = replayOf(log, from, from)
      const before = readAgenda(replay.doc)
      for (const row of log.rows.slice(from, to)) replay.apply(row)
      const changed = changedAgenda(replay, before)
      expect(changed.filter(({ change }) => change !== 'deleted').map(({ item }) => item)).toEqual(
        readAgenda(log.shownAt(to)),
      )
      expect(
        changed
          .filter(({ change }) => change !== 'inserted')
          .map(({ item }) => item.id)
          .sort(),
      ).toEqual(before.map(({ id }) => id).sort())
      for (const { item, change, by, title, fields } of changed) {
        expect(by === undefined).toBe(change === 'kept')
        expect(fields.filter((field) => field.by === undefined)).toEqual([])
        const was = before.find(({ id }) => id === item.id)
        if (change !== 'kept' || title.length === 0) continue
        expect(textWith(title, 'kept', 'deleted')).toBe(was?.title)
        expect(textWith(title, 'kept', 'inserted')).toBe(item.title)
      }
    }
  })
})

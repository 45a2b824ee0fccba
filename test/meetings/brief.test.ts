import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../server/id'
import { brief } from '../../server/meetings/brief'
import { callForItems } from '../../server/meetings/callForItems'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import { agendaKinds } from '../../shared/meetings/agendaItem'
import { type BriefFacts, type BriefItem, briefLinesMax, briefOf, linesOf } from '../../shared/meetings/brief'
import { refused } from '../support/refused'
import { block, type MeetingWorld, openMeetingWorld, today, writeBlocks } from './meetingWorld'
import { projectNow } from './projectNow'

const village = { id: 'kijimadaira', name: '木島平村' }
const item = (told: Partial<BriefItem> = {}): BriefItem => ({
  id: 'snow',
  kind: 'deliberation',
  number: '５(1)',
  title: '除雪について',
  presenter: '',
  proposedBy: [],
  materials: [],
  isAdded: false,
  isExpected: false,
  wasSpokenOf: false,
  ...told,
})
const facts = (told: Partial<BriefFacts> = {}): BriefFacts => ({
  organisation: village,
  items: [],
  proposals: [],
  actions: [],
  unanswered: [],
  remarks: [],
  ...told,
})

describe('一枚要約', () => {
  test('[G7] an item concerns an organisation by what is written there, and says what may be asked', () => {
    const items = [
      item({ title: 'ほかの団体の議題' }),
      item({ number: '５(2)', proposedBy: ['kijimadaira'], materials: ['資料2'], isAdded: true }),
      item({ number: '４(1)', kind: 'report', title: '木島平村の実績', presenter: '木島平村 企画課' }),
    ]
    expect(briefOf(facts({ items }))).toEqual([
      {
        key: 'items',
        left: 0,
        lines: [
          { text: '５(2) 【追加】除雪について（資料2）', note: '提案団体として、ねらいと自団体の事情' },
          { text: '４(1) 木島平村の実績', note: '説明者として、資料の説明／議題名にある自団体の状況' },
        ],
      },
      {
        key: 'decisions',
        left: 0,
        lines: [
          {
            text: '５(2) 除雪について',
            note: '判断：＿＿＿＿＿＿ □担当者 □課内 □首長了解 □議会議決',
          },
        ],
      },
    ])
  })

  test('[G7] one page at 60 items with long titles: every section keeps its place, what is left out is counted', () => {
    const words = fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' })
    const anyFacts = fc.record({
      items: fc.array(
        fc.record({ title: words, kind: fc.constantFrom(...agendaKinds), isExpected: fc.boolean() }),
        { maxLength: 60 },
      ),
      actions: fc.array(words, { maxLength: 20 }),
      remarks: fc.array(words, { maxLength: 40 }),
      unanswered: fc.array(words, { maxLength: 10 }),
      proposals: fc.array(words, { maxLength: 10 }),
    })
    fc.assert(
      fc.property(anyFacts, ({ items, actions, remarks, unanswered, proposals }) => {
        const sections = briefOf(
          facts({
            items: items.map((told) => item(told)),
            actions: actions.map((text) => ({ number: '宿01', text, due: '期限なし', itemTitle: '' })),
            remarks: remarks.map((text) => ({ item: '５(1) 除雪', text })),
            unanswered,
            proposals: proposals.map((title) => ({ number: null, title, state: '受理' })),
          }),
        )
        const lines = sections.flatMap((section) => section.lines)
        expect(lines.reduce((sum, each) => sum + linesOf(each), 0)).toBeLessThanOrEqual(briefLinesMax)
        for (const section of sections) expect(section.lines.length).toBeGreaterThan(0)
        const shown = Object.fromEntries(sections.map(({ key, lines, left }) => [key, lines.length + left]))
        expect(shown.actions ?? 0).toBe(actions.length)
        expect(shown.remarks ?? 0).toBe(remarks.length)
        expect(shown.items ?? 0).toBe(items.filter(({ isExpected }) => isExpected).length)
      }),
    )
  })
})

describe('一枚要約 of a meeting', () => {
  let world: MeetingWorld
  beforeEach(async () => {
    world = await openMeetingWorld()
  })
  afterEach(() => world.close())

  test('[G7] it gathers what was said last time, 宿題, what waits for an answer and the items that name it', async () => {
    const last = await world.creates({ startsAt: today - 60 * 24 * 60 * 60 * 1000 })
    await world.edits(last.agenda_id, (doc) =>
      addAgendaItem(doc, { id: 'snow', kind: 'deliberation', title: '除雪' }),
    )
    await world.edits(last.minutes_id, (doc) =>
      writeBlocks(doc, [
        block('agendaRef', { itemId: 'snow' }),
        block('speech', { id: 's1', organisation: 'kijimadaira', speaker: '' }, '費用の按分を確かめたい。'),
        block('speech', { id: 's2', organisation: 'nakano', speaker: '' }, '受入れは可能。'),
      ]),
    )
    const { previewed } = await previewMinutes(world.context, world.secretariat, { meetingId: last.id })
    const idempotencyKey = newId()
    await confirmMinutes(world.context, world.secretariat, { meetingId: last.id, previewed, idempotencyKey })
    const meeting = await world.creates({ startsAt: today + 20 * 24 * 60 * 60 * 1000 })
    await world.edits(meeting.agenda_id, (doc) => {
      addAgendaItem(doc, {
        id: 'c1-snow',
        kind: 'deliberation',
        title: '除雪',
        carriedFrom: { meetingId: last.id, itemId: 'snow' },
      })
    })
    await projectNow(world.context, meeting)
    await callForItems(world.context, world.secretariat, { meetingId: meeting.id, dueOn: '2026-12-01' })
    const read = (actor = world.village) =>
      brief(world.store.db, actor, { meetingId: meeting.id, now: today })
    const { sections, organisation, lastMeetingName } = await read()
    expect(organisation.name).toBe('木島平村')
    expect(lastMeetingName).toContain('令和8年度')
    const said = Object.fromEntries(sections.map(({ key, lines }) => [key, lines]))
    expect(said.remarks).toEqual([{ text: '費用の按分を確かめたい。', note: '３(1) 除雪' }])
    expect(said.items).toEqual([{ text: '４(1) 除雪', note: '前回の発言のその後' }])
    expect(said.unanswered?.[0]?.text).toContain('議題の募集：')
    await expect(read(world.prefecture)).rejects.toEqual(refused('not_found'))
  })
})

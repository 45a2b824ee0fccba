import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MinutesRecord } from '../../shared/minutes/record'
import { recordText } from '../../shared/minutes/recordText'
import {
  type PublicationChoices,
  passagesNotFound,
  redact,
  redacted,
  redactionsOf,
} from '../../shared/minutes/redact'
import { sampleRecord } from './sampleRecord'

const nothing: PublicationChoices = { sections: [], titles: [], passages: [], speakers: 'as_filed' }
const all = (record: MinutesRecord) => JSON.stringify(record) + recordText(record)

describe('[V11] 公開版', () => {
  test('says of a closed item only that it was closed and why; of an internal one nothing', () => {
    const record = redact(sampleRecord(), nothing)
    const text = recordText(record)
    expect(text).toContain(`３(2) 秘の題\n　${redacted}人事に関する情報`)
    expect(text).toContain(`【決定 R8-幹-01】`)
    for (const word of [
      '秘の発言',
      '秘の決定',
      '秘の宿題',
      '秘の職',
      '秘の注記',
      '秘の資料',
      '秘の理由',
      'b2',
    ])
      expect(all(record)).not.toContain(word)
    expect(all(record)).not.toContain('内の')
    expect(all(redact(sampleRecord(), { ...nothing, titles: ['秘'] }))).not.toContain('秘の')
  })

  test('bears 団体 alone where that was chosen', () => {
    const text = all(redact(sampleRecord(), { ...nothing, speakers: 'organisation' }))
    expect(text).not.toContain('山田')
    expect(text).not.toContain('総務課長')
    expect(text).toContain('（栄村）除雪車は')
  })

  test('tells what was taken out and why, without saying it', () => {
    const choices: PublicationChoices = {
      ...nothing,
      titles: ['秘'],
      passages: [{ text: '除雪車は二台', reason: '契約前のため' }],
    }
    const told = redactionsOf(sampleRecord(), choices)
    expect(told).toEqual([
      { place: '３(2)', reason: '人事に関する情報' },
      { place: '文中', reason: '契約前のため' },
    ])
    expect(all(redact(sampleRecord(), choices))).not.toContain('除雪車は二台')
    expect(
      passagesNotFound(sampleRecord(), { ...choices, passages: [{ text: '無い語句', reason: '-' }] }),
    ).toEqual(['無い語句'])
    expect(passagesNotFound(sampleRecord(), choices)).toEqual([])
  })

  test('holds no character of what was closed, wherever the words stood', () => {
    // Two alphabets that share nothing: what is secret is written in one of them alone.
    const secret = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(secret, { minLength: 9, maxLength: 9 }), fc.boolean(), (words, isInternal) => {
        const record = sampleRecord()
        const [
          title = '',
          speaker = '',
          said = '',
          decision = '',
          action = '',
          note = '',
          material = '',
          reason = '',
          wrong = '',
        ] = words
        const item = record.agenda[0]?.items[1]
        if (!item) throw new Error('the sample has a closed item')
        Object.assign(item, {
          title,
          presenter: title,
          closedReason: '人事',
          disclosure: isInternal ? 'internal' : 'closed',
        })
        record.blocks[4] = { type: 'agendaItem', itemId: '秘', number: '３(2)', title }
        record.blocks[5] = {
          type: 'speech',
          organisation: null,
          speaker,
          runs: [{ text: said, isBold: true }],
        }
        record.blocks[6] = {
          type: 'list',
          isOrdered: true,
          items: [[{ type: 'decision', number: 'R8-幹-02', runs: [{ text: decision, isBold: false }] }]],
        }
        Object.assign(record.decisions[1] ?? {}, { text: decision })
        Object.assign(record.actionItems[0] ?? {}, { text: action })
        Object.assign(record.outcomes[1] ?? {}, { note })
        Object.assign(record.materials[1] ?? {}, { title: material })
        Object.assign(record.course[0]?.corrections[0] ?? {}, { reason })
        record.errata.push({
          version: '1.1',
          section: '秘',
          place: title,
          wrong,
          right: said,
          reason,
          requestedBy: null,
        })
        expect(all(redact(record, { ...nothing, titles: ['秘'] }))).not.toMatch(/[甲乙丙丁戊]/)
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  test('holds no character of a chosen passage, also where passages overlap or run over bold and plain', () => {
    const word = fc.string({ unit: fc.constantFrom(...'甲乙丙'), minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(
        word,
        word,
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (one, other, bold) => {
          const record = sampleRecord()
          const text = `${one}${other}${one.slice(0, 1)}・${other}`
          record.blocks[2] = {
            type: 'speech',
            organisation: null,
            speaker: one,
            runs: [...text].map((character, index) => ({ text: character, isBold: bold[index] ?? false })),
          }
          record.meeting.name = other
          const passages = [
            { text: one, reason: '-' },
            { text: other, reason: '-' },
          ]
          const shown = all(redact(record, { ...nothing, passages }))
          for (const each of [one, other]) expect(shown).not.toContain(each)
          // A single character that belongs to no passage is all that may be left.
          expect((shown.match(/[甲乙丙]+/g) ?? []).every((rest) => rest.length < 2)).toBe(true)
        },
      ),
      { seed: 4, numRuns: 200 },
    )
  })
})

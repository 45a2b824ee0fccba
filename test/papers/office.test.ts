import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderDocx } from '../../server/papers/docx/renderDocx'
import { makePaper } from '../../server/papers/makePaper'
import { type Paper, textOfCell } from '../../server/papers/model/Paper'
import { answersPaper } from '../../server/papers/papers/answersPaper'
import { answersSheet } from '../../server/papers/papers/answersSheet'
import { consentPaper } from '../../server/papers/papers/consentPaper'
import { consentSheet } from '../../server/papers/papers/consentSheet'
import { evaluationTable } from '../../server/papers/papers/evaluationTable'
import { proposalListSheet } from '../../server/papers/papers/proposalListSheet'
import { proposalPaper } from '../../server/papers/papers/proposalPaper'
import { registerPaper } from '../../server/papers/papers/registerPaper'
import { rosterSheet } from '../../server/papers/papers/roster'
import { TypstEngine } from '../../server/papers/pdf/PdfEngine'
import { fileSheet } from '../../server/papers/sheets/Sheet'
import { toCsv } from '../../server/papers/sheets/toCsv'
import { toXlsx } from '../../server/papers/sheets/toXlsx'
import { defaultRules } from '../../shared/forums/rules'
import type { MinutesRecord } from '../../shared/minutes/record'
import { run } from '../meetings/meetingWorld'
import { openOffice, type Pages } from './office'
import { answers, callAnswers, consent, evaluation, listed, printed } from './ownedFacts'
import { facts, fifteen, item, kijimadaira, record, sakae, shirakawa } from './paperFacts'

/** Every paper as an office opens it: the Word file laid out by LibreOffice, beside the PDF of the product. */
const gothic = { ...defaultRules.papers, typeface: 'gothic', fontSizePt: 12 } as const

const longRecord = (): MinutesRecord => {
  const long = record()
  const speech =
    'この件については、構成団体の負担のあり方と、受け入れる側の職員の勤務の実情を併せて整理する必要があると考える。'
  return {
    ...long,
    blocks: Array.from({ length: 40 }, (_, index) => [
      {
        type: 'agendaItem' as const,
        itemId: `i${index}`,
        number: `５(${index + 1})`,
        title: '道路台帳の共同整備について',
      },
      ...Array.from({ length: 11 }, (_, turn) => ({
        type: 'speech' as const,
        organisation: turn % 2 === 0 ? kijimadaira : sakae,
        speaker: '',
        runs: [run(speech.repeat(1 + ((index + turn) % 3)))],
      })),
    ]).flat(),
  }
}

const sixtyItems = (): MinutesRecord => {
  const many = record()
  const items = Array.from({ length: 60 }, (_, index) =>
    item(`n${index}`, index + 1, {
      title: `議題その${index + 1} 広域観光の受入環境の整備について`,
      proposedBy: [sakae],
    }),
  )
  return {
    ...many,
    agenda: many.agenda.map((section) => (section.kind === 'deliberation' ? { ...section, items } : section)),
  }
}

const empty = () =>
  record({
    agenda: [],
    attendance: null,
    materials: [],
    outcomes: [],
    blocks: [],
    decisions: [],
    actionItems: [],
    course: [],
    confirmation: null,
  })

const body = '北信地域定住自立圏推進協議会'
const list = { author: body, rules: defaultRules, asOf: '2026-11-24' }
const call = { rules: defaultRules, asOf: '2026-11-24', dueOn: '2026-11-30' }

const papers: Record<string, Paper> = {
  notice: makePaper('notice', facts()).paper,
  agenda: makePaper('agenda', facts()).paper,
  attendees: makePaper('attendees', facts()).paper,
  summary: makePaper('summary', facts()).paper,
  minutes: makePaper('minutes', facts()).paper,
  minutesShirakawa: makePaper('minutes', facts(record(), { papers: shirakawa })).paper,
  agendaGothic: makePaper('agenda', facts(record(), { papers: gothic })).paper,
  fifteen: makePaper('attendees', facts(record(), { roster: fifteen })).paper,
  long: makePaper('minutes', facts(longRecord())).paper,
  sixty: makePaper('agenda', facts(sixtyItems())).paper,
  empty: makePaper('minutes', facts(empty(), { roster: [] })).paper,
  proposal: proposalPaper(printed(), defaultRules),
  proposalLong: proposalPaper(printed(24), defaultRules),
  proposals: registerPaper(proposalListSheet(body, listed()), list),
  intents: answersPaper(answers(), call).paper,
  callAnswers: answersPaper(callAnswers(), call).paper,
  consents: consentPaper(consent(), defaultRules).paper,
  consentsOfSix: consentPaper(consent(6), defaultRules).paper,
  evaluation: registerPaper(evaluationTable(body, evaluation()), list),
}

const office = openOffice()
const engine = new TypstEngine()
const word: Record<string, Pages> = {}
const pdf: Record<string, Pages> = {}

beforeAll(async () => {
  const files: Record<string, Uint8Array> = {}
  for (const [name, paper] of Object.entries(papers)) {
    files[`${name}.docx`] = await renderDocx(paper)
    pdf[name] = office.pages(await engine.render(paper))
  }
  for (const [name, made] of Object.entries(office.convert(files, 'pdf')))
    word[name.replace('.docx', '')] = office.pages(made)
}, 150_000)
afterAll(async () => {
  await engine.close()
  office.close()
})

const both = (name: string): { word: Pages; pdf: Pages } => {
  const [ofWord, ofPdf] = [word[name], pdf[name]]
  if (!ofWord || !ofPdf) throw new Error(`no pages of ${name}`)
  return { word: ofWord, pdf: ofPdf }
}
/** A bracket or a full stop at either end of a line may hang by half its width. */
const punctuationMm = 2.5
/** All but the foot of the page. */
const bodyWords = ({ words, heightMm }: Pages, bottomMm: number) =>
  words.flat().filter(({ bottom }) => bottom < heightMm - bottomMm + 1)

/** A letter stands twice in a head at most. */
const repeatsMax = 2
/**
 * Tables are read in another order: what must be equal is every letter. A table that goes on overleaf in one of the two alone
 * has its head once more there.
 */
function differing(one: Pages, other: Pages, paper: Paper): string[] {
  const heads = paper.blocks.flatMap((block) =>
    block.type === 'table' ? block.columns.map(({ header }) => header) : [],
  )
  const repeated = new Set(heads.join('').normalize('NFKC'))
  const left = new Map<string, number>()
  for (const [pages, step] of [
    [one, 1],
    [other, -1],
  ] as const)
    for (const { text } of bodyWords(pages, paper.page.bottomMm))
      for (const letter of text.normalize('NFKC')) left.set(letter, (left.get(letter) ?? 0) + step)
  return [...left].flatMap(([letter, count]) =>
    count === 0 || (Math.abs(count) <= repeatsMax && repeated.has(letter)) ? [] : letter,
  )
}

describe('a paper as Word opens it and as PDF', () => {
  test.each(Object.keys(papers))(
    '[X4] %s: both say the same, on A4, in the margins of the body’s rules',
    (name) => {
      const paper = papers[name]
      if (!paper) throw new Error(name)
      const { word: one, pdf: other } = both(name)
      expect(differing(one, other, paper)).toEqual([])
      for (const pages of [one, other]) {
        const [width, height] = paper.page.isLandscape ? [297, 210] : [210, 297]
        expect([Math.round(pages.widthMm), Math.round(pages.heightMm)]).toEqual([width, height])
        expect(pages.title).toBe(paper.title)
        const words = bodyWords(pages, paper.page.bottomMm)
        expect(Math.min(...words.map(({ left }) => left))).toBeGreaterThan(paper.page.leftMm - punctuationMm)
        expect(Math.max(...words.map(({ right }) => right))).toBeLessThan(
          width - paper.page.rightMm + punctuationMm,
        )
        expect(Math.min(...words.map(({ top }) => top))).toBeGreaterThan(paper.page.topMm - 2)
        expect(pages.fonts.every(({ isEmbedded }) => isEmbedded)).toBe(true)
      }
      // LibreOffice 7 sets air between 令和 and 8 whatever the file says: of some hundred lines one breaks elsewhere.
      const apart = other.count < 3 ? 0 : Math.ceil(other.count / 10)
      expect(Math.abs(one.count - other.count)).toBeLessThanOrEqual(apart)
    },
  )

  test('[X5] the PDF is tagged and holds its own typefaces, the one of the body’s rules', () => {
    for (const pages of Object.values(pdf)) expect(pages.isTagged).toBe(true)
    const families = (pages: Pages | undefined) =>
      (pages?.fonts ?? []).map(({ name }) => name.replace(/-.*$/, ''))
    expect(new Set(families(pdf.minutes))).toEqual(new Set(['NotoSerifJP']))
    expect(new Set(families(pdf.agendaGothic))).toEqual(new Set(['NotoSansJP']))
    expect(families(word.minutes).join()).toContain('Serif')
    expect(families(word.agendaGothic).join()).toContain('Sans')
  })

  test('names no common set of characters holds are there in both', () => {
    for (const pages of Object.values(both('attendees')))
      for (const name of ['髙橋𠮷郎', '山﨑花子', '渡邉一', '齋藤次郎']) expect(pages.letters).toContain(name)
  })

  test('[X4] the columns of a table begin at the same place', () => {
    const { word: one, pdf: other } = both('attendees')
    for (const header of ['No', '団体', '所属', '氏名', '区分', '備考']) {
      const place = (pages: Pages) => pages.words[0]?.find(({ text }) => text === header)?.left ?? Number.NaN
      expect(Math.abs(place(one) - place(other)), header).toBeLessThan(1)
    }
  })

  test('[X4] what is said hangs beside the speaker: its lines begin under each other', () => {
    for (const pages of Object.values(both('minutes'))) {
      const words = pages.words.flat()
      const speaker = words.find(({ text }) => text.startsWith('（中野市'))
      const first = words.find(({ text }) => text.startsWith('受入れは可能'))
      const second = words.find(
        ({ top, text }) => first && top > first.top + 4 && top < first.top + 8 && text.length > 8,
      )
      expect(first?.left).toBeGreaterThan((speaker?.left ?? 0) + 10)
      expect(Math.abs((second?.left ?? 0) - (first?.left ?? Number.NaN))).toBeLessThan(2)
    }
  })

  test('a 名簿 of fifteen members, 概要 and 開催通知 are one page each', () => {
    for (const name of ['fifteen', 'summary', 'notice', 'agenda']) {
      expect(word[name]?.count, name).toBe(1)
      expect(pdf[name]?.count, name).toBe(1)
    }
  })

  test('[X10] a 同意表 of fifteen 団体 with day, 文書番号 and reasons is one A4 landscape, and so is a small one in larger type', () => {
    for (const name of ['consents', 'consentsOfSix'])
      for (const pages of Object.values(both(name))) {
        expect([name, pages.count, pages.widthMm > pages.heightMm]).toEqual([name, 1, true])
        for (const words of ['知事の許可:未', '最短成立日', '決め手', '支障', '髙﨑𠮷野町'].slice(
          0,
          name === 'consents' ? 5 : 2,
        ))
          expect(pages.letters).toContain(words)
      }
    const sizeOf = (name: string) =>
      papers[name]?.blocks.flatMap((block) => (block.type === 'table' ? block.sizePt : []))[0] ?? 0
    expect(sizeOf('consentsOfSix')).toBeGreaterThan(sizeOf('consents'))
    expect(sizeOf('consents')).toBeGreaterThanOrEqual(8)
  })

  test('[X9] a 提案書 is one page, and with two thousand letters of 困りごと and やること still two or three', () => {
    for (const [name, pages] of [
      ['proposal', [1, 2]],
      ['proposalLong', [2, 3]],
    ] as const)
      for (const { count } of Object.values(both(name))) expect(pages, name).toContain(count)
  })

  test('[X10] what nobody answered is written 未 and shaded, each answer says its level', () => {
    const table = papers.intents?.blocks.find((block) => block.type === 'table')
    if (table?.type !== 'table') throw new Error('no table')
    const row = (name: string) => table.rows.find(([first]) => first === name) ?? []
    expect(row('髙﨑𠮷野町').slice(1, 3)).toEqual([{ shaded: '未' }, { shaded: '未' }])
    expect(row('中野市')[1]).toBe('参加（担当者）')
    expect(row('野沢温泉村')[1]).toBe('参加（課長）＊')
    expect(row('北信広域連合')[1]).toBe('検討中（課長）')
    const totals = ['参加', '条件付き参加', '様子見', '不参加', '未'].map((value) =>
      Number(textOfCell(row(`計　${value}`)[1] ?? '')),
    )
    expect(totals.reduce((sum, each) => sum + each, 0)).toBe(15)
    expect(row('計　未')[1]).toEqual({ figure: '3' })
    for (const pages of Object.values(both('intents'))) expect(pages.letters).toContain('未回答2団体')
  })

  test('minutes of forty pages carry page numbers and the hash on every page', () => {
    for (const pages of Object.values(both('long'))) {
      expect(pages.count).toBeGreaterThan(38)
      expect(pages.letters.match(/SHA-256/g)).toHaveLength(pages.count)
      expect(pages.letters).toContain(`-${pages.count}-`)
    }
  })

  test('[X2] of sixty items each shows who proposed it', () => {
    for (const pages of Object.values(both('sixty'))) {
      expect(pages.letters.match(/【提案:栄村】/g)).toHaveLength(60)
      expect(pages.letters).toContain('(60)議題その60')
    }
  })

  test('minutes in which nothing stands yet are a paper all the same', () => {
    for (const pages of Object.values(both('empty'))) {
      expect(pages.letters).toContain('(案)')
      expect(pages.letters).toContain('議題はありません')
    }
  })
})

describe('a list as a spreadsheet opens it', () => {
  const dangerous = {
    ...facts(),
    roster: fifteen.slice(0, 2).map((row, index) => ({
      ...row,
      division: index === 0 ? '=HYPERLINK("http://example.invalid","押す")' : '＝1+1',
      title: index === 0 ? '0123' : '+81-26',
      name: '髙橋 𠮷郎',
      note: 'カンマ, 引用符" 改行\n続き',
    })),
  }
  const utf8 = '76'
  const toCsvFilter = `csv:Text - txt - csv (StarCalc):44,34,${utf8},1,,0,false,true,true`
  const toText = (name: string, bytes: Uint8Array | string, ...options: string[]) => {
    const made = office.convert({ [name]: bytes }, toCsvFilter, ...options)
    return new TextDecoder().decode(made[name])
  }

  test('[X6] Excel: formulas stay text, codes keep their zeros, numbers are numbers', async () => {
    const text = toText('roster.xlsx', await toXlsx(rosterSheet(dangerous)))
    expect(text).toContain('"=HYPERLINK(""http')
    expect(text).toContain(',0123,')
    expect(text).toContain(',+81-26,')
    expect(text).toContain('髙橋 𠮷郎')
    expect(text).toMatch(/^1,東信州高原町,/m)
  }, 60_000)

  test('[X8] [X11] Excel: titles stay text, figures are numbers, what is missing is written', async () => {
    const sheets = {
      'evaluation.xlsx': evaluationTable(body, evaluation()),
      'proposals.xlsx': proposalListSheet(body, listed()),
      'answers.xlsx': answersSheet(answers()),
      'consents.xlsx': consentSheet(consent()),
    }
    const files: Record<string, Uint8Array> = {}
    for (const [name, sheet] of Object.entries(sheets)) files[name] = await toXlsx(fileSheet(sheet))
    const opened = office.convert(files, toCsvFilter)
    const text = (name: keyof typeof sheets) => new TextDecoder().decode(opened[name])
    expect(text('evaluation.xlsx')).toContain('負担：中野市（円）')
    expect(text('evaluation.xlsx')).toMatch(/道路台帳の更新,件,10,20\.5,25,○,1234567,400000,400001,400002/)
    expect(text('evaluation.xlsx')).toMatch(/住民の利用,件,10,20\.5,未,,,,,/)
    expect(text('proposals.xlsx')).toContain('"=HYPERLINK(""x"")"')
    expect(text('proposals.xlsx')).toContain('髙﨑𠮷の共同窓口')
    expect(text('answers.xlsx')).toContain('髙﨑𠮷野町,未,未')
    expect(text('consents.xlsx')).toContain('担当者,担当者 日付,担当者 文書番号')
    expect(text('consents.xlsx')).toContain('利用割を加えた案が示されるまで判断できない。')
  }, 60_000)

  test('[X6] CSV: what looks like a formula arrives as text behind an apostrophe', () => {
    const list = toCsv(rosterSheet(dangerous))
    const opened = office.convert(
      { 'list.csv': list },
      'xlsx:Calc MS Excel 2007 XML',
      `--infilter=Text - txt - csv (StarCalc):44,34,${utf8},1`,
    )
    const text = toText('opened.xlsx', opened['list.csv'] ?? '')
    for (const cell of ["'=HYPERLINK(", "'＝1+1", "'+81-26", '髙橋 𠮷郎', 'カンマ, 引用符'])
      expect(text).toContain(cell)
  }, 60_000)
})

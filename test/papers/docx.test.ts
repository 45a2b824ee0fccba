import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { renderDocx } from '../../server/papers/docx/renderDocx'
import { twipsOfMm } from '../../server/papers/docx/units'
import { makePaper } from '../../server/papers/makePaper'
import { landscape, textWidthMm } from '../../server/papers/model/layout'
import type { Paper } from '../../server/papers/model/Paper'
import { defaultRules } from '../../shared/forums/rules'
import { facts, record, sakae, shirakawa } from './paperFacts'

const partsOf = async (paper: Paper): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await renderDocx(paper))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  )
const numbers = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, value]) => Number(value))

describe('a paper as a Word file', () => {
  test.each([
    ['the default page', defaultRules.papers, 1134],
    ['白川町’s page', shirakawa, 964],
  ] as const)('[X4] is A4 with the margins of the body’s rules: %s', async (_, papers, right) => {
    const { 'word/document.xml': xml = '' } = await partsOf(
      makePaper('minutes', facts(record(), { papers })).paper,
    )
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(xml).toMatch(new RegExp(`<w:pgMar w:top="1417" w:right="${right}" w:bottom="1417" w:left="1701"`))
  })

  test('[X4] a register lies on its side, bound at its upper edge', async () => {
    const paper = { ...makePaper('agenda', facts()).paper, page: landscape(defaultRules) }
    const { 'word/document.xml': xml = '' } = await partsOf(paper)
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/)
    expect(xml).toMatch(/<w:pgMar w:top="1701"/)
  })

  test('[X4] says its face for Japanese and Latin letters, what may stand in for it, and that it is Japanese', async () => {
    const parts = await partsOf(makePaper('minutes', facts()).paper)
    const styles = parts['word/styles.xml'] ?? ''
    expect(styles).toContain('w:eastAsia="ＭＳ 明朝"')
    expect(styles).toContain('w:ascii="ＭＳ 明朝"')
    expect(styles).toMatch(/<w:lang w:val="ja-JP"[^>]*w:eastAsia="ja-JP"/)
    expect(parts['word/fontTable.xml']).toContain('Yu Mincho,Noto Serif CJK JP')
    const gothic = await partsOf(
      makePaper('minutes', facts(record(), { papers: { ...defaultRules.papers, typeface: 'gothic' } })).paper,
    )
    expect(gothic['word/styles.xml']).toContain('w:eastAsia="ＭＳ ゴシック"')
    expect(gothic['word/document.xml']).not.toContain('明朝')
  })

  test('[X4] tables are of fixed width: columns and cells add up to the text width, heads repeat, short rows stay whole', async () => {
    for (const papers of [defaultRules.papers, shirakawa]) {
      const { paper } = makePaper('minutes', facts(record(), { papers }))
      const { 'word/document.xml': xml = '' } = await partsOf(paper)
      const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
      expect(tables.length).toBe(4)
      const width = twipsOfMm(textWidthMm(paper.page))
      for (const table of tables) {
        expect(table).toContain('<w:tblLayout w:type="fixed"/>')
        expect(table).toContain(`<w:tblW w:type="dxa" w:w="${width}"/>`)
        expect(numbers(table, /<w:gridCol w:w="(\d+)"/g).reduce((sum, each) => sum + each, 0)).toBe(width)
        for (const row of table.match(/<w:tr>.*?<\/w:tr>/gs) ?? []) {
          expect(numbers(row, /<w:tcW w:type="dxa" w:w="(\d+)"/g).reduce((sum, each) => sum + each, 0)).toBe(
            width,
          )
          expect(row).toContain('<w:cantSplit/>')
        }
        expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
      }
    }
  })

  test('[X4] a speech hangs by a real indent and a tab, not by spaces', async () => {
    const { 'word/document.xml': xml = '' } = await partsOf(makePaper('minutes', facts()).paper)
    const speech = (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).find((each) => each.includes('受入れは可能')) ?? ''
    const [left = 0] = numbers(speech, /<w:ind [^>]*w:left="(\d+)"/g)
    const [hanging = 0] = numbers(speech, /<w:ind [^>]*w:hanging="(\d+)"/g)
    expect(hanging).toBeGreaterThan(1000)
    expect(left - hanging).toBe(220)
    expect(speech).toMatch(/（中野市）<\/w:t><w:tab\/>/)
  })

  test('headings are headings, so that Word’s outline and screen readers find them', async () => {
    const { 'word/document.xml': xml = '' } = await partsOf(makePaper('minutes', facts()).paper)
    expect(xml).toContain('<w:pStyle w:val="Title"/>')
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(5)
    expect(xml.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(2)
  })

  test('[X4] holds nothing a gateway takes out: no macro, link, embedded face or picture', async () => {
    const parts = await partsOf(makePaper('minutes', facts()).paper)
    const names = Object.keys(parts)
    expect(names.filter((name) => /vba|macro|embed|media|fonts\/|\.bin$/i.test(name))).toEqual([])
    const relations = names.filter((name) => name.endsWith('.rels')).map((name) => parts[name])
    expect(relations.join()).not.toContain('TargetMode="External"')
    expect(parts['word/document.xml']).not.toMatch(/<w:(hyperlink|object|drawing|pict|altChunk)\b/)
  })

  test('[X4] equal papers are equal bytes, and tell nothing of when they were made', async () => {
    const { paper } = makePaper('minutes', facts())
    expect(await renderDocx(paper)).toEqual(await renderDocx(paper))
    const { 'docProps/core.xml': core = '' } = await partsOf(paper)
    expect(core).toContain(paper.title)
    expect(core).not.toContain('dcterms:created')
  })

  test('what people wrote stays what they wrote: markup, line breaks, rare characters', async () => {
    const odd = '<w:b/>&amp; #panic("x") 髙﨑𠮷\n二行目'
    const { 'word/document.xml': xml = '' } = await partsOf(
      makePaper(
        'minutes',
        facts(record({ blocks: [{ type: 'paragraph', runs: [{ text: odd, isBold: false }] }] })),
      ).paper,
    )
    expect(xml).toContain('&lt;w:b/&gt;&amp;amp; #panic(&quot;x&quot;) 髙﨑𠮷')
    expect(xml).toMatch(/<w:br\/><w:t xml:space="preserve">二行目/)
  })
})

describe('what stands on the papers', () => {
  const textOf = async (paper: Paper) =>
    ((await partsOf(paper))['word/document.xml'] ?? '').replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, '')

  test('[X2] 次第: 提案団体, 説明者, 時間 and 資料 of every item; 追加議題 are marked', async () => {
    const text = await textOf(makePaper('agenda', facts(record(), { addedItems: new Set(['d2']) })).paper)
    expect(text).toContain(
      '(1)専門職（土木）の共同確保について【提案：木島平村・栄村】（木島平村・20分）資料２',
    )
    expect(text).toContain('【追加議題】デマンド交通の相互乗入れについて【提案：山ノ内町】')
    expect(text).toContain('資料３-１、資料３-２')
    expect(text).toContain('〔非公開：人事に関する情報〕')
    expect(text).toMatch(/【配布資料】\n資料１令和7年度 連携事業の実績/)
  })

  test('[X3] 議事録: results, speakers, 決定 and 宿題 with their numbers; みなし確認 never stands under 異議なし', async () => {
    const text = await textOf(makePaper('minutes', facts()).paper)
    expect(text).toContain('第1.0版（確定 令和8年10月9日）')
    expect(text).toContain('別紙名簿のとおり　6団体中6団体（うち代理1・遅参1・早退1・オンライン1）')
    expect(text).toContain('原案のとおり決定（異議なし）')
    expect(text).toContain('【決定 R8-幹-07】次回までに部会で試算し')
    expect(text).toContain('【宿題 R8-幹-宿08】試算表の作成　担当：木島平村　期限：令和8年10月2日')
    expect(text).toContain('【確認】按分は利用時間割')
    const round = makePaper('minutes', facts()).paper.blocks.find(
      (block) => block.type === 'table' && block.columns.some(({ header }) => header === 'みなし確認'),
    )
    const [row = []] = round?.type === 'table' ? round.rows : []
    expect(row[2]).toBe('4件\n飯山市、山ノ内町、木島平村、野沢温泉村')
    expect(row[3]).toBe('1件\n栄村')
    expect(row[4]).toContain('中野市：採用')
  })

  test('[X3] the 職 of a speaker is printed where the body’s rules ask for it', async () => {
    const plain = facts()
    const titled = {
      ...plain,
      rules: {
        ...plain.rules,
        minutes: { ...plain.rules.minutes, style: 'organisation_and_title' as const },
      },
    }
    expect(await textOf(makePaper('minutes', plain).paper)).toContain('（中野市）受入れは')
    expect(await textOf(makePaper('minutes', titled).paper)).toContain('（中野市 政策情報課長）受入れは')
  })

  test('名簿: 建制順, 代理, 遅参 and オンライン; the centre first only where the rules say so', async () => {
    const rows = (isCentralCityFirst: boolean) => {
      const late = record()
      const members = late.members.map((each) => ({
        ...each,
        role:
          each.id === 'sakae'
            ? ('central_city' as const)
            : each.role === 'central_city'
              ? ('partner_municipality' as const)
              : each.role,
      }))
      const { sheet } = makePaper(
        'attendees',
        facts({ ...late, members }, { papers: { ...defaultRules.papers, isCentralCityFirst } }),
      )
      return sheet?.rows ?? []
    }
    expect(rows(false).map((row) => row[1])).toEqual([
      '中野市',
      '飯山市',
      '山ノ内町',
      '木島平村',
      '野沢温泉村',
      '栄村',
      '飯山市',
    ])
    expect(rows(true)[0]?.[1]).toBe('栄村')
    expect(rows(false)[2]?.[8]).toBe('遅参 14:10')
    expect(rows(false)[3]?.[8]).toBe('総務課長（代理 庶務係長）')
    expect(rows(false)[5]?.[8]).toBe('オンライン')
  })

  test('開催通知: 文書番号, 宛先, 記, 回答 until a day; what is not known yet stays blank', async () => {
    const text = await textOf(makePaper('notice', facts()).paper)
    for (const words of [
      '8北定第12号',
      '令和8年8月20日',
      '（公印省略）',
      '開催について（通知）',
      '御出席くださる',
      '令和8年9月11日（金）までに',
    ])
      expect(text).toContain(words)
    const early = await textOf(
      makePaper('notice', facts(record(), { notice: { sentAt: null, number: '', answerBy: null } })).paper,
    )
    const inWriting = record()
    const written = await textOf(
      makePaper('notice', facts({ ...inWriting, meeting: { ...inWriting.meeting, mode: 'written' } })).paper,
    )
    expect(written).toContain('午後1時30分（回答期限）')
    expect(written).toContain('書面により開催')
    expect(written).not.toContain('御出席')
    expect(early).toContain('第　　　　号')
    expect(early).toContain('令和　　年　　月　　日')
  })

  test('正誤表 and 公開版 say what was put right and what was taken out', async () => {
    const erratum = {
      version: '1.1',
      section: 'd1',
      place: '５(1)',
      wrong: '時間割',
      right: '日数割',
      reason: '誤記',
      requestedBy: sakae,
    }
    const text = await textOf(makePaper('errata', facts(record({ errata: [erratum] }))).paper)
    for (const words of ['時間割', '日数割', '誤記', '栄村', '第1.1版']) expect(text).toContain(words)
    const publication = {
      at: '2026-10-20T09:00:00+09:00',
      by: '飯山市 企画財政課長',
      redactions: [{ place: '５(3)', reason: '人事に関する情報' }],
    }
    const open = await textOf(makePaper('published', facts(record({ publication }))).paper)
    expect(open).toContain('議事録（公開版）')
    expect(open).toContain('５(3)　人事に関する情報')
  })
})

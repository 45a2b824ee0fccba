import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv } from '../../shared/csv'
import { checkDigit } from '../../shared/forums/organisationCode'
import { readRegister, registerHeaders } from '../../shared/forums/registerFile'
import { type Registered, registerPlan, seatKey } from '../../shared/forums/registerPlan'

const registered: Registered = {
  organisations: [
    { id: '202118', code: '202118', name: '中野市', kind: 'city' },
    { id: '202134', code: '202134', name: '飯山市', kind: 'city' },
    { id: '206024', code: '206024', name: '栄村', kind: 'village' },
    { id: 'kumiai', code: null, name: '北信広域連合', kind: 'wide_area_union' },
    { id: '200000', code: '200000', name: '長野県', kind: 'prefecture' },
  ],
  members: new Map([['202118', 'central_city']]),
  seats: new Map([[seatKey('202118', '企画課長'), { id: 'seat', isSecretariat: false }]]),
  mayMakeSeats: true,
  above: null,
}
const planFor = (rows: string[][], more: Partial<Registered> = {}) =>
  registerPlan(readRegister(csv([registerHeaders, ...rows])).lines, { ...registered, ...more })
const faultsFor = (row: string[], more: Partial<Registered> = {}) => planFor([row], more)[0]?.faults ?? []

describe('a list of members and seats', () => {
  test('[B8] says what each line would do, and what is registered already', () => {
    const plan = planFor([
      ['202118', '中野市', '中心市', '企画課長', ''],
      ['202118', '中野市', '中心市', '総務課長', '○'],
      ['206024', '栄村', '連携市町村', '', ''],
      ['', '北信広域連合', 'オブザーバー', '', ''],
    ])
    expect(plan.map(({ line, changes, faults }) => [line, changes, faults])).toEqual([
      [2, [], []],
      [3, ['seat', 'secretariat'], []],
      [4, ['join'], []],
      [5, ['join'], []],
    ])
  })

  test.each([
    ['a wrong check digit', ['202119', '中野市', '中心市', '', ''], '検査数字が合いません'],
    ['a lost zero', ['20211', '中野市', '中心市', '', ''], '6桁の数字ではありません'],
    ['an unknown code', ['202061', '', '中心市', '', ''], '登録されていません'],
    ['a name that does not fit the code', ['202118', '飯山市', '中心市', '', ''], '202118」は中野市です'],
    ['an unknown name', ['', '北信村', '中心市', '', ''], '「北信村」は登録されていません'],
    ['neither code nor name', ['', '', '中心市', '', ''], '団体コードか団体名'],
    ['an unknown role', ['202118', '', '会長', '', ''], '役割「会長」は使えません'],
    ['nothing to do', ['202118', '', '', '', ''], '役割か職のどちらか'],
    ['an unreadable mark', ['202118', '', '', '企画課長', 'たぶん'], '事務局の欄'],
    ['a secretariat without a seat', ['202118', '', '中心市', '', '○'], 'その職を書いて'],
    ['the prefecture as 中心市', ['200000', '', '中心市', '', ''], '県だけに'],
    ['the prefecture as a secretariat', ['200000', '', '県', '市町村課', '○'], '構成団体の席だけ'],
  ])('[B8] refuses %s, by line', (_what, row, sentence) => {
    expect(faultsFor(row)).toEqual([expect.stringContaining(sentence)])
  })

  test('[B8] a doubled row and two roles of one organisation name the earlier line', () => {
    const [first, second, third] = planFor([
      ['202118', '', '中心市', '企画課長', ''],
      ['２０２１１８', '', '中心市', '企画課長', ''],
      ['202118', '', '連携市町村', '総務課長', ''],
    ])
    expect(first?.faults).toEqual([])
    expect(second?.faults).toEqual([expect.stringContaining('2行目と同じ団体・職')])
    expect(third?.faults).toEqual([expect.stringContaining('2行目と役割が違います')])
  })

  test('[B8] who may not make seats takes in members only; a tier takes only members of its body', () => {
    expect(faultsFor(['202118', '', '', '企画課長', ''], { mayMakeSeats: false })).toEqual([
      expect.stringContaining('管理者だけ'),
    ])
    const above = new Map([['206024', 'partner_municipality' as const]])
    expect(faultsFor(['206024', '', '中心市', '', ''], { above })).toEqual([])
    expect(faultsFor(['202134', '', '中心市', '', ''], { above })).toEqual([
      expect.stringContaining('親の会議体'),
    ])
  })

  test('[B8] columns are found by their names in any order, what is no column is named, and a wrong file is told', () => {
    const { lines, ignored } = readRegister('職名,メモ,市町村コード\n企画課長,x,202118\n')
    expect(lines).toEqual([
      { line: 2, code: '202118', name: '', role: '', title: '企画課長', secretariat: '' },
    ])
    expect(ignored).toEqual(['メモ'])
    expect(() => readRegister('氏名,住所\na,b\n')).toThrow('見出し')
    expect(() => readRegister('団体コード,役割\n')).toThrow('行がありません')
    expect(() => readRegister('')).toThrow('何も書かれていません')
  })

  test('[B8] one wrong digit, or two neighbours that changed places, is noticed', () => {
    const anyCode = fc
      .integer({ min: 10_000, max: 99_999 })
      .map((stem) => `${stem}${checkDigit(String(stem))}`)
    fc.assert(
      fc.property(anyCode, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
        const digit = (Number(code[at]) + by) % 10
        const mistyped = `${code.slice(0, at)}${digit}${code.slice(at + 1)}`
        // A remainder of 10 and one of 0 share their last digit: the standard's own weakness, 1 in 11.
        fc.pre(checkDigit(mistyped) !== checkDigit(code))
        expect(faultsFor([mistyped, '', '中心市', '', ''])).toEqual([expect.stringContaining('検査数字')])
      }),
    )
  })
})

import { strFromU8, unzipSync } from 'fflate'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TypstEngine } from '../../server/papers/pdf/PdfEngine'
import { paperRoutes } from '../../server/papers/routes'
import { formatsOf } from '../../shared/papers/paper'
import type { Actor } from '../../shared/permission'
import { forumId, openProposalsWorld, type ProposalsWorld, seats } from '../proposals/proposalsWorld'
import { appFor } from '../support/appFor'

let world: ProposalsWorld
const pdf = new TypstEngine()
beforeEach(async () => {
  world = await openProposalsWorld()
})
afterEach(() => world.close())
afterAll(() => pdf.close())

const get = (actor: Actor | undefined, path: string) =>
  appFor(actor, () => undefined)
    .route('/', paperRoutes(world.context, pdf))
    .request(path)
const linesOf = async (actor: Actor, path: string) =>
  new TextDecoder().decode(await (await get(actor, path)).arrayBuffer()).split('\r\n')
const wordsOf = async (actor: Actor, path: string) => {
  const parts = unzipSync(new Uint8Array(await (await get(actor, path)).arrayBuffer()))
  return strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    .replace(/<w:br\/>|<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '')
}

describe('提案一覧', () => {
  test('[X8] has the columns offices ask for, one line per submitted proposal, and no formula', async () => {
    const title = '=HYPERLINK("x"),共同'
    await world.submitted(seats.sakae, { title, coProposers: ['nozawa'] })
    await world.drafts(seats.nozawa, { title: '書きかけの件名' })
    const response = await get(seats.nakano, `/forums/${forumId}/proposals.csv`)
    expect(decodeURIComponent(response.headers.get('Content-Disposition') ?? '')).toContain(
      '北信地域定住自立圏_提案一覧_20261124.csv',
    )
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = new TextDecoder().decode(bytes).split('\r\n')
    expect(lines[0]).toBe(
      '提案番号,件名,分野,発案団体,発案団体区分,共同提案団体,きっかけ,記入者所属,代行入力,初出日,提出日,状態,協議した会議,結果,結果日,参加団体数,事業番号,上程元',
    )
    expect(lines[1]).toBe(
      'R8-01,"\'=HYPERLINK(""x""),共同",地域公共交通,栄村,連携市町村のみ,野沢温泉村,自発,栄村 企画課長,なし,2026-11-24,2026-11-24,提出,,,,,,',
    )
    expect(lines[2]).toBe('')
    for (const format of formatsOf.proposals)
      expect((await get(seats.prefecture, `/forums/${forumId}/proposals.${format}`)).status).toBe(200)
  })

  test('[X8] [X1] is absent for whoever has no part in the body', async () => {
    const absent = await (await get(seats.sakae, '/forums/nowhere/proposals.csv')).text()
    for (const actor of [seats.stranger, seats.administrator]) {
      const answer = await get(actor, `/forums/${forumId}/proposals.csv`)
      expect([answer.status, await answer.text()]).toEqual([404, absent])
    }
    expect((await get(undefined, `/forums/${forumId}/proposals.csv`)).status).toBe(401)
  })
})

describe('提案書', () => {
  test('[X9] says 困りごと first and money last, whose it is and who typed it', async () => {
    const id = await world.submitted(seats.secretariat, {
      title: '髙﨑と𠮷の共同窓口',
      onBehalfOf: { organisationId: 'kijimadaira', channel: 'phone' },
      coProposers: ['sakae'],
    })
    const text = await wordsOf(seats.nakano, `/proposals/${id}/proposal.docx`)
    for (const words of [
      '髙﨑と𠮷の共同窓口',
      '木島平村（連携市町村）、栄村（連携市町村）',
      '代行入力（電話）・未確認',
    ])
      expect(text).toContain(words)
    const order = [
      '件名',
      '提案団体',
      '記入者',
      'きっかけ',
      '困りごと',
      'やること',
      '期待する参加団体',
      '団体別の得',
      '費用概算',
      '開始希望',
      '県への期待',
      '参考事例',
      '経過',
    ]
    const places = order.map((label) => text.indexOf(`\n${label}`))
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
  })

  test('[X9] a draft is its drafters’ paper, as 案; afterwards whoever reads the proposal has it', async () => {
    const id = await world.drafts(seats.sakae)
    await world.types(seats.sakae, id, '本文の一行目')
    const draft = await wordsOf(seats.sakae, `/proposals/${id}/proposal.docx`)
    expect(draft).toContain('提案書（案）')
    expect(draft).toContain('本文の一行目')
    const absent = await (await get(seats.nozawa, '/proposals/nothing/proposal.docx')).text()
    for (const actor of [seats.nozawa, seats.prefecture, seats.stranger]) {
      const answer = await get(actor, `/proposals/${id}/proposal.docx`)
      expect([answer.status, await answer.text()]).toEqual([404, absent])
    }
    await world.submits(seats.sakae, id)
    for (const actor of [seats.nozawa, seats.prefecture])
      for (const format of formatsOf.proposal)
        expect((await get(actor, `/proposals/${id}/proposal.${format}`)).status).toBe(200)
    expect((await get(seats.stranger, `/proposals/${id}/proposal.docx`)).status).toBe(404)
    expect((await get(seats.sakae, `/proposals/${id}/proposal.csv`)).status).toBe(404)
  })

  test('[X9] what is rewritten after a return is not printed for others before it is submitted again', async () => {
    const id = await world.submitted(seats.sakae)
    await world.moves(seats.secretariat, id, 'returned')
    await world.edits(seats.sakae, id, { title: '書き直した件名' })
    expect(await wordsOf(seats.sakae, `/proposals/${id}/proposal.docx`)).toContain('書き直した件名')
    expect(await wordsOf(seats.secretariat, `/proposals/${id}/proposal.docx`)).toContain('村道除雪')
    expect(await wordsOf(seats.secretariat, `/proposals/${id}/proposal.docx`)).not.toContain('書き直した')
  })
})

test('[X9] what is a sample is told so on paper, and a real one is not', async () => {
  const id = await world.submitted(seats.sakae)
  const isMarked = async () =>
    (await wordsOf(seats.nozawa, `/proposals/${id}/proposal.docx`)).includes('サンプル')
  const isListMarked = async () =>
    (await wordsOf(seats.nozawa, `/forums/${forumId}/proposals.docx`)).includes('サンプル')
  expect([await isMarked(), await isListMarked()]).toEqual([false, false])
  await world.db.updateTable('proposal').set({ is_sample: 1 }).where('id', '=', id).execute()
  expect([await isMarked(), await isListMarked()]).toEqual([true, true])
})

describe('発案統計 as a file', () => {
  test('[Z5] lists what was counted, with whose it is, who typed it and the day of each stage', async () => {
    await world.submitted(seats.secretariat, {
      onBehalfOf: { organisationId: 'kijimadaira', channel: 'phone' },
    })
    const [head, line] = await linesOf(seats.sakae, `/forums/${forumId}/balance.csv`)
    expect(head?.replace('\uFEFF', '')).toBe(
      '提案番号,件名,会議体,年度,分野,発案団体,発案団体区分,きっかけ,記入者,代行入力,初出日,提出日,協議日,採択日,実施日',
    )
    expect(line).toContain(
      '木島平村,連携市町村のみ,自発,飯山市 企画課長,あり（電話・未確認）,2026-11-24,2026-11-24,,,',
    )
    expect(await linesOf(seats.sakae, `/forums/${forumId}/balance.csv?asOf=2026-11-23`)).toHaveLength(2)
    expect((await get(seats.prefecture, '/forums/all/balance.xlsx')).status).toBe(200)
    expect((await get(seats.administrator, '/forums/all/balance.csv')).status).toBe(404)
  })
})

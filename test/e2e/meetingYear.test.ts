import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOfDay } from '../../shared/calendar'
import type { ForumRules } from '../../shared/forums/rules'
import { compose } from '../support/browser'
import { layCable } from '../support/cable'
import { saved, showsTitle, surface, wordsOf } from '../support/documentPages'
import {
  act,
  codeOf,
  does,
  importRegister,
  inviteEverybody,
  municipalities,
  names,
  type People,
  reads,
  registerCsv,
  type Who,
} from '../support/hokushin'
import { openStory, type Story } from '../support/story'
import { forumId, type Seated } from '../support/world'

/** A meeting from the first date to the filed record, by the people who hold it: one body, its six 市町村 and 県, from June to August. */

let story: Story
let admin: Seated
let people: People
let meetingId: string

const person = (who: Who) => people.person(who)
const office = () => person('office')
const comeBack = () => people.comeBack()

beforeAll(async () => {
  story = await openStory('2026-06-01T09:00:00+09:00')
})
afterAll(async () => {
  story.expectNoMisdeeds()
  await story.close()
})

test('1. members and seats come in by CSV; a wrong code is told by its line, and nothing is saved before it is right', async () => {
  admin = await story.administrator()
  const content = registerCsv({ wrong: 'sakae' })
  const wrong = await does(admin, 'POST', `/api/forums/${forumId}/register/preview`, { content })
  const faulty = (wrong.lines as { line: number; faults: string[] }[]).filter(
    ({ faults }) => faults.length > 0,
  )
  expect(faulty.map(({ line }) => line)).toEqual([7])
  const refused = await admin.asks(`/api/forums/${forumId}/register`, {
    method: 'POST',
    body: act({ content, sha256: wrong.sha256 }),
  })
  expect(refused.status).toBeGreaterThanOrEqual(400)

  expect(await importRegister(admin, registerCsv())).toMatchObject({ seats: 7 })
  people = await inviteEverybody(story, admin)
})

test('2. a promise of three meetings a year: 未開催 since the agreement of 2012, counted in days', async () => {
  const settings = await reads<{
    revision: number
    rules: ForumRules
    seats: { seatId: string; organisationId: string }[]
  }>(office(), `/api/forums/${forumId}/settings`)
  const chair = settings.seats.find((seat) => seat.organisationId === codeOf('iiyama'))
  const rules: ForumRules = {
    ...settings.rules,
    cadence: { ...settings.rules.cadence, perFiscalYear: 3, longestGapDays: 180 },
    minutes: {
      ...settings.rules.minutes,
      confirmedBy: 'chair',
      chairSeatId: chair?.seatId ?? null,
      requiresRound: true,
      silence: 'deemed_confirmed',
    },
    papers: { ...settings.rules.papers, abbreviation: '幹' },
  }
  await does(office(), 'PUT', `/api/forums/${forumId}/rules`, { revision: settings.revision, rules })
  await person('sakae').opens(`/forums/${forumId}`)
  const days = Math.round((startOfDay('2026-06-01') - startOfDay('2012-12-13')) / 86_400_000)
  await person('sakae').page.getByText('未開催').first().waitFor()
  await person('sakae')
    .page.getByText(`から${days.toLocaleString('ja-JP')}日`)
    .first()
    .waitFor()
})

test('3. dates are asked; 野沢温泉村 answers with two presses from きょうの宿題, and the date makes the meeting', async () => {
  const at = (day: string) => Date.parse(`${day}T13:30:00+09:00`)
  const poll = await does(
    office(),
    'POST',
    '/api/schedule/polls',
    act({
      forumId,
      title: '北信地域定住自立圏 推進協議会幹事会',
      options: ['2026-06-24', '2026-06-25', '2026-06-26'].map((day) => ({
        startsAt: at(day),
        endsAt: at(day) + 5_400_000,
      })),
      dueOn: '2026-06-10',
      note: '',
    }),
  )
  const nozawa = person('nozawa')
  await nozawa.opens('/')
  await nozawa.page.getByRole('button', { name: /すべて○/ }).click()
  await nozawa.page.getByRole('dialog').getByRole('button', { name: 'すべて○で回答する' }).click()
  await nozawa.page.getByRole('dialog').waitFor({ state: 'hidden' })
  const page = await reads<{ options: { id: string }[] }>(office(), `/api/schedule/polls/${poll.id}`)
  for (const name of ['nakano', 'iiyama', 'yamanouchi', 'kijimadaira'] as const)
    await does(person(name), 'PUT', `/api/schedule/polls/${poll.id}/answer`, {
      answers: page.options.map(({ id }, index) => ({
        optionId: id,
        member: index === 1 ? 'yes' : 'maybe',
        deputy: null,
      })),
      note: '',
    })
  const closed = await does(
    office(),
    'POST',
    `/api/schedule/polls/${poll.id}/closing`,
    act({ optionId: page.options[1]?.id, place: '飯山市役所 第3委員会室', mode: 'hybrid' }),
  )
  meetingId = String(closed.meetingId)
  await does(
    office(),
    'POST',
    `/api/meetings/${meetingId}/notice`,
    act({ noticeNumber: '飯企第12号', rsvpDueOn: '2026-06-19', agendaDueOn: '2026-06-12' }),
  )
})

/** What an input method shows on the way. */
const josetsu = ['ｊ', 'じ', 'じょ', 'じょせ', 'じょせつ', '除雪']

test('4.–5. four write the 次第 at once, 栄村 by IME and with its line cut for a minute and a half; every word stays', async () => {
  const cable = await layCable(story.url)
  const four = ['nakano', 'yamanouchi', 'kijimadaira'] as const
  const village = await story.signedIn('sakae', cable.url)
  for (const each of [...four.map(person), village]) {
    await each.opens(`/meetings/${meetingId}`)
    await saved(each)
  }
  await person('nakano').page.getByRole('button', { name: '協議事項を加える' }).click()
  await person('nakano').page.keyboard.type('専門職（土木）の共同確保について')
  await village.page.getByRole('button', { name: '協議事項を加える' }).click()
  await village.page.keyboard.type('村道')
  await compose(village.page, josetsu, async () => {
    await person('nakano').page.keyboard.type('。')
  })
  await showsTitle(person('yamanouchi'), '村道除雪')
  cable.pull()
  await village.page.keyboard.type('の共同発注')
  await village.page
    .getByText(/未保存 \d+件/)
    .filter({ visible: true })
    .first()
    .waitFor()
  cable.putBack()
  await saved(village)
  for (const name of four) await showsTitle(person(name), '村道除雪の共同発注')
  await showsTitle(village, `専門職（土木）の共同確保について${'。'.repeat(josetsu.length)}`)
  await village.context.close()
  await cable.close()
})

test('6. 次第 goes out as v1; what comes later is 追加議題, on the screen and on the paper', async () => {
  const { previewed } = await reads<{ previewed: string }>(
    office(),
    `/api/meetings/${meetingId}/agenda/preview`,
  )
  await does(office(), 'POST', `/api/meetings/${meetingId}/agenda/versions`, act({ previewed }))
  const nozawa = person('nozawa')
  await nozawa.opens(`/meetings/${meetingId}`)
  await saved(nozawa)
  await nozawa.page.getByRole('button', { name: '報告事項を加える' }).click()
  await nozawa.page.keyboard.type('観光案内所の電話通訳について')
  await saved(nozawa)
  await nozawa.page.getByText('追加議題').first().waitFor()

  await expect
    .poll(async () => wordsOfDocx(await fileOf(office(), 'agenda.docx')))
    .toContain('観光案内所の電話通訳について')
  const paper = unzipSync(await fileOf(office(), 'agenda.docx'))
  const xml = strFromU8(paper['word/document.xml'] ?? new Uint8Array())
  // A4 in twentieths of a point, and the body's left margin of 30 mm.
  expect(xml).toMatch(/<w:pgSz[^>]*w:w="1190\d"[^>]*w:h="1683\d"/)
  expect(xml).toMatch(/<w:pgMar[^>]*w:left="170[01]"/)
  const words = wordsOfDocx(await fileOf(office(), 'agenda.docx'))
  expect(words).toContain('追加議題')
  expect(words).toContain('提案：栄村')
})

const fileOf = async (who: Seated, file: string): Promise<Uint8Array> => {
  const text = await who.page.evaluate(async (path) => {
    const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer())
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  }, `/api/papers/${meetingId}/${file}`)
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

const wordsOfDocx = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')

test('7. the meeting opens: 山ノ内町 comes at 14:10, 木島平村 is represented, and 定足数 follows', async () => {
  story.at('2026-06-18T10:00')
  await comeBack()
  const people = (division: string, title: string) => [{ division, title, name: '' }]
  for (const name of ['nakano', 'iiyama', 'yamanouchi', 'nozawa', 'sakae'] as const)
    await does(person(name), 'PUT', `/api/schedule/meetings/${meetingId}/rsvp`, {
      answer: 'present',
      people: people('', '企画担当課長'),
      note: '',
    })
  await does(person('kijimadaira'), 'PUT', `/api/schedule/meetings/${meetingId}/rsvp`, {
    answer: 'proxy',
    people: people('総務課', '係長'),
    note: '',
  })

  story.at('2026-06-25T13:30')
  await comeBack()
  const { page } = office()
  await office().opens(`/meetings/${meetingId}/sitting`)
  await page.getByRole('button', { name: '開会', exact: true }).click()
  await page.getByRole('button', { name: 'このまま開会する' }).click()
  await page.getByRole('tab', { name: '出欠' }).click()
  const line = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })
  await line('木島平村').getByText('回答：代理出席（総務課 係長）').waitFor()
  for (const name of ['中野市', '飯山市', '木島平村', '野沢温泉村', '栄村'])
    await line(name).getByRole('button', { name: /出席$/ }).first().click()
  await page.getByText('出席 5／6団体').waitFor()
  await line('木島平村').getByText('代理').first().waitFor()
  story.at('2026-06-25T14:10')
  // Forty minutes in one step: to the server nobody acted in them, and sessions ended.
  await comeBack()
  await office().opens(`/meetings/${meetingId}/sitting`)
  await page.getByRole('tab', { name: '出欠' }).click()
  await line('山ノ内町').getByRole('button', { name: /遅参$/ }).click()
  await page.getByText('出席 6／6団体').waitFor()
  await page.getByText('遅参 14:10').waitFor()
})

test('8. three write at once; /決定 makes R8-幹-01 and /宿題 one that a 団体 owns', async () => {
  const { page } = office()
  const takers = [office(), person('kijimadaira'), person('nakano')]
  for (const taker of takers.slice(1)) await taker.opens(`/meetings/${meetingId}/sitting`)
  await page.getByRole('tab', { name: '議題' }).click()
  await page.getByRole('button', { name: '最初の議題へ' }).click()
  await page.getByRole('button', { name: '次の議題', exact: true }).click()
  for (const taker of takers) await surface(taker).locator('.block-agenda').nth(1).waitFor()

  const nakano = person('nakano')
  await surface(nakano).locator('p').last().click()
  await nakano.page.keyboard.insertText('受入れは可能。費用の按分を確認したい。')
  await nakano.page.keyboard.press('Enter')
  const kijimadaira = person('kijimadaira')
  await surface(kijimadaira).getByText('費用の按分').waitFor()
  await surface(kijimadaira).locator('p').last().click()
  await kijimadaira.page.keyboard.type('/kettei')
  await kijimadaira.page.locator('.command-menu').getByText('決定', { exact: true }).waitFor()
  await kijimadaira.page.keyboard.press('Enter')
  await kijimadaira.page.keyboard.insertText('次回までに部会で試算する。')
  await kijimadaira.page.keyboard.press('Enter')
  await kijimadaira.page.keyboard.type('/shukudai')
  await kijimadaira.page.locator('.command-menu').getByText('宿題', { exact: true }).waitFor()
  await kijimadaira.page.keyboard.press('Enter')
  await kijimadaira.page.keyboard.insertText('試算表の作成')
  await kijimadaira.page.locator('.block-actionItem select').first().selectOption({ label: '木島平村' })

  for (const taker of takers)
    await expect.poll(() => wordsOf(taker)).toMatch(/費用の按分.*部会で試算する。.*試算表の作成/s)
  await page.getByRole('tab', { name: '決定・宿題' }).click()
  await page.getByText('【決定 R8-幹-01（仮）】').first().waitFor()
  await page.getByText('担当：木島平村').first().waitFor()
})

test('9. with an undecided 協議 the meeting does not end; 継続 is a result, and it ends', async () => {
  const { page } = office()
  await page.getByRole('button', { name: '異議なし', exact: true }).click()
  await page
    .getByText(/原案のとおり決定（異議なし）/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '閉会', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('結果が決まっていない協議事項が1件あります').waitFor()
  await dialog.getByRole('combobox').first().selectOption({ label: '継続' })
  await dialog.getByRole('button', { name: '閉会する' }).click()
  await page.getByRole('heading', { name: '会議結果概要' }).waitFor()
})

test('10. 会議結果概要 is a paper the same day, within the two days of the rule', async () => {
  await office().page.getByRole('button', { name: '概要を確定' }).click()
  await office().page.getByText('会議結果概要を確定しました。').waitFor()
  const words = wordsOfDocx(await fileOf(office(), 'summary.docx'))
  for (const said of ['R8-幹-01', '部会で試算する', '試算表の作成', '木島平村', '継続'])
    expect(words).toContain(said)
  // The act comes with its note of the deadline: 令和8年6月27日.
  const page = await reads<{ summaryDueOn: string; summaryFiledAt: number }>(
    office(),
    `/api/sitting/${meetingId}`,
  )
  expect(page.summaryFiledAt).toBeLessThanOrEqual(startOfDay(page.summaryDueOn) + 86_400_000)
})

test('11. 議事録（案） goes round: one asks for a change and gets it, the others agree, and who stays silent is みなし', async () => {
  story.at('2026-07-03T10:00')
  await comeBack()
  await office().opens(`/meetings/${meetingId}?tab=minutes`)
  await saved(office())
  await office().page.getByRole('button', { name: '確認を始める' }).click()
  const dialog = office().page.getByRole('dialog')
  await dialog.getByRole('button', { name: '送る', exact: true }).click()
  await office().page.getByText('第0.9版を確認中').waitFor()

  const nakano = person('nakano')
  await nakano.opens(`/meetings/${meetingId}?tab=minutes`)
  await saved(nakano)
  await surface(nakano).locator('p').filter({ hasText: '費用の按分' }).first().click({ clickCount: 3 })
  await nakano.page.locator('.editor-toolbar').getByRole('button', { name: '修正を頼む' }).click()
  await nakano.page
    .getByRole('dialog')
    .getByLabel('どう直してほしいか')
    .fill('「人口割とするか」を補ってください。')
  await nakano.page.getByRole('dialog').getByRole('button', { name: '修正依頼を送る' }).click()

  await office().page.getByText('「人口割とするか」を補ってください。').waitFor()
  await office().page.getByRole('button', { name: '採否を答える' }).click()
  const decide = office().page.getByRole('dialog')
  await decide.getByLabel('採用', { exact: true }).check()
  await decide.getByRole('button', { name: '採否を答える' }).click()
  await decide.waitFor({ state: 'hidden' })
  const passage = surface(office()).locator('p').filter({ hasText: '費用の按分' }).first()
  await passage.click()
  await office().page.keyboard.press('End')
  await office().page.keyboard.insertText('人口割とするか。')
  await saved(office())
  await office().page.getByRole('button', { name: '新しい版を送る' }).click()
  await office().page.getByRole('dialog').getByRole('button', { name: '送る', exact: true }).click()
  await office()
    .page.getByText(/第0\.91版を確認中/)
    .waitFor()

  for (const name of ['nakano', 'iiyama', 'yamanouchi', 'kijimadaira', 'nozawa'] as const) {
    const { round } = await confirmationOf(office())
    await does(person(name), 'POST', `/api/confirmation/${meetingId}/answer`, act({ roundId: round?.id }))
  }
  story.at('2026-07-21T09:00')
  await comeBack()
  const { round } = await confirmationOf(office())
  expect(round?.rows.map(({ organisation, state }) => [organisation.name, state])).toEqual(
    names.map((name) => [municipalities[name].name, name === 'sakae' ? 'deemed' : 'no_objection']),
  )
  await does(office(), 'POST', `/api/confirmation/${meetingId}/close`, act({ roundId: round?.id }))
})

interface Confirmation {
  round: { id: string; rows: { organisation: { id: string; name: string }; state: string }[] } | null
  corrections: { state: string }[]
}
const confirmationOf = (who: Seated) => reads<Confirmation>(who, `/api/confirmation/${meetingId}`)

test('12. 議長 confirms: v1.0 with its hash; what a stale tab sends is refused and becomes a draft of a 修正依頼', async () => {
  const cable = await layCable(story.url)
  const stale = await story.signedIn('nozawa', cable.url)
  await stale.opens(`/meetings/${meetingId}?tab=minutes`)
  await saved(stale)
  cable.pull()
  await surface(stale).locator('p').last().click()
  await stale.page.keyboard.type('遅れて届く一文。')
  await surface(stale).getByText('遅れて届く一文。').waitFor()

  await office().opens(`/meetings/${meetingId}?tab=minutes`)
  await saved(office())
  const secretariat = await office().asks(`/api/minutes/${meetingId}/preview`)
  const { previewed } = secretariat.body as { previewed: string }
  const refused = await office().asks(`/api/minutes/${meetingId}/confirm`, {
    method: 'POST',
    body: act({ previewed }),
  })
  expect(refused.status).toBe(403)
  const chair = person('iiyama')
  await chair.opens(`/meetings/${meetingId}?tab=minutes`)
  await chair.page.getByRole('button', { name: '議事録を確定' }).click()
  const dialog = chair.page.getByRole('dialog')
  await dialog.getByRole('button', { name: '確定する' }).click()
  await dialog.getByText('議事録を確定しました').waitFor()
  // Whoever has nothing on its way sees the record where the editor stood.
  await office().page.getByText('第1.0版').first().waitFor()
  await surface(office()).waitFor({ state: 'detached' })

  cable.putBack()
  await stale.page.getByRole('button', { name: '修正依頼にする' }).click()
  await stale.page.getByText('修正依頼の下書きにしました').waitFor()
  const { corrections } = await confirmationOf(person('nozawa'))
  expect(corrections.map(({ state }) => state)).toContain('draft')
  await stale.context.close()
  await cable.close()
})

test('13. 県 finds v1.0 in its inbox and marks it; v0.9 was beyond it by every road', async () => {
  const prefecture = person('prefecture')
  const { round } = await confirmationOf(office())
  for (const path of [
    `/meetings/${meetingId}`,
    `/confirmation/${meetingId}`,
    `/confirmation/${meetingId}/rounds/${round?.id}`,
    `/minutes/${meetingId}/preview`,
    `/sitting/${meetingId}`,
  ])
    expect([path, (await prefecture.asks(`/api${path}`)).status]).toEqual([path, 404])
  await prefecture.opens('/')
  await prefecture.page.getByText('推進協議会幹事会').first().waitFor()
  await prefecture.page.getByRole('link', { name: /記録を読む/ }).click()
  await prefecture.page
    .getByText(/みなし/)
    .first()
    .waitFor()
  await prefecture.page.getByRole('button', { name: '確認済みにする' }).click()
  await prefecture.page.getByText('確認済みにしました。').first().waitFor()
  const words = wordsOfDocx(await fileOf(prefecture, 'minutes.docx'))
  for (const said of ['第1.0版', 'みなし', 'R8-幹-01', '代理', '14:10']) expect(words).toContain(said)
})

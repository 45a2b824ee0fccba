import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId, sha256 } from '../../server/id'
import { changeMeeting } from '../../server/meetings/changeMeeting'
import { meetingPage } from '../../server/meetings/meetingPage'
import type { MeetingRow } from '../../server/meetings/queries'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import { minutesToConfirm } from '../../server/minutes/queries'
import type { DomainError } from '../../shared/error'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import { canonicalJson } from '../../shared/minutes/canonical'
import { block, type MeetingWorld, openMeetingWorld, run, today, writeBlocks } from '../meetings/meetingWorld'
import { refused } from '../support/refused'
import { filed } from './filed'

let world: MeetingWorld
let meeting: MeetingRow
beforeEach(async () => {
  world = await openMeetingWorld()
  meeting = await world.creates()
  await world.edits(meeting.agenda_id, (doc) => {
    addAgendaItem(doc, {
      id: 'item-1',
      kind: 'deliberation',
      title: '専門職（土木）の共同確保について',
      presenter: '木島平村',
      minutes: 20,
      proposedBy: ['sakae', 'kijimadaira'],
    })
  })
  await world.edits(meeting.minutes_id, (doc) =>
    writeBlocks(doc, [
      block('agendaRef', { itemId: 'item-1' }),
      block('speech', { id: 's1', organisation: 'kijimadaira', speaker: '' }, '資料２により説明。'),
      block('decision', { id: 'd1' }, '次回までに部会で試算する。'),
      block('actionItem', { id: 'a1', owner: 'kijimadaira', due: '2026-12-02', done: false }, '試算表の作成'),
      block('paragraph', {}),
    ]),
  )
})
afterEach(() => world.close())

const preview = () => previewMinutes(world.context, world.secretariat, { meetingId: meeting.id })
const confirm = async (previewed: string, actor = world.secretariat, idempotencyKey = newId()) =>
  filed(await confirmMinutes(world.context, actor, { meetingId: meeting.id, previewed, idempotencyKey }))
const versions = () => world.store.db.selectFrom('minutes_version').selectAll().execute()
/** Later from round to round: lets other promises take more and more steps first, and then what comes over a socket. */
const later = async <T>(round: number, act: () => Promise<T>): Promise<T> => {
  for (let turn = 0; turn < Math.min(round, 20) * 50; turn += 1) await Promise.resolve()
  for (let turn = 0; turn < (round - 20) ** 2 && round > 20; turn += 1) await new Promise(setImmediate)
  return act()
}
const says = (text: string) =>
  world.edits(meeting.minutes_id, (doc) => writeBlocks(doc, [block('paragraph', {}, text)]))

describe('the preview', () => {
  test('is the record with names, numbers and sources, as it will be filed', async () => {
    const { record } = await preview()
    expect(record.meeting).toMatchObject({
      name: '令和8年度 第1回 北信地域定住自立圏 推進協議会幹事会',
      startsAt: '2026-11-24T07:00:00+09:00',
    })
    expect(record.members.map(({ name }) => name)).toEqual(['中野市', '飯山市', '木島平村', '栄村'])
    expect(record.agenda.map(({ number, label }) => `${number} ${label}`)).toEqual([
      '１ 開会',
      '２ あいさつ',
      '３ 協議事項',
      '４ その他',
      '５ 閉会',
    ])
    expect(record.agenda[2]?.items[0]?.proposedBy.map(({ name }) => name)).toEqual(['木島平村', '栄村'])
    expect(record.blocks).toEqual([
      { type: 'agendaItem', itemId: 'item-1', number: '３(1)', title: '専門職（土木）の共同確保について' },
      {
        type: 'speech',
        organisation: { id: 'kijimadaira', name: '木島平村' },
        speaker: '',
        runs: [run('資料２により説明。')],
      },
      { type: 'decision', number: 'R8-協-01', runs: [run('次回までに部会で試算する。')] },
      {
        type: 'actionItem',
        number: 'R8-協-宿01',
        owner: { id: 'kijimadaira', name: '木島平村' },
        dueOn: '2026-12-02',
        isDone: false,
        runs: [run('試算表の作成')],
      },
    ])
    expect(record.decisions).toMatchObject([{ id: 'd1', number: 'R8-協-01', itemId: 'item-1' }])
    expect(record.source.minutes).toEqual({ documentId: meeting.minutes_id, epoch: 0, seq: 2 })
    expect(record.confirmation).toBeNull()
  })

  test('[R4] is for the secretariat: members are refused, others find nothing', async () => {
    const look = (actor: typeof world.village) =>
      previewMinutes(world.context, actor, { meetingId: meeting.id })
    await expect(look(world.village)).rejects.toEqual(refused('forbidden'))
    for (const actor of [world.outsider, world.prefecture, world.administrator])
      await expect(look(actor)).rejects.toEqual(refused('not_found'))
  })
})

describe('確定', () => {
  test('[S6][M7] freezes both documents and files the record with the hash of its canonical JSON', async () => {
    const { record, previewed } = await preview()
    const confirmed = await confirm(previewed)
    const [version] = await versions()
    expect(version).toMatchObject({
      id: confirmed.versionId,
      version: '1.0',
      document_seq: 2,
      confirmed_at: today,
      confirmed_by_label: '飯山市 企画財政課長',
    })
    expect(sha256(version?.record ?? '')).toBe(confirmed.sha256)
    const filed = JSON.parse(version?.record ?? '')
    expect(filed).toEqual({
      ...record,
      confirmation: { version: '1.0', at: '2026-11-24T09:00:00+09:00', by: '飯山市 企画財政課長' },
    })
    expect(canonicalJson(filed)).toBe(version?.record)
    for (const id of [meeting.agenda_id, meeting.minutes_id])
      expect((await world.store.log.head(id))?.frozenAt).toBe(today)
  })

  test('the text has the manner of an office', async () => {
    await confirm((await preview()).previewed)
    const [body, source] = ((await versions())[0]?.text ?? '').split('■ 出典')
    expect(source).toContain(`議事録 ${meeting.minutes_id} 第0世代 2行まで`)
    expect(body).toMatchInlineSnapshot(`
      "議事録 第1.0版（確定 令和8年11月24日）

      会 議 名　令和8年度 第1回 北信地域定住自立圏 推進協議会幹事会
      日　　時　令和8年11月24日（火）午前7時
      場　　所　飯山市役所 第3委員会室
      開催方法　対面・オンライン併用
      会 議 体　北信地域定住自立圏
      構成団体　中野市、飯山市、木島平村、栄村
      公　　開　公開

      ■ 議題と結果
      １ 開会
      ２ あいさつ
      ３ 協議事項
      　(1) 専門職（土木）の共同確保について【提案：木島平村・栄村】（木島平村・20分）
      　　決定番号：R8-協-01
      ４ その他
      ５ 閉会

      ■ 議事の経過

      ３(1) 専門職（土木）の共同確保について
      　（木島平村）資料２により説明。
      　【決定 R8-協-01】次回までに部会で試算する。
      　【宿題 R8-協-宿01】試算表の作成　担当：木島平村　期限：令和8年12月2日

      ■ 決定事項
      R8-協-01　次回までに部会で試算する。

      ■ 宿題
      R8-協-宿01　試算表の作成　担当：木島平村　期限：令和8年12月2日

      "
    `)
  })

  test('[S6][M6] an edit that came after the preview makes it fail, and nothing is frozen', async () => {
    const { previewed } = await preview()
    await says('あとから')
    await expect(confirm(previewed)).rejects.toEqual(refused('conflict'))
    expect(await versions()).toEqual([])
    expect((await world.store.log.head(meeting.minutes_id))?.frozenAt).toBeNull()
    await confirm((await preview()).previewed)
  })

  test('[M6] a change of the agenda or of the head after the preview is noticed as well', async () => {
    const first = await preview()
    await world.edits(meeting.agenda_id, (doc) =>
      addAgendaItem(doc, { id: 'item-2', kind: 'other', title: '次回' }),
    )
    await expect(confirm(first.previewed)).rejects.toEqual(refused('conflict'))
    const second = await preview()
    const head = { title: meeting.title, startsAt: meeting.starts_at, place: '別の会場', mode: meeting.mode }
    await changeMeeting(world.context, world.secretariat, { ...head, meetingId: meeting.id })
    await expect(confirm(second.previewed)).rejects.toEqual(refused('conflict'))
  })

  test('[S6] an edit and 確定 at the same moment: exactly one wins, whoever it is', async () => {
    const winners = new Set<string>()
    // How long a confirmation takes is the engine's: the edit comes later and later, until both have won.
    for (let round = 0; round <= 20 || winners.size < 2; round++) {
      meeting = await world.creates()
      await says('議事の経過')
      const { previewed } = await preview()
      const append = await world.prepares(meeting.minutes_id, (doc) =>
        writeBlocks(doc, [block('paragraph', {}, '同時に書いた一文')]),
      )
      const [edit, confirmed] = await Promise.all([
        later(round, append),
        confirm(previewed).catch((error: DomainError) => error),
      ])
      const filed = (await versions()).find((each) => each.meeting_id === meeting.id)
      winners.add(edit === 'ok' ? 'edit' : 'confirmed')
      expect(edit).toBe(filed ? 'frozen' : 'ok')
      expect(confirmed).toEqual(
        filed ? expect.objectContaining({ versionId: filed.id }) : refused('conflict'),
      )
      expect(filed?.record ?? '').not.toContain('同時に書いた一文')
    }
    expect([...winners].sort()).toEqual(['confirmed', 'edit'])
  })

  test('[S6] afterwards no update is taken, neither by the minutes nor by the agenda', async () => {
    await confirm((await preview()).previewed)
    expect(await says('遅れて届いた')).toBe('frozen')
    const late = await world.edits(meeting.agenda_id, (doc) =>
      addAgendaItem(doc, { id: 'late', kind: 'other' }),
    )
    expect(late).toBe('frozen')
  })

  test('a doubled submit files one version and gets the same answer; a second act is refused', async () => {
    const { previewed } = await preview()
    const key = newId()
    const [first, second] = await Promise.all([
      confirm(previewed, world.secretariat, key),
      confirm(previewed, world.secretariat, key),
    ])
    expect(second).toEqual(first)
    expect(await versions()).toHaveLength(1)
    await expect(confirm(previewed)).rejects.toEqual(refused('conflict'))
  })

  test('[R4] only the secretariat confirms', async () => {
    const { previewed } = await preview()
    await expect(confirm(previewed, world.village)).rejects.toEqual(refused('forbidden'))
    for (const actor of [world.outsider, world.prefecture, world.administrator])
      await expect(confirm(previewed, actor)).rejects.toEqual(refused('not_found'))
    expect(await versions()).toEqual([])
  })

  test('not before the meeting began, and not without a word', async () => {
    meeting = await world.creates()
    await expect(confirm((await preview()).previewed)).rejects.toThrow('何も書かれていません')
    meeting = await world.creates({ startsAt: today + 1 })
    await says('先に書いた')
    await expect(confirm((await preview()).previewed)).rejects.toThrow('会議の開始前')
  })

  test('both documents, the meeting, the body and the prefecture are told', async () => {
    const { previewed } = await preview()
    world.told.changed.length = 0
    await confirm(previewed)
    expect(world.told.documentFrozen.map(({ documentId }) => documentId).sort()).toEqual(
      [meeting.agenda_id, meeting.minutes_id].sort(),
    )
    expect(world.told.changed.map(({ topic, audience }) => [topic, audience.prefecture ?? false])).toEqual([
      [`meeting:${meeting.id}`, false],
      ['forum:hokushin', false],
      ['records', true],
      ['desk', true],
    ])
  })

  test('the page then leads to the record and offers no act; the head stays as filed', async () => {
    expect(await minutesToConfirm(world.store.db, world.secretariat, today)).toHaveLength(1)
    const { versionId } = await confirm((await preview()).previewed)
    const page = await meetingPage(world.store.db, world.secretariat, meeting.id, today)
    expect(page).toMatchObject({ state: 'confirmed', versionId })
    expect(Object.values(page.can)).toEqual([false, false, false, false])
    expect(await minutesToConfirm(world.store.db, world.secretariat, today)).toEqual([])
    const head = { title: '別名', startsAt: meeting.starts_at, place: '', mode: meeting.mode }
    const change = changeMeeting(world.context, world.secretariat, { ...head, meetingId: meeting.id })
    await expect(change).rejects.toEqual(refused('conflict'))
    expect((await world.meeting(meeting.id)).title).toBe(meeting.title)
  })
})

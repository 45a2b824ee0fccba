import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepMail } from '../../server/mail/keepMail'
import { outbox, resend } from '../../server/mail/outbox'
import { retryAfterMs, sweepLetters, triesMax } from '../../server/mail/sendLetters'
import { openSmtp } from '../../server/mail/smtp'
import { settleMs, writeDigests, writeUrgent } from '../../server/mail/writeLetters'
import { insertRules } from '../support/rows'

import { type MailWorld, openMailWorld } from './mailWorld'
import { openPostOffice } from './postOffice'

let world: MailWorld
beforeEach(async () => {
  world = await openMailWorld()
})
afterEach(async () => {
  await world.close()
  expect(world.faults).toEqual([])
})

const recipients = (letters: readonly { recipients: string[] }[]) =>
  letters.flatMap((letter) => letter.recipients).sort()

const contactIs = (contact: string) => insertRules(world.store.db, 'hokushin', { papers: { contact } })

describe('a letter', () => {
  test('[N1] says everything itself: facts, how to answer without the screen, why it came; the link comes last', async () => {
    await contactIs('飯山市 企画財政課\n電話 ０２６９-62-3111\nkikaku@city.iiyama.example.jp')
    await world.tells()
    const [letter, ...others] = await world.posts()
    expect(others).toEqual([])
    expect(letter?.subject).toBe('【円卓】令和8年度第2回 推進協議会幹事会の開催について（通知）')
    expect(letter?.text.split(/\r?\n/)).toEqual([
      '木島平村 企画財政課長 様',
      '',
      '北信地域定住自立圏',
      '令和8年度第2回 推進協議会幹事会の開催について（通知）',
      '',
      '・日時: 令和8年12月10日（木）午後1時30分',
      '・場所: 飯山市役所 第3委員会室',
      '',
      '円卓を開けないときは、次の連絡先へ電話かメールで答えてください。事務局が代わ',
      'りに入力します。',
      '　飯山市 企画財政課',
      '　電話 ０２６９-62-3111',
      '　kikaku@city.iiyama.example.jp',
      '',
      '--------',
      'このメールが届いた理由: 北信地域定住自立圏の構成団体であるため',
      '「開催通知」は、ほかの団体が返事を待つ知らせのため止められません。',
      'このメールは円卓が自動で送っています。',
      '',
      '円卓で開く:',
      'https://entaku.example.lg.jp/meetings/m1',
      '',
    ])
    expect(letter?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(letter?.headers.get('reply-to')).toBe('kikaku@city.iiyama.example.jp')
    expect(letter?.headers.get('message-id')).toMatch(/^<[\w-]+@example\.lg\.jp>$/)
    expect(letter?.headers.get('content-type')).toContain('utf-8')
  })

  test('[N1] carries the calendar entry as text/calendar', async () => {
    const calendar = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:幹事会\r\nEND:VCALENDAR\r\n'
    await world.tells({ calendar })
    const [letter] = await world.posts()
    expect(letter?.attachments).toHaveLength(1)
    expect(letter?.attachments[0]?.type).toMatch(/^text\/calendar; charset=utf-8; method=REQUEST/)
    expect(letter?.attachments[0]?.content).toBe(calendar)
  })

  test('[N6] no title and no address makes a header or a second recipient', async () => {
    await world.store.db
      .updateTable('person')
      .set({ email: 'a@example.jp, spy@example.jp\r\nBcc: spy@example.jp' })
      .where('id', '=', 'person-nakano@example.jp')
      .execute()
    await world.tells({
      organisationIds: ['kijimadaira', 'nakano'],
      subject: '議題\r\nBcc: spy@example.jp\r\n\r\n本文',
      lines: ['日時: 10日\r\n.\r\nMAIL FROM:<spy@example.jp>\u2028次'],
      reason: '理由\r\nX: y',
    })
    const letters = await world.posts()
    expect(recipients(letters)).not.toContain('spy@example.jp')
    const [letter] = letters.filter((each) => each.recipients.includes('kijimadaira@example.jp'))
    expect(letter?.headers.has('bcc')).toBe(false)
    expect(letter?.subject).toBe('【円卓】議題 Bcc: spy@example.jp 本文')
    expect(letter?.text).toContain('・日時: 10日 . MAIL FROM:<spy@example.jp> 次')
    await world.store.db.deleteFrom('mail').execute()
  })
})

describe('who gets it', () => {
  test('[N2] everybody who holds a seat of the organisation today, each once', async () => {
    await world.appoint('kijimadaira', 'kakari@example.jp', { seatId: 'second', title: '総務課企画係' })
    await world.appoint('kijimadaira', 'kakari@example.jp')
    await world.tells({ organisationIds: ['kijimadaira', 'nakano'] })
    expect(recipients(await world.posts())).toEqual([
      'kakari@example.jp',
      'kijimadaira@example.jp',
      'nakano@example.jp',
    ])
  })

  test('[N2] who sits in two organisations that are told the same gets one letter', async () => {
    await world.appoint('nakano', 'kijimadaira@example.jp')
    await world.tells({ organisationIds: ['kijimadaira', 'nakano'] })
    expect(recipients(await world.posts())).toEqual(['kijimadaira@example.jp', 'nakano@example.jp'])
  })

  test('[N2] a notice to a seat goes to its holder alone', async () => {
    await world.appoint('kijimadaira', 'kakari@example.jp', { seatId: 'second', title: '総務課企画係' })
    await world.tells({ organisationIds: [], seatIds: ['second'], kind: 'round_opened' })
    expect(recipients(await world.posts())).toEqual(['kakari@example.jp'])
  })

  test('[N2] nobody whose seat ended, who was disabled, has no address, or is of the sample', async () => {
    const { db } = world.store
    const one = 'kijimadaira'
    await world.appoint(one, 'ended@example.jp')
    await world.appoint(one, 'disabled@example.jp')
    await world.appoint(one, 'sample@example.jp')
    await world.appoint(one, null)
    await db
      .updateTable('appointment')
      .set({ to_on: '2026-11-23' })
      .where('person_id', '=', 'person-ended@example.jp')
      .execute()
    await db
      .updateTable('person')
      .set({ disabled_at: 1 })
      .where('id', '=', 'person-disabled@example.jp')
      .execute()
    await db
      .updateTable('person')
      .set({ is_sample: 1 })
      .where('id', '=', 'person-sample@example.jp')
      .execute()
    await world.tells()
    expect(recipients(await world.posts())).toEqual(['kijimadaira@example.jp'])
  })

  test('[N2] nothing about the sample year is told', async () => {
    await world.tells({ isSample: true })
    expect(await world.posts()).toEqual([])
  })

  test('[N2] whoever may not read the body today gets nothing, whatever the notice says', async () => {
    await world.tells({ kind: 'round_opened', organisationIds: ['nagano', 'naganoken', 'kijimadaira'] })
    expect(recipients(await world.posts())).toEqual(['kijimadaira@example.jp'])
  })

  test('[N2] a right that went while the letter waited is judged at sending', async () => {
    world.office.refuse({ code: 451, text: 'later', at: 'data' })
    await world.tells({ kind: 'round_opened' })
    expect(await world.posts()).toEqual([])
    world.office.refuse(undefined)
    await world.store.db
      .updateTable('forum_member')
      .set({ to_on: '2026-11-23' })
      .where('organisation_id', '=', 'kijimadaira')
      .execute()
    world.clock.now += retryAfterMs(1)
    await world.send()
    expect(world.office.arrived).toEqual([])
    expect(await world.mails()).toEqual([])
  })

  test('[N2] the prefecture is told of confirmed records and of nothing before', async () => {
    await world.tells({ kind: 'minutes_confirmed', organisationIds: ['naganoken'] })
    await world.tells({ kind: 'round_opened', organisationIds: ['naganoken'] })
    expect(await world.posts()).toEqual([])
    await writeDigests(world.context, '2026-11-24')
    await world.send()
    expect(recipients(world.office.arrived)).toEqual(['naganoken@example.jp'])
  })
})

describe('when it goes', () => {
  test('[N3] three edits make one letter, with the last words', async () => {
    for (const place of ['第1', '第2', '第3']) {
      await world.tells({
        kind: 'meeting_changed',
        dedupeKey: 'change m1',
        lines: [`場所: ${place}委員会室`],
      })
      world.clock.now += settleMs / 2
      await writeUrgent(world.context)
    }
    const letters = await world.posts()
    expect(letters).toHaveLength(1)
    expect(letters[0]?.text).toContain('第3委員会室')
  })

  test('[N3] an urgent letter goes as soon as it has settled, and once', async () => {
    await world.tells()
    await writeUrgent(world.context)
    expect(await world.mails()).toEqual([])
    expect(await world.posts()).toHaveLength(1)
    expect(await world.posts()).toEqual([])
  })

  test('[N4] the rest comes in one digest on the next working day', async () => {
    await world.tells({ kind: 'agenda_call', subject: '議題の募集', lines: ['締切: 12月1日'] })
    world.clock.now += 1
    await world.tells({ kind: 'job_assigned', subject: '議事録の担当', path: '/forums/hokushin/ledger' })
    expect(await world.posts()).toEqual([])
    // 令和8年11月28日 is a Saturday, 23日 the holiday 勤労感謝の日, 12月29日 the year's end.
    for (const closed of ['2026-11-28', '2026-11-23', '2026-12-29']) await writeDigests(world.context, closed)
    expect(await world.mails()).toEqual([])
    await writeDigests(world.context, '2026-11-30')
    await writeDigests(world.context, '2026-11-30')
    await world.send()
    const [digest, ...others] = world.office.arrived
    expect(others).toEqual([])
    expect(digest?.subject).toBe('【円卓】お知らせ 2件')
    expect(digest?.text).toContain('■ 1　議題の募集')
    expect(digest?.text).toContain('・締切: 12月1日')
    expect(digest?.text).toContain('■ 2　事務局のしごと')
    expect(digest?.text).toContain('https://entaku.example.lg.jp/forums/hokushin/ledger')
    expect(digest?.text.replace(/\r?\n/g, '')).toContain('「議題の募集」「事務局のしごと」を外してください')
  })

  test('[N7] a kind that was switched off is not sent; what others wait for is', async () => {
    const off = (kind: string) =>
      world.store.db
        .insertInto('mail_preference')
        .values({ person_id: 'person-kijimadaira@example.jp', kind, is_on: 0 })
        .execute()
    await off('correction_answered')
    await off('round_opened')
    await world.tells({ kind: 'correction_answered' })
    await world.tells({ kind: 'round_opened', subject: '確認のお願い' })
    expect((await world.posts()).map(({ subject }) => subject)).toEqual(['【円卓】確認のお願い'])
  })
})

describe('the outbox', () => {
  test('[N5] a refused letter is tried again, later each time, with the same Message-ID', async () => {
    world.office.refuse({ code: 451, text: 'try later', at: 'data' })
    await world.tells()
    await world.posts()
    const [waiting] = await world.mails()
    expect(waiting).toMatchObject({ tries: 1, next_try_at: world.clock.now + retryAfterMs(1), sent_at: null })
    expect(waiting?.last_error).toContain('try later')
    await world.send()
    expect((await world.mails())[0]?.tries).toBe(1)
    world.office.refuse(undefined)
    world.clock.now += retryAfterMs(1)
    await world.send()
    expect(world.office.arrived[0]?.headers.get('message-id')).toBe(`<${waiting?.id}@example.lg.jp>`)
    expect((await world.mails())[0]).toMatchObject({
      sent_at: world.clock.now,
      next_try_at: null,
      last_error: '',
    })
  })

  test('[N5] gives up after its tries, keeps the reason, and an administrator sends it once more', async () => {
    world.office.refuse({ code: 451, text: 'mailbox busy', at: 'data' })
    await world.tells()
    await world.posts()
    for (let tries = 1; tries < triesMax; tries += 1) {
      world.clock.now += retryAfterMs(tries)
      await world.send()
    }
    const seen = await outbox(world.context, world.administrator, true)
    expect(seen).toMatchObject({ waitingCount: 0, failedCount: 1 })
    expect(seen.failed[0]).toMatchObject({
      kindLabel: '開催通知',
      to: '木島平村 企画財政課長',
      tries: triesMax,
    })
    expect(seen.failed[0]?.lastError).toContain('mailbox busy')
    expect(JSON.stringify(seen)).not.toContain('委員会室')
    world.office.refuse(undefined)
    await resend(world.context, world.administrator, seen.failed[0]?.id ?? '')
    await world.send()
    expect(world.office.arrived).toHaveLength(1)
    await expect(outbox(world.context, world.secretariat, true)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(resend(world.context, world.administrator, seen.failed[0]?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('[N5] an address that the mail server does not know is given up at once; the others go', async () => {
    world.office.refuse({ code: 550, text: 'no such user', at: 'recipient' })
    await world.tells()
    await world.posts()
    expect((await world.mails())[0]).toMatchObject({ next_try_at: null, tries: 1, sent_at: null })
    world.office.refuse(undefined)
    await world.tells({ subject: '別の知らせ' })
    expect(await world.posts()).toHaveLength(1)
  })

  test('[N5] killed between sending and marking, it sends once more under the same Message-ID and loses none', async () => {
    await world.tells({ organisationIds: ['kijimadaira', 'nakano'] })
    const killed = new Error('killed')
    const dying = {
      send: async (letter: Parameters<typeof world.smtp.send>[0]) => {
        await world.smtp.send(letter)
        // The letter has left; nothing after this line happens.
        await new Promise((_resolve, reject) => setImmediate(() => reject(killed)))
      },
      close: () => undefined,
    }
    world.clock.now += settleMs
    await writeUrgent(world.context)
    const before = await world.mails()
    await world.send(dying)
    // As the killed process left it: no mark of any kind.
    for (const letter of before)
      await world.store.db
        .updateTable('mail')
        .set({ tries: 0, next_try_at: letter.next_try_at, last_error: '' })
        .where('id', '=', letter.id)
        .execute()
    await world.send()
    expect(world.faults.splice(0)).toEqual([killed, killed])
    const ids = world.office.arrived.map(({ headers }) => headers.get('message-id'))
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(2)
    expect((await world.mails()).every(({ sent_at }) => sent_at !== null)).toBe(true)
  })

  test('[N5] a mail server that is away costs one try, and letters go when it is back', async () => {
    await world.office.close()
    await world.tells({ organisationIds: ['kijimadaira', 'nakano'] })
    await world.posts()
    expect((await world.mails()).map(({ tries }) => tries).sort()).toEqual([0, 1])
    const back = await openPostOffice()
    const smtp = openSmtp({ ...world.config, smtpUrl: back.url })
    world.clock.now += retryAfterMs(1)
    await world.send(smtp)
    expect(recipients(back.arrived)).toEqual(['kijimadaira@example.jp', 'nakano@example.jp'])
    smtp.close()
    await back.close()
  })

  test('[N8] without a mail server nothing is made or kept; the notices are let go', async () => {
    await world.tells()
    await world.tells({ kind: 'agenda_call' })
    const mail = keepMail(world.context, {
      config: { mail: undefined, origin: undefined },
      report: (error) => world.faults.push(error),
    })
    await mail.close()
    await writeDigests(world.context, '2026-11-24')
    expect(await world.posts()).toEqual([])
    expect(await world.mails()).toEqual([])
    expect(await outbox(world.context, world.administrator, false)).toMatchObject({
      isConfigured: false,
      waitingCount: 0,
    })
  })

  test('[N5] the worker of a running server sends what its verbs told', async () => {
    await world.tells()
    world.clock.now += settleMs
    const mail = keepMail(world.context, {
      config: { mail: world.config, origin: undefined },
      report: (error) => world.faults.push(error),
    })
    await mail.close()
    expect(world.office.arrived).toHaveLength(1)
    expect(world.office.arrived[0]?.text).not.toContain('http')
  })

  test('what was sent long ago is swept; what waits stays', async () => {
    await world.tells()
    await world.posts()
    world.office.refuse({ code: 451, text: 'later', at: 'data' })
    await world.tells({ subject: '別の知らせ' })
    await world.posts()
    world.clock.now += 31 * 24 * 60 * 60_000
    await sweepLetters(world.context)
    expect((await world.mails()).map(({ sent_at }) => sent_at)).toEqual([null])
  })
})

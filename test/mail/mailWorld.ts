import { sendLetters } from '../../server/mail/sendLetters'
import type { Smtp } from '../../server/mail/smtp'
import { openSmtp } from '../../server/mail/smtp'
import { settleMs, writeUrgent } from '../../server/mail/writeLetters'
import { type Notice, notify } from '../../server/outbox/notify'
import { openMeetingWorld } from '../meetings/meetingWorld'
import { insertSeat } from '../support/rows'
import { openPostOffice } from './postOffice'

/** People with addresses in the seats of 北信, and a mail server to receive what they are sent. */
export async function openMailWorld() {
  const world = await openMeetingWorld()
  const { context, clock, store } = world
  const office = await openPostOffice()
  const config = { smtpUrl: office.url, from: '円卓 <entaku@example.lg.jp>' }
  const smtp = openSmtp(config)
  const faults: unknown[] = []
  for (const organisation of ['iiyama', 'nakano', 'kijimadaira', 'sakae', 'nagano', 'naganoken'])
    await appoint(organisation, `${organisation}@example.jp`)

  async function appoint(
    organisation: string,
    email: string | null,
    more: { seatId?: string; title?: string } = {},
  ) {
    const id = `person-${email ?? organisation}`
    const seatId = more.seatId ?? `seat-${organisation}`
    if (more.title !== undefined)
      await insertSeat(store.db, { id: seatId, organisation_id: organisation, title: more.title })
    const known = await store.db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()
    if (!known)
      await store.db
        .insertInto('person')
        .values({
          id,
          login_id: id,
          email,
          password_hash: '',
          created_at: 0,
          disabled_at: null,
          is_sample: 0,
        })
        .execute()
    await store.db
      .insertInto('appointment')
      .values({ id: `${id} ${seatId}`, person_id: id, seat_id: seatId, from_on: '2026-04-01', to_on: null })
      .execute()
    return id
  }

  const send = (by: Smtp = smtp) =>
    sendLetters(context, {
      smtp: by,
      origin: 'https://entaku.example.lg.jp',
      report: (error) => faults.push(error),
    })

  return {
    ...world,
    office,
    config,
    smtp,
    faults,
    appoint,
    send,
    /** A notice as a verb writes it, in a transaction of its own. */
    tells: (told: Partial<Notice> = {}) =>
      store.transaction((tx) => notify(tx, { ...anyNotice, at: clock.now, ...told })),
    /** Lets the notices settle and sends what is due. */
    async posts() {
      clock.now += settleMs
      await writeUrgent(context)
      await send()
      return office.arrived.splice(0)
    },
    mails: () => store.db.selectFrom('mail').selectAll().orderBy('created_at').orderBy('id').execute(),
    async close() {
      smtp.close()
      await office.close()
      await world.close()
    },
  }
}
export type MailWorld = Awaited<ReturnType<typeof openMailWorld>>

const anyNotice: Omit<Notice, 'at'> = {
  kind: 'meeting_called',
  forumId: 'hokushin',
  isSample: false,
  organisationIds: ['kijimadaira'],
  subject: '令和8年度第2回 推進協議会幹事会の開催について（通知）',
  lines: ['日時: 令和8年12月10日（木）午後1時30分', '場所: 飯山市役所 第3委員会室'],
  path: '/meetings/m1',
  reason: '北信地域定住自立圏の構成団体であるため',
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../server/config'
import { sendTestLetter } from '../../server/mail/testLetter'
import { temporaryDirectory } from '../support/temporaryDirectory'
import { openPostOffice, type PostOffice } from './postOffice'

const from = '円卓 <entaku@example.lg.jp>'
let office: PostOffice
beforeEach(async () => {
  office = await openPostOffice()
})
afterEach(() => office.close())

test('[N8] no setting, no mail; the address of a mail server needs a sender', () => {
  expect(readConfig({}).mail).toBeUndefined()
  expect(readConfig({ ENTAKU_MAIL_FROM: from }).mail).toBeUndefined()
  const settings = { ENTAKU_SMTP_URL: 'smtp://mail.example.lg.jp:25', ENTAKU_MAIL_FROM: from }
  expect(readConfig(settings).mail).toEqual({ smtpUrl: settings.ENTAKU_SMTP_URL, from })
  expect(() => readConfig({ ENTAKU_SMTP_URL: settings.ENTAKU_SMTP_URL })).toThrow(/ENTAKU_MAIL_FROM/)
})

test('[N6] a bad setting is named, and its password is not repeated', () => {
  const secret = 'himitsu'
  const bad = () => readConfig({ ENTAKU_SMTP_URL: `http://kanri:${secret}@mail`, ENTAKU_MAIL_FROM: from })
  expect(bad).toThrow(/ENTAKU_SMTP_URL/)
  expect(bad).not.toThrow(secret)
  for (const sender of ['a@b.jp\r\nBcc: c@d.jp', 'a@b.jp, c@d.jp', '円卓', '円卓 <a@b.jp>, c@d.jp'])
    expect(() => readConfig({ ENTAKU_MAIL_FROM: sender })).toThrow(/ENTAKU_MAIL_FROM/)
})

test('the address may stand in a file of its own', () => {
  const { path, remove } = temporaryDirectory()
  const file = join(path, 'smtp')
  writeFileSync(file, 'smtps://kanri:himitsu@mail.example.lg.jp:465\n')
  const settings = { ENTAKU_SMTP_URL_FILE: file, ENTAKU_MAIL_FROM: from }
  expect(readConfig(settings).mail?.smtpUrl).toBe('smtps://kanri:himitsu@mail.example.lg.jp:465')
  expect(() => readConfig({ ...settings, ENTAKU_SMTP_URL_FILE: join(path, 'none') })).toThrow(/_FILE/)
  remove()
})

test('a test letter says whether the mail server took it, and why not', async () => {
  const said: string[] = []
  const run = (
    address: string,
    mail: { smtpUrl: string; from: string } | undefined = { smtpUrl: office.url, from },
  ) => sendTestLetter(mail, address, { id: 'test', print: (line) => said.push(line) })
  expect(await run('watashi@example.jp')).toBe(0)
  expect(office.arrived.map(({ recipients, subject }) => [recipients, subject])).toEqual([
    [['watashi@example.jp'], '【円卓】送信テスト'],
  ])
  office.refuse({ code: 554, text: 'relay access denied', at: 'recipient' })
  expect(await run('watashi@example.jp')).toBe(1)
  expect(said.at(-1)).toContain('relay access denied')
  expect(await run('a@example.jp, b@example.jp')).toBe(2)
  expect(
    await sendTestLetter(undefined, 'watashi@example.jp', { id: 'test', print: (line) => said.push(line) }),
  ).toBe(1)
  expect(said.at(-1)).toContain('ENTAKU_SMTP_URL')
})

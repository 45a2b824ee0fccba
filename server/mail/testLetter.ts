import { type MailConfig, openSmtp } from './smtp'

/** `mail test ADDRESS`: whether the settings lead to somebody's inbox, said in the words of the mail server. */
export async function sendTestLetter(
  config: MailConfig | undefined,
  address: string,
  { id, print }: { id: string; print: (line: string) => void },
): Promise<number> {
  if (!config) {
    print('メールの設定がありません。ENTAKU_SMTP_URL と ENTAKU_MAIL_FROM を指定してください。')
    return 1
  }
  if (!/^[^\s@,;<>]+@[^\s@,;<>]+$/.test(address)) {
    print('送り先は「名前@ドメイン」の形で指定してください。')
    return 2
  }
  const smtp = openSmtp(config)
  try {
    await smtp.send({ id, to: address, subject: '【円卓】送信テスト', text: testWords, calendar: null })
    print(`${address} 宛てのメールを、メールサーバーが受け取りました。届いたことを受信箱で確かめてください。`)
    return 0
  } catch (error) {
    print(`送れませんでした: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  } finally {
    smtp.close()
  }
}

const testWords = `円卓からのメールが届くことを確かめるために送りました。
このメールに返事はいりません。
`

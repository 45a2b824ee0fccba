import { warekiWithWeekday } from '../../shared/calendar'
import { callKindLabel } from '../../shared/calls/call'
import type { NoticeKind } from '../../shared/mail/kind'
import { forumNames, organisationNames } from '../forums/queries'
import { notify } from '../outbox/notify'

import type { Tx } from '../store/Store'
import { titlesOf } from './proposals'
import type { Call } from './rows'
import { standingsOf } from './standings'

/** 照会: the text itself goes with the letter, so that it can be read and answered where no link opens. */
export async function notifyOpened(
  tx: Tx,
  call: Call,
  at: number,
  organisationIds: readonly string[] = call.addressees,
): Promise<void> {
  await tell(tx, call, at, {
    kind: 'call_opened',
    organisationIds,
    subject: `【${callKindLabel[call.kind]}】${call.title}（${call.number}）`,
    lines: [...(call.note === '' ? [] : call.note.split('\n')), ...(await factsOf(tx, call))],
    reason: 'の構成団体で、照会の送り先であるため',
  })
}

/** 期限の延長・再開. */
export async function notifyExtended(tx: Tx, call: Call, at: number, detail: string): Promise<void> {
  await tell(tx, call, at, {
    kind: 'call_opened',
    organisationIds: call.addressees,
    subject: `【照会の期限の変更】${call.title}（${call.number}）`,
    lines: [`回答の期限：${detail}`, ...(await factsOf(tx, call))],
    reason: 'の構成団体で、照会の送り先であるため',
    dedupeKey: `call_extended:${call.id}`,
  })
}

/** 催促: only to those who have said nothing [Q7]. `rule` names what sent it: the day of the product, or the secretariat's hand. */
export async function notifyUnanswered(
  tx: Tx,
  call: Call,
  { at, rule, dedupeKey }: { at: number; rule: string; dedupeKey?: string },
): Promise<string[]> {
  const standings = await standingsOf(tx, call)
  const organisationIds = standings.flatMap(({ value, organisationId }) =>
    value === 'unanswered' ? [organisationId] : [],
  )
  await tell(tx, call, at, {
    kind: 'call_reminder',
    organisationIds,
    subject: `【照会の回答のお願い】${call.title}（${call.number}）`,
    lines: await factsOf(tx, call),
    reason: `の構成団体で、まだ回答がないため（${rule}）`,
    dedupeKey: dedupeKey ?? `call_reminder:${call.id}`,
  })
  const names = await organisationNames(tx)
  return organisationIds.map((id) => names.get(id) ?? '')
}

/** 結果のまとめ, to all who were asked. */
export async function notifyOutcome(
  tx: Tx,
  call: Call,
  { at, text, counts }: { at: number; text: string; counts: string },
): Promise<void> {
  await tell(tx, call, at, {
    kind: 'call_outcome',
    organisationIds: call.addressees,
    subject: `【照会の結果】${call.title}（${call.number}）`,
    lines: [`回答：${counts}`, ...text.split('\n')],
    reason: 'の構成団体で、照会の送り先であったため',
    dedupeKey: `call_outcome:${call.id}`,
  })
}

interface Told {
  kind: NoticeKind
  organisationIds: readonly string[]
  subject: string
  lines: readonly string[]
  /** behind the name of the body */
  reason: string
  dedupeKey?: string
}

async function tell(tx: Tx, call: Call, at: number, { reason, dedupeKey, ...told }: Told): Promise<void> {
  const [forum] = await forumNames(tx, [call.forumId])
  await notify(tx, {
    ...told,
    at,
    forumId: call.forumId,
    isSample: call.isSample,
    path: `/calls/${call.id}`,
    reason: `${forum?.name ?? ''}${reason}`,
    ...(dedupeKey !== undefined && { dedupeKey }),
  })
}

const howTo: Record<Call['kind'], string> = {
  proposals:
    '円卓の「きょうの宿題」で「提案なし」「検討中」を押すか、提案・困りごとを書いてください。回答票（Excel）に記入してメールで返すこともできます。',
  intents:
    '円卓の照会のページで、提案ごとに参加・条件付き参加・様子見・不参加を選んでください。回答票（Excel）に記入してメールで返すこともできます。',
  actuals:
    '円卓の照会のページから、貴団体の実績を入れてください。該当するものがないときは「該当なし」を押してください。',
}

async function factsOf(tx: Tx, call: Call): Promise<string[]> {
  const titles = await titlesOf(tx, call.proposalIds)
  return [
    `照会番号：${call.number}（${callKindLabel[call.kind]}）`,
    ...titles.map(({ number, title }) => `提案：${number === null ? '' : `${number}　`}${title}`),
    `回答の期限：${warekiWithWeekday(call.dueOn)}`,
    `回答のしかた：${howTo[call.kind]}`,
    call.isOpen
      ? '回答は、構成団体どうしで期限前から見られます。'
      : '回答は、期限の翌日に構成団体どうしで見られるようになります。',
  ]
}

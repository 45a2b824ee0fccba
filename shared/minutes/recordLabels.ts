/** What of a record is said in one line, alike on the screen, in the text and on paper. */
import { correctionLabel, decisions } from '../confirmation/correction'
import { disclosureLabel } from '../meetings/agendaItem'
import { attendeeCategoryLabel } from '../meetings/attendee'
import { outcomeLabel } from '../meetings/outcome'
import type {
  MinutesRecord,
  RecordAttendance,
  RecordAttendee,
  RecordErratum,
  RecordOutcome,
  RecordRound,
} from './record'

/** 公開, or 一部非公開（５(1)：人事に関する情報） */
export function disclosureLine({ agenda }: MinutesRecord): string {
  const items = agenda.flatMap((section) => section.items)
  const closed = items.filter(({ disclosure }) => disclosure === 'closed')
  if (closed.length === 0) return disclosureLabel.open
  const reasons = closed.map(({ number, closedReason }) => [number, closedReason].filter(Boolean).join('：'))
  const all = items.every(({ disclosure }) => disclosure !== 'open')
  return `${all ? disclosureLabel.closed : `一部${disclosureLabel.closed}`}（${reasons.join('、')}）`
}

/** 6団体中6団体 うち代理1・遅参1・早退1 */
export function attendanceLine({ quorum, attendees }: RecordAttendance): string {
  const counted = [
    ['代理', attendees.filter(({ category }) => category === 'proxy').length],
    ['オンライン', attendees.filter(({ isOnline }) => isOnline).length],
    ['遅参', attendees.filter(({ arrivedAt }) => arrivedAt !== null).length],
    ['早退', attendees.filter(({ leftAt }) => leftAt !== null).length],
  ] as const
  const of = counted.filter(([, count]) => count > 0).map(([word, count]) => `${word}${count}`)
  const among = of.length > 0 ? ` うち${of.join('・')}` : ''
  return `${quorum.total}団体中${quorum.present}団体${among}${quorum.isMet ? '' : '（定足数に足りません）'}`
}

/** 木島平村 総務課 係長（代理：課長、14:10 遅参） */
export function attendeeLine(attendee: RecordAttendee): string {
  const who = [attendee.organisation.name, attendee.division, attendee.title, attendee.name].filter(Boolean)
  const notes = [
    attendee.category === 'member' ? '' : attendeeCategoryLabel[attendee.category],
    attendee.proxyFor && `${attendee.proxyFor}の代わり`,
    attendee.isOnline ? 'オンライン' : '',
    attendee.arrivedAt && `${attendee.arrivedAt} 遅参`,
    attendee.leftAt && `${attendee.leftAt} 早退`,
  ].filter(Boolean)
  return `${who.join(' ')}${notes.length > 0 ? `（${notes.join('、')}）` : ''}`
}

/** 継続（部会で試算）, 原案のとおり決定（異議なし） */
export function outcomeLine({ outcome, hasNoObjection, note }: RecordOutcome): string {
  const more = [hasNoObjection ? '異議なし' : '', note].filter(Boolean)
  return `${outcomeLabel[outcome]}${more.length > 0 ? `（${more.join('、')}）` : ''}`
}

/** 第0.9版 9/25送付 → 異議なし5、修正依頼1（採用1）; みなし確認 is told apart and never as 異議なし. */
export function courseLine(round: RecordRound): string {
  const decided = decisions
    .map(
      (state) =>
        [correctionLabel[state], round.corrections.filter((each) => each.state === state).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([label, count]) => `${label}${count}`)
  const parts = [
    `異議なし${round.noObjection.length}`,
    decided.length > 0 ? `修正依頼${round.corrections.length}（${decided.join('・')}）` : '',
    round.deemed.length > 0 ? `みなし確認${round.deemed.length}（${names(round.deemed)}）` : '',
    round.unanswered.length > 0 ? `未回答${round.unanswered.length}（${names(round.unanswered)}）` : '',
  ].filter(Boolean)
  const [, month = '', day = ''] = round.sentOn.split('-')
  return `第${round.version}版 ${Number(month)}/${Number(day)}送付 → ${parts.join('、')}`
}

/** 第1.1版　５(1) 除雪　誤「…」→ 正「…」（理由）申出：栄村 */
export const erratumLine = ({ version, place, wrong, right, reason, requestedBy }: RecordErratum): string =>
  `第${version}版　${place}　誤「${wrong}」→ 正「${right}」${reason && `（${reason}）`}${requestedBy ? `　申出：${requestedBy.name}` : ''}`

const names = (organisations: readonly { name: string }[]) => organisations.map(({ name }) => name).join('・')

import { dayOf, timeOfDay, warekiDateTime, warekiWithWeekday } from '../calendar'
import { type MeetingMode, meetingModeLabel } from '../meetings/meeting'

/** What 開催通知 tells of a meeting; a later letter says what is no longer as it was told. */
export interface ToldHead {
  title: string
  startsAt: number
  endsAt: number | null
  place: string
  mode: MeetingMode
  agendaDueOn: string | null
  rsvpDueOn: string | null
}

/** 令和8年12月15日（火）午後1時30分～午後3時30分 */
export function timeSpan(startsAt: number, endsAt: number | null): string {
  if (endsAt === null) return warekiDateTime(startsAt)
  const end = dayOf(startsAt) === dayOf(endsAt) ? timeOfDay(endsAt) : warekiDateTime(endsAt)
  return `${warekiDateTime(startsAt)}～${end}`
}

interface HeadLine {
  label: string
  /** 書面開催 has none */
  isOfSitting?: true
  text: (head: ToldHead) => string
}

const none = '未定'
const dayText = (day: string | null) => (day === null ? none : warekiWithWeekday(day))

/** In the order of a 開催通知. */
const headLines: readonly HeadLine[] = [
  { label: '会議', text: ({ title }) => title },
  {
    label: '日時',
    text: ({ startsAt, endsAt, mode }) =>
      mode === 'written' ? `${warekiDateTime(startsAt)}（回答期限）` : timeSpan(startsAt, endsAt),
  },
  { label: '場所', isOfSitting: true, text: ({ place }) => place || none },
  { label: '開催方法', text: ({ mode }) => meetingModeLabel[mode] },
  { label: '議題の締切', text: ({ agendaDueOn }) => dayText(agendaDueOn) },
  { label: '出欠の回答期限', isOfSitting: true, text: ({ rsvpDueOn }) => dayText(rsvpDueOn) },
]

/** The facts one per line; with `told`, what differs from it says so: 日時（変更）：…（開催通知では…）. */
export function headText(head: ToldHead, told?: ToldHead): string[] {
  const lines = headLines.filter(({ isOfSitting }) => head.mode !== 'written' || !isOfSitting)
  return lines.map(({ label, text }) => {
    const [now, before] = [text(head), told && text(told)]
    return before === undefined || before === now
      ? `${label}：${now}`
      : `${label}（変更）：${now}（開催通知では ${before}）`
  })
}

export const isSameHead = (one: ToldHead, other: ToldHead): boolean =>
  headLines.every(({ text }) => text(one) === text(other))

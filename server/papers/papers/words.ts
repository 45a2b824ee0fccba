import { dayOf, timeOfDay, warekiDateTime, warekiWithWeekday } from '../../../shared/calendar'
import type { MinutesRecord, Named } from '../../../shared/minutes/record'
import type { PaperFacts } from './PaperFacts'

/** Words that several papers share. */
export const names = (organisations: readonly Named[], between = '・'): string =>
  organisations.map(({ name }) => name).join(between)

/** 資料1 → 資料１: one digit is written in full width, two and more in half width. */
export const officialDigits = (text: string): string =>
  text.replace(/(?<!\d)\d(?!\d)/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

export const startOf = ({ meeting }: MinutesRecord): number => Date.parse(meeting.startsAt)

/** 令和8年9月18日（金）午後1時30分～午後3時30分, as it is planned; without an end, ～ alone */
export const plannedTime = ({ record, endsAt }: PaperFacts): string => stretch(record, endsAt)
/** … and as it was, where somebody closed the meeting */
export const timeOf = ({ record, endsAt, endedAt }: PaperFacts): string => stretch(record, endedAt ?? endsAt)

/** A meeting in writing (書面開催) has a day until which it is answered instead. */
function stretch(record: MinutesRecord, end: number | null): string {
  const start = startOf(record)
  if (record.meeting.mode === 'written') return `${warekiDateTime(start)}（回答期限）`
  return `${warekiWithWeekday(dayOf(start))}${timeOfDay(start)}～${end === null ? '' : timeOfDay(end)}`
}

export function placeOf({ record: { meeting } }: PaperFacts): string {
  const way = { in_person: '', online: 'オンライン', hybrid: 'オンライン併用', written: '書面開催' }[
    meeting.mode
  ]
  if (meeting.place === '') return way || '未定'
  return way === '' ? meeting.place : `${meeting.place}（${way}）`
}

/** Small under every page of a paper that was made from a filed record; an excerpt says that the hash is that of the whole [R8]. */
export function footerOf({ proof }: Pick<PaperFacts, 'proof'>): string {
  if (!proof) return ''
  const [left, covers] = proof.isWhole ? ['', ''] : ['（内部を除く）', '（全体）']
  return `議事録 第${proof.version}版${left}　SHA-256${covers} ${proof.sha256}`
}

const shortEra = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  timeZone: 'UTC',
  era: 'narrow',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

/** R8.11.24, where a cell has no room for more. */
export function shortWareki(day: string): string {
  const parts = shortEra.formatToParts(Date.parse(`${day}T00:00:00Z`))
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('era')}${part('year').replace('元', '1')}.${part('month')}.${part('day')}`
}

export const itemsOf = (record: MinutesRecord) => record.agenda.flatMap(({ items }) => items)

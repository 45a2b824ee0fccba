import { dayOf } from '../../shared/calendar'
import type { PaperFacts } from './papers/PaperFacts'
import { startOf } from './papers/words'

/** Room for the rest of a path on every file system, three bytes to a letter. */
const partLengthMax = 60

/** 令和8年度第2回○○幹事会_議事録_v1.0_20261123; a draft says 案, and the day is the meeting's. */
export function paperFileName({ record, proof }: PaperFacts, label: string): string {
  const version = proof ? `v${proof.version}` : '案'
  return [meetingFileName(record.meeting.name), label, version, compactDay(dayOf(startOf(record)))].join('_')
}

export const compactDay = (day: string): string => day.replaceAll('-', '')

/** 令和8年度第2回○○幹事会 */
export const meetingFileName = (name: string): string => safePart(name.replace(/[\s　]+/g, ''))

/** What no file system minds: neither separators nor signs that are not shown. */
export function safePart(name: string): string {
  const kept = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/gu, '').replace(/^\.+|[. ]+$/g, '')
  return [...kept].slice(0, partLengthMax).join('') || '名称なし'
}

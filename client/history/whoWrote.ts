import { warekiDateTime } from '../../shared/calendar'
import type { Authorship } from '../../shared/history/authorStretches'
import type { ChangedRun } from '../../shared/history/changes'
import type { HistorySeat } from '../../shared/history/seats'
import { historyText } from '../text/history'
import { seatText } from './seatMarks'

/** 「原文 栄村 企画担当・移動 飯山市 企画財政課　令和8年11月24日（火）午後1時30分」 */
export function whoWrote({ by, movedBy }: Authorship, seats: readonly HistorySeat[]): string {
  const author = seatText(seats[by.author])
  if (!movedBy) return `${author}　${warekiDateTime(by.at)}`
  return `${historyText.moved(author, seatText(seats[movedBy.author]))}　${warekiDateTime(movedBy.at)}`
}

/** 「追加 栄村 企画担当　令和8年…」 */
export function whatHappened(run: ChangedRun, seats: readonly HistorySeat[]): string {
  if (!run.by) return ''
  const kind = run.isMoved ? 'moved' : run.change === 'deleted' ? 'deleted' : 'inserted'
  const who = run.original
    ? historyText.moved(seatText(seats[run.original.author]), seatText(seats[run.by.author]))
    : historyText.timeline.shown(historyText.change[kind], seatText(seats[run.by.author]))
  return `${who}　${warekiDateTime(run.by.at)}`
}

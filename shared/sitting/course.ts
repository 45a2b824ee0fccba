/** When which act of 会議中 can be done, and what to do instead. */
import type { MeetingMode } from '../meetings/meeting'

export type SittingStep = 'attend' | 'open' | 'run' | 'decide' | 'close' | 'reopen' | 'summarise'

export interface SittingCourse {
  mode: MeetingMode
  calledOff: 'postponed' | 'cancelled' | null
  isConfirmed: boolean
  isInConfirmation: boolean
  /** ms since 1970 */
  startsAt: number
  beganAt: number | null
  endedAt: number | null
}

/** A slip of 閉会 is noticed by the next day; later the papers of the meeting have gone out. */
const reopenWithinMs = 24 * 60 * 60 * 1000
/** Whoever opens a meeting so long before its time has opened the wrong one. */
const openBeforeMs = 12 * 60 * 60 * 1000

/** Why the step cannot be done at `now`, in a sentence for the person; undefined: it can. */
export function sittingRefusal(step: SittingStep, course: SittingCourse, now: number): string | undefined {
  const never = neverSits(course, step)
  if (never !== undefined) return never
  const { beganAt, endedAt } = course
  switch (step) {
    case 'attend':
      return undefined
    case 'open':
      if (beganAt !== null) return 'この会議はすでに開会しています。画面を再読み込みしてください。'
      if (course.startsAt - now > openBeforeMs)
        return '開催日時の12時間前から開会できます。日時が変わったときは「会議情報を変更」で直してください。'
      return undefined
    case 'run':
    case 'close':
      if (beganAt === null) return 'この会議はまだ開会していません。先に「開会」を押してください。'
      if (endedAt !== null) return 'この会議は閉会しています。続けるときは「再開」を押してください。'
      return undefined
    case 'decide':
      if (beganAt === null) return 'この会議はまだ開会していません。先に「開会」を押してください。'
      return undefined
    case 'reopen':
      if (endedAt === null) return 'この会議は閉会していません。'
      if (now - endedAt > reopenWithinMs)
        return '閉会から1日を過ぎたため、再開できません。続きは新しい会議として開いてください。'
      if (course.isInConfirmation)
        return '議事録の確認が始まっているため、再開できません。確認の依頼を取り下げてから再開してください。'
      return undefined
    case 'summarise':
      if (beganAt !== null && endedAt === null) return '閉会してから、会議結果概要を確定してください。'
      if (beganAt === null && course.startsAt > now)
        return '会議が終わってから、会議結果概要を確定してください。'
      return undefined
  }
}

/** 中止, 延期, 書面開催 and 確定: there is no sitting. 会議結果概要 is written of 書面開催, too. */
function neverSits({ mode, calledOff, isConfirmed }: SittingCourse, step: SittingStep): string | undefined {
  if (isConfirmed)
    return 'この会議の議事録は確定しています。直すところがあるときは、議事録のページで正誤を出してください。'
  if (calledOff === 'cancelled') return 'この会議は中止になったため、会議中の画面は使えません。'
  if (calledOff === 'postponed')
    return 'この会議は延期になったため、会議中の画面は使えません。新しい日時を決めてください。'
  if (mode === 'written' && step !== 'summarise')
    return '書面開催の会議には、会議中の画面はありません。回答は会議のページで受け付けます。'
  return undefined
}

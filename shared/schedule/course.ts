import { unreachable } from '../assert'
import type { MeetingState } from '../meetings/meeting'

/** Acts on a meeting's date. Each refusal says what happened and what can be done instead. */
export type DateAct = 'notify' | 'rsvp' | 'write' | 'call_off' | 'postpone' | 'change'

/** Why an act on the date cannot be done in this state; undefined: it can. `hasBegun`: it was opened (開会). */
export function dateActRefusal(act: DateAct, state: MeetingState, hasBegun: boolean): string | undefined {
  // A slip in name or place can be put right until the record is made.
  if (act === 'change') return changeRefusal[state]
  switch (state) {
    case 'planned':
    case 'notified':
      return undefined
    case 'postponed':
      return act === 'call_off' ? undefined : postponedRefusal[act]
    case 'cancelled':
      return cancelledRefusal
    case 'held':
      // Whoever forgot to say in time that it did not take place may still say so; written answers come in late.
      if (hasBegun || act === 'notify' || act === 'rsvp') return overRefusal[act]
      return undefined
    case 'in_session':
    case 'in_confirmation':
      return overRefusal[act]
    case 'confirmed':
      return confirmedRefusal
    default:
      return unreachable(state)
  }
}

const cancelledRefusal =
  'この会議は中止になりました。改めて開くときは、会議体のページから新しい会議を作ってください。'
const confirmedRefusal =
  'この会議の議事録は確定しているため、会議の名称や日時は変更できません。確定した記録をご覧ください。'
const changeRefusal: Partial<Record<MeetingState, string>> = {
  cancelled: cancelledRefusal,
  confirmed: confirmedRefusal,
}
const postponedRefusal: Record<'notify' | 'rsvp' | 'write' | 'postpone', string> = {
  notify: 'この会議は延期中で、日時が決まっていません。新しい日時を決めてから、開催通知を出してください。',
  rsvp: 'この会議は延期中で、日時が決まっていません。新しい日時が決まると、出欠を回答できます。',
  write: 'この書面開催は延期中です。新しい回答期限が決まると、回答できます。',
  postpone: 'この会議はすでに延期中です。新しい日時を決めるか、中止にしてください。',
}
const overRefusal: Record<Exclude<DateAct, 'change'>, string> = {
  notify: 'この会議は始まっているか、終わっています。開催通知は開会の前に出してください。',
  rsvp: 'この会議は始まっているか、終わっています。出席の状況は、事務局が出席者の記録に入力します。',
  write: 'この書面開催は結果がまとまっているため、回答は変えられません。',
  call_off: 'この会議は開かれたため、中止にはできません。',
  postpone: 'この会議は開かれたため、延期にはできません。続きは新しい会議として作ってください。',
}

import { type CallValue, callValueLabel, unansweredLabel } from '../../shared/calls/call'
import type { Tone } from '../ui/tone'

type Value = CallValue | 'unanswered'

/** 未回答 is apart from 提案なし in its word and in its tone. */
export const standingTone: Record<Value, Tone> = {
  has_proposal: 'success',
  need_only: 'info',
  none: 'neutral',
  stated: 'success',
  reported: 'success',
  nothing_to_report: 'neutral',
  considering: 'info',
  unanswered: 'warning',
}

export const valueLabel = (value: Value): string =>
  value === 'unanswered' ? unansweredLabel : callValueLabel[value]

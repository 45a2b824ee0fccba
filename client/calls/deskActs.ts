import { callValueLabel } from '../../shared/calls/call'
import type { DeskActHandlings } from '../desk/deskAct'
import { callsText } from '../text/calls'
import { confirmAnswer, giveAnswer, undoAnswer } from './calls'

/** 照会 answered on the desk itself: 提案なし, 該当なし, 検討中, which can be taken back to what stood before; and 代行入力 confirmed. */
export const callDeskActs: DeskActHandlings<'answer_call' | 'confirm_call_answer'> = {
  answer_call: {
    label: ({ value }) => callValueLabel[value],
    run: ({ callId, value }, idempotencyKey) => giveAnswer(callId, { value, idempotencyKey }),
    undo: ({ callId, value }, idempotencyKey) => undoAnswer(callId, { value, idempotencyKey }),
    done: ({ value }, { title }) => callsText.deskDone(title, callValueLabel[value], value === 'considering'),
  },
  confirm_call_answer: {
    label: () => callsText.confirmEntry,
    run: ({ callId, answerId }, idempotencyKey) => confirmAnswer(callId, answerId, idempotencyKey),
    done: (_act, { title }) => callsText.deskConfirmed(title),
  },
}

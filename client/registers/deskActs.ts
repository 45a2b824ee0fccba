import { api, call } from '../data/api'
import type { DeskActHandlings } from '../desk/deskAct'
import { registersText } from '../text/registers'

/** 宿題 on the desk: 完了にする, today and without more words; the register has room for 根拠. */
export const registerDeskActs: DeskActHandlings<'finish_action'> = {
  finish_action: {
    label: () => registersText.finish,
    run: ({ act: _act, ...finished }, idempotencyKey) =>
      call(
        api.registers.marks.$post({
          json: { ...finished, kind: 'action', act: 'done', note: '', idempotencyKey },
        }),
      ),
    undo: ({ meetingId, outcomeId }, idempotencyKey) =>
      call(
        api.registers.marks.$post({
          json: {
            kind: 'action',
            meetingId,
            outcomeId,
            act: 'reopened',
            note: registersText.takenBack,
            idempotencyKey,
          },
        }),
      ),
    done: (_act, item) => registersText.finished(item.title),
  },
}

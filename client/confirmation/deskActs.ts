import { api, call } from '../data/api'
import type { DeskActHandlings } from '../desk/deskAct'
import { confirmationText } from '../text/confirmation'

/** 異議なし on the desk itself; whoever finds something later sends a 修正依頼, and then that answer holds. */
export const confirmationDeskActs: DeskActHandlings<'no_objection'> = {
  no_objection: {
    label: () => confirmationText.noObjection,
    isMain: () => true,
    run: ({ meetingId, roundId }, idempotencyKey) =>
      call(
        api.confirmation[':meetingId'].answer.$post({
          param: { meetingId },
          json: { roundId, idempotencyKey },
        }),
      ),
    done: (_act, { title }) => confirmationText.deskDone(title),
  },
}

import { intentLabel } from '../../shared/intents/intent'
import { api, call } from '../data/api'
import type { DeskActHandlings } from '../desk/deskAct'
import { intentsText } from '../text/intents'

/** 意向 answered on the desk itself, at the level 担当者; 代行入力 confirmed. */
export const intentDeskActs: DeskActHandlings<'state_intent' | 'confirm_intent'> = {
  state_intent: {
    label: ({ value }) => intentLabel[value],
    run: ({ callId, proposalId, value }, idempotencyKey) =>
      call(
        api.calls[':id'].intents.$post({
          param: { id: callId },
          json: { proposalId, value, idempotencyKey },
        }),
      ),
    undo: ({ callId, proposalId, value }, idempotencyKey) =>
      call(
        api.calls[':id'].intents.undo.$post({
          param: { id: callId },
          json: { proposalId, value, idempotencyKey },
        }),
      ),
    done: ({ value }, { title }) => intentsText.own.deskDone(intentLabel[value], title),
  },
  confirm_intent: {
    label: () => intentsText.judged.confirm,
    run: ({ proposalId, entryId }, idempotencyKey) =>
      call(
        api.intents[':proposalId'].entries[':entryId'].confirm.$post({
          param: { proposalId, entryId },
          json: { idempotencyKey },
        }),
      ),
    done: () => intentsText.confirmed,
  },
}

import { api, call } from '../data/api'
import type { DeskActHandlings } from '../desk/deskAct'
import { ledgerText } from '../text/ledger'

const mark = (jobId: string, isDone: boolean, idempotencyKey: string) =>
  call(api.ledger.jobs[':id'].mark.$post({ param: { id: jobId }, json: { isDone, idempotencyKey } }))

/** しごと帳 on the desk: 引き受けます, 済みにする. */
export const ledgerDeskActs: DeskActHandlings<'take_job' | 'finish_job'> = {
  take_job: {
    label: () => ledgerText.take,
    run: ({ jobId, from }, idempotencyKey) =>
      call(api.ledger.jobs[':id'].take.$post({ param: { id: jobId }, json: { from, idempotencyKey } })),
    done: (_act, item) => ledgerText.taken(item.title),
  },
  finish_job: {
    label: () => ledgerText.finish,
    run: ({ jobId }, key) => mark(jobId, true, key),
    undo: ({ jobId }, key) => mark(jobId, false, key),
    done: (_act, item) => ledgerText.finished(item.title),
  },
}

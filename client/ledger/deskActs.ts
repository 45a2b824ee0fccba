import type { DeskActHandlings } from '../desk/deskAct'
import { ledgerText } from '../text/ledger'
import { markJob, takeJob } from './ledger'

/** しごと帳 on the desk: 引き受けます, 済みにする. */
export const ledgerDeskActs: DeskActHandlings<'take_job' | 'finish_job'> = {
  take_job: {
    label: () => ledgerText.take,
    run: ({ jobId, from }, key) => takeJob(jobId, from, key),
    done: (_act, item) => ledgerText.taken(item.title),
  },
  finish_job: {
    label: () => ledgerText.finish,
    run: ({ jobId }, key) => markJob(jobId, true, key),
    undo: ({ jobId }, key) => markJob(jobId, false, key),
    done: (_act, item) => ledgerText.finished(item.title),
  },
}

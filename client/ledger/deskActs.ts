import { jobKindLabel } from '../../shared/ledger/job'
import type { DeskActHandlings } from '../desk/deskAct'
import { ledgerText } from '../text/ledger'
import { markJob, takeJob } from './ledger'

/** しごと帳 on the desk: 引き受けます, 済みにする. */
export const ledgerDeskActs: DeskActHandlings<'take_job' | 'finish_job'> = {
  take_job: {
    label: ({ job }) => ledgerText.takeJob(jobKindLabel[job]),
    run: ({ jobId, from }, key) => takeJob(jobId, from, key),
    done: ({ job }) => ledgerText.taken(jobKindLabel[job]),
  },
  finish_job: {
    label: ({ job }) => ledgerText.finishJob(jobKindLabel[job]),
    run: ({ jobId }, key) => markJob(jobId, true, key),
    undo: ({ jobId }, key) => markJob(jobId, false, key),
    done: ({ job }) => ledgerText.finished(jobKindLabel[job]),
  },
}

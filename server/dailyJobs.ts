import { tellCadence } from './cadence/tellCadence'
import { remindRounds } from './confirmation/remindRounds'
import type { DailyJob } from './daily'
import { settlePastJobs } from './ledger/settlePastJobs'
import { sweepLetters } from './mail/sendLetters'
import { writeDigests } from './mail/writeLetters'
import { tellDue } from './registers/tellDue'

/** What is done every day, in this order: the digest comes last, so that it holds what the others told. */
export const dailyJobs: readonly DailyJob[] = [
  { name: 'settle_jobs', hour: 3, run: settlePastJobs },
  { name: 'letters_swept', hour: 3, run: async (context) => void (await sweepLetters(context)) },
  { name: 'actions_due', hour: 6, run: tellDue },
  { name: 'cadence', hour: 6, run: tellCadence },
  { name: 'rounds', hour: 6, run: remindRounds },
  { name: 'digest', hour: 8, run: writeDigests },
]

import { tellCadence } from './cadence/tellCadence'
import { remindCalls } from './calls/remindCalls'
import { remindRounds } from './confirmation/remindRounds'
import type { DailyJob } from './daily'
import { forgetInterests } from './interests/forgetInterests'
import { settlePastJobs } from './ledger/settlePastJobs'
import { sweepLetters } from './mail/sendLetters'
import { writeDigests } from './mail/writeLetters'
import { askOwners } from './needs/askOwners'
import { proposeActuals } from './projects/proposeActuals'
import { tellDue } from './registers/tellDue'

/** What is done every day, in this order: the digest comes last, so that it holds what the others told. */
export const dailyJobs: readonly DailyJob[] = [
  { name: 'settle_jobs', hour: 3, run: settlePastJobs },
  { name: 'interests_forgotten', hour: 3, run: forgetInterests },
  { name: 'letters_swept', hour: 3, run: async (context) => void (await sweepLetters(context)) },
  { name: 'actions_due', hour: 6, run: tellDue },
  { name: 'cadence', hour: 6, run: tellCadence },
  { name: 'actuals', hour: 6, run: proposeActuals },
  { name: 'needs_asked', hour: 6, run: askOwners },
  { name: 'rounds', hour: 6, run: remindRounds },
  { name: 'calls', hour: 6, run: remindCalls },
  { name: 'digest', hour: 8, run: writeDigests },
]

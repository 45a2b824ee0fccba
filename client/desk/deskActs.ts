import type { DeskAct, DeskActName } from '../../shared/desk/act'
import { callDeskActs } from '../calls/deskActs'
import { confirmationDeskActs } from '../confirmation/deskActs'
import { consentDeskActs } from '../consent/deskActs'
import { intentDeskActs } from '../intents/deskActs'
import { interestDeskActs } from '../interests/deskActs'
import { ledgerDeskActs } from '../ledger/deskActs'
import { meetingDeskActs } from '../meetings/deskActs'
import { needDeskActs } from '../needs/deskActs'
import { projectDeskActs } from '../projects/deskActs'
import { proposalDeskActs } from '../proposals/deskActs'
import { registerDeskActs } from '../registers/deskActs'
import { scheduleDeskActs } from '../schedule/deskActs'
import type { DeskActHandling, DeskActHandlings } from './deskAct'

/** Every one-click answer of the desk: each subject brings its own. */
const deskActs: DeskActHandlings<DeskActName> = {
  ...ledgerDeskActs,
  ...intentDeskActs,
  ...consentDeskActs,
  ...interestDeskActs,
  ...confirmationDeskActs,
  ...scheduleDeskActs,
  ...meetingDeskActs,
  ...callDeskActs,
  ...registerDeskActs,
  ...proposalDeskActs,
  ...needDeskActs,
  ...projectDeskActs,
}

export function handlingOf(act: DeskAct): DeskActHandling<DeskAct> {
  // The table gives each act the handling of its own kind, which the compiler cannot follow through the index.
  return deskActs[act.act] as DeskActHandling<DeskAct>
}

import { dayOf } from '../../shared/calendar'
import { type DeskItem, inDueOrder } from '../../shared/desk/item'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { cadenceLines } from '../cadence/deskLines'
import { callLines } from '../calls/deskLines'
import { confirmationLines } from '../confirmation/deskLines'
import { consentLines } from '../consent/deskLines'
import { forumNames } from '../forums/queries'
import { intentLines } from '../intents/deskLines'
import { matchLines } from '../interests/deskLines'
import { jobLines } from '../ledger/deskLines'
import { meetingLines } from '../meetings/deskLines'
import { minutesLines } from '../minutes/deskLines'
import { needLines } from '../needs/deskLines'
import { recordLines } from '../oversight/deskLines'
import { pointLines } from '../points/deskLines'
import { precedentLines } from '../precedents/deskLines'
import { projectLines } from '../projects/deskLines'
import { proposalLines } from '../proposals/deskLines'
import { actionLines } from '../registers/deskLines'
import { scheduleLines } from '../schedule/deskLines'
import { summaryLines } from '../sitting/deskLines'
import type { Db } from '../store/Store'
import { handoverLines } from './handoverLines'
import { seatLines } from './seatLines'

/** What waits for a seat, of each subject; lines that are equally due stand in this order. */
const sources: readonly ((db: Db, actor: Actor, now: number) => Promise<DeskItem[]>)[] = [
  scheduleLines,
  meetingLines,
  confirmationLines,
  cadenceLines,
  callLines,
  intentLines,
  actionLines,
  jobLines,
  matchLines,
  projectLines,
  proposalLines,
  needLines,
  precedentLines,
  consentLines,
  pointLines,
  summaryLines,
  minutesLines,
  recordLines,
  seatLines,
  handoverLines,
]

/** きょうの宿題: everything that waits for this seat, in due order, and the bodies it works in. */
export async function desk(db: Db, actor: Actor, now: number) {
  const items: DeskItem[] = []
  for (const lines of sources) items.push(...(await lines(db, actor, now)))
  return { items: inDueOrder(items), forums: await forumsOf(db, actor), today: dayOf(now) }
}

/** The bodies the seat is at home in, with what it is there. */
async function forumsOf(db: Db, actor: Actor) {
  return (await forumNames(db, forumIdsOf(actor))).map((forum) => ({
    ...forum,
    role: actor.memberships.find(({ forumId }) => forumId === forum.id)?.role ?? null,
    isSecretariat: actor.secretariatOf.includes(forum.id),
    canPropose: can(actor, 'proposal.create', { forumId: forum.id }),
  }))
}

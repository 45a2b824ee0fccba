import { dayOf } from '../../shared/calendar'
import { backward } from '../../shared/consent/backward'
import { partyOutlook } from '../../shared/consent/earliest'
import { type ConsentStage, consentStageLabel } from '../../shared/consent/stage'
import { type DeskItem, deskItem } from '../../shared/desk/item'
import { awaitsConfirmation } from '../../shared/entry'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { entryOf, forumNames } from '../forums/queries'
import type { Db } from '../store/Store'
import {
  areAllThrough,
  type LoadedProcedure,
  lastStep,
  loadProcedure,
  ownNext,
  type ProcedureRow,
} from './procedure'

/** 同意手続: the own next stage, with one press for it; what was entered for this organisation; for the secretariat what all are through with. */
export async function consentLines(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const waiting = await consentsWaiting(db, actor, now)
  const entered = await consentEntriesToConfirm(db, actor)
  return [
    ...waiting.map(({ procedureId, title, forumName, stage, stepId, dueOn }) =>
      stage === null
        ? deskItem('consent_close', procedureId, { title, forumName, dueOn })
        : deskItem('consent', procedureId, {
            ...{ title: `${title}（${consentStageLabel[stage]}）`, forumName, dueOn },
            acts: [{ act: 'finish_consent', procedureId, stage, seen: stepId, onDay: dayOf(now) }],
          }),
    ),
    ...entered.map(({ procedureId, title, forumName, since }) =>
      deskItem('consent_entry', procedureId, { title, forumName, at: since }),
    ),
  ]
}

/** A procedure that waits for this seat: for its own organisation's next stage, or for the secretariat to close it. */
export interface WaitingConsent {
  procedureId: string
  title: string
  forumName: string
  /** the own stage that is next; null: all are through, the rest is the secretariat's */
  stage: ConsentStage | null
  stepId: string | null
  dueOn: string | null
}

/** A stage of an assembly comes onto the desk when its day is near: until then nothing can be done about it. */
const assemblyAheadMs = 14 * 24 * 60 * 60 * 1000

export async function consentsWaiting(db: Db, actor: Actor, now: number): Promise<WaitingConsent[]> {
  const waiting: WaitingConsent[] = []
  for (const { row, forumName } of await openProcedures(db, actor)) {
    const loaded = await loadProcedure(db, row, now)
    const line = { procedureId: row.id, title: row.title, forumName }
    const own = ownWaiting(loaded, actor.organisationId, dayOf(now + assemblyAheadMs))
    if (own) waiting.push({ ...line, ...own })
    else if (can(actor, 'consent.manage', { forumId: row.forum_id }) && areAllThrough(loaded))
      waiting.push({ ...line, stage: null, stepId: null, dueOn: row.target_on })
  }
  return waiting
}

/** The open procedures of the bodies in which the actor answers. */
async function openProcedures(db: Db, actor: Actor): Promise<{ row: ProcedureRow; forumName: string }[]> {
  const forumIds = forumIdsOf(actor).filter((forumId) => can(actor, 'consent.answer', { forumId }))
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('consent_procedure')
    .selectAll()
    .where('forum_id', 'in', forumIds)
    .where('ended_at', 'is', null)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
  const names = new Map((await forumNames(db, forumIds)).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({ row, forumName: names.get(row.forum_id) ?? '' }))
}

/** Procedures with words that stand for the actor's organisation and that it has not confirmed (代行入力). */
export async function consentEntriesToConfirm(db: Db, actor: Actor) {
  const open = await openProcedures(db, actor)
  if (open.length === 0) return []
  const steps = await db
    .selectFrom('consent_step')
    .selectAll()
    .where('organisation_id', '=', actor.organisationId)
    .where(
      'procedure_id',
      'in',
      open.map(({ row }) => row.id),
    )
    .orderBy('number')
    .execute()
  return open.flatMap(({ row, forumName }) => {
    const own = steps.filter((step) => step.procedure_id === row.id)
    const standing = own.filter((step) => lastStep(own, step.stage) === step)
    const [first] = standing.filter((step) => awaitsConfirmation(entryOf(step)))
    return first ? [{ procedureId: row.id, title: row.title, forumName, since: first.at }] : []
  })
}

function ownWaiting(loaded: LoadedProcedure, organisationId: string, until: string) {
  const stage = ownNext(loaded, organisationId)
  if (stage === null) return undefined
  const step = lastStep(loaded.steps, stage, organisationId)
  // What somebody said stands in the way is no work that is forgotten.
  if (step?.state === 'obstacle') return undefined
  const dueOn = step?.state === 'planned' ? step.on_day : latestOf(loaded, organisationId, stage)
  const party = loaded.course.parties.find(({ id }) => id === organisationId)
  const outlook = party && partyOutlook(loaded.course, party)
  const isOfAssembly = stage === 'assembly_bill' || stage === 'assembly'
  const comesOn = step?.state === 'planned' ? step.on_day : outlook?.kind === 'day' ? outlook.day : null
  const isPlannedLater = step?.state === 'planned' && (step.on_day ?? '') > until
  if (isPlannedLater || (isOfAssembly && (comesOn === null || comesOn > until))) return undefined
  return { stage, stepId: step?.id ?? null, dueOn }
}

/** The last day for a stage that still reaches the target; null without one. */
function latestOf({ row, course }: LoadedProcedure, organisationId: string, stage: ConsentStage) {
  if (row.target_on === null) return null
  const own = backward(course, row.target_on).parties.find(({ id }) => id === organisationId)
  return (stage === 'assembly' || stage === 'assembly_bill' ? own?.assemblyOn : own?.headOn) ?? null
}

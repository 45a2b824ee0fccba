import { dayOf } from '../../shared/calendar'
import { nextStage } from '../../shared/consent/cell'
import { partyOutlook } from '../../shared/consent/earliest'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import { endedOn, forumNames, membersOn } from '../forums/queries'
import type { Db } from '../store/Store'
import { consentsUnknown, forecastOf, isAgreed, loadProcedure, ownNext, type ProcedureRow } from './procedure'
import { headOf } from './queries'

/** The procedures of a body, or those that hang on a proposal: what is open first, the latest first. */
export async function consents(
  db: Db,
  actor: Actor,
  {
    forumId,
    proposalId,
    now,
  }: { forumId?: string | undefined; proposalId?: string | undefined; now: number },
) {
  // A list that may not be read is not an empty one.
  if (forumId !== undefined && !can(actor, 'consent.read', { forumId })) throw consentsUnknown()
  const rows = await db
    .selectFrom('consent_procedure')
    .selectAll()
    .$if(forumId !== undefined, (query) => query.where('forum_id', '=', forumId ?? ''))
    .$if(proposalId !== undefined, (query) => query.where('proposal_id', '=', proposalId ?? ''))
    .$if(forumId === undefined && proposalId === undefined, (query) => query.where('id', '=', ''))
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .execute()
  const readable = rows.filter((row) => can(actor, 'consent.read', { forumId: row.forum_id }))
  const lines = await Promise.all(readable.map((row) => lineOf(db, actor, row, now)))
  return lines.sort((one, other) => Number(one.endedAt !== null) - Number(other.endedAt !== null))
}

/** For the form that opens a procedure: whom it could ask. */
export async function consentChoices(db: Db, actor: Actor, forumId: string, now: number) {
  const subject = { forumId }
  const [forum] = await forumNames(db, [forumId])
  if (!forum || !can(actor, 'consent.read', subject)) throw consentsUnknown()
  const members = (await membersOn(db, forumId, dayOf(now))).filter(hasVoice)
  return {
    forumName: forum.name,
    today: dayOf(now),
    members: members.map(({ id, name, role }) => ({ id, name, isCentral: role === 'central_city' })),
    can: {
      manage: can(actor, 'consent.manage', subject) && (await endedOn(db, forumId, dayOf(now))) === null,
    },
  }
}

async function lineOf(db: Db, actor: Actor, row: ProcedureRow, now: number) {
  const loaded = await loadProcedure(db, row, now)
  const { forecast, pairs } = forecastOf(loaded)
  const { template, course } = loaded
  return {
    ...headOf(row),
    templateLabel: template.label,
    asOf: loaded.asOf,
    asked: course.parties.length,
    through: course.parties.filter(({ words }) => nextStage(words, template.stages) === undefined).length,
    obstacles: course.parties.filter((party) => partyOutlook(course, party).kind === 'obstacle').length,
    forecast,
    isAgreed: isAgreed(forecast),
    pairs: { all: pairs.length, agreed: pairs.filter(isAgreed).length },
    targetOn: row.target_on,
    ownNext: ownNext(loaded, actor.organisationId),
  }
}

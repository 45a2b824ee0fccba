import type { Selectable } from 'kysely'
import { addDays, dayOf } from '../../shared/calendar'
import { type ConsentWords, isThrough, nextStage } from '../../shared/consent/cell'
import {
  type ConsentCourse,
  earliest,
  earliestPairs,
  type Forecast,
  latest,
  type PairForecast,
} from '../../shared/consent/earliest'
import { type ConsentStage, isConsentStage } from '../../shared/consent/stage'
import { type ConsentTemplate, consentTemplates, isConsentTemplate } from '../../shared/consent/template'
import { DomainError } from '../../shared/error'
import type { AssemblySession } from '../../shared/forums/assembly'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import { assemblySessions, membersOn } from '../forums/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

export type ProcedureRow = Selectable<Tables['consent_procedure']>
export type StepRow = Selectable<Tables['consent_step']>

/** A party as it stands: whom the procedure asks today, or who was asked and has left the body since. */
export interface Party {
  id: string
  name: string
  isCentral: boolean
  standing: 'member' | 'joined' | 'left'
}

/** A procedure with everything that is said of it, as of a day. */
export interface LoadedProcedure {
  row: ProcedureRow
  template: ConsentTemplate
  /** today, or the day it ended */
  asOf: string
  /** in 建制順 */
  parties: Party[]
  /** every word, the first first */
  steps: StepRow[]
  sessions: AssemblySession[]
  /** without those who left */
  course: ConsentCourse
}

/** The procedure, if the actor may read it; otherwise the same answer as for one that does not exist. */
export async function findProcedure(db: Db, actor: Actor, id: string): Promise<ProcedureRow> {
  const row = await db.selectFrom('consent_procedure').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || !can(actor, 'consent.read', { forumId: row.forum_id })) throw procedureUnknown()
  return row
}

export async function loadProcedure(db: Db, row: ProcedureRow, now: number): Promise<LoadedProcedure> {
  if (!isConsentTemplate(row.template)) throw procedureUnknown()
  const template = consentTemplates[row.template]
  const asOf = dayOf(row.ended_at ?? now)
  const parties = await partiesOf(db, row, asOf)
  const steps = await stepsOf(db, row.id)
  const sessions = await assemblySessions(
    db,
    parties.map(({ id }) => id),
    { from: row.ready_on < asOf ? row.ready_on : asOf, to: addDays(asOf, sessionsAheadDays) },
  )
  const course: ConsentCourse = {
    template,
    readyOn: row.ready_on,
    today: asOf,
    leadDays: row.lead_days,
    prefectureDays: row.prefecture_days,
    parties: parties
      .filter(({ standing }) => standing !== 'left')
      .map(({ id, isCentral }) => ({
        id,
        isCentral,
        words: wordsOf(steps, id),
        sessions: sessions.filter(({ organisationId }) => organisationId === id),
      })),
    whole: template.isPairwise ? {} : wordsOf(steps, null, template.last),
  }
  return { row, template, asOf, parties, steps, sessions, course }
}

/** Sessions are entered a year or two ahead at most. */
const sessionsAheadDays = 5 * 366

/** 成立 of the whole, and of each pair where it is made of pairs. */
export function forecastOf({ template, course }: LoadedProcedure): {
  forecast: Forecast
  pairs: PairForecast[]
} {
  if (!template.isPairwise) return { forecast: earliest(course), pairs: [] }
  const pairs = earliestPairs(course)
  return { forecast: latest(pairs), pairs }
}

export const isAgreed = ({ outlook }: Pick<Forecast, 'outlook'>): boolean =>
  outlook.kind === 'day' && outlook.isDone

/** The stages that are the party's own: with 県's last one where each partner has its own. */
export const stagesOf = (
  { template }: Pick<LoadedProcedure, 'template'>,
  party: Pick<Party, 'isCentral'>,
): readonly ConsentStage[] =>
  template.isPairwise && template.last !== null && !party.isCentral
    ? [...template.stages, template.last]
    : template.stages

/** The latest word of each stage; of the whole where no organisation is named, whoever wrote it. */
export function wordsOf(
  steps: readonly StepRow[],
  organisationId: string | null,
  only?: ConsentStage | null,
): ConsentWords {
  const words: ConsentWords = {}
  for (const step of steps) {
    if (!isConsentStage(step.stage) || (only !== undefined && step.stage !== only)) continue
    if (organisationId === null || step.organisation_id === organisationId)
      words[step.stage] = { state: step.state, onDay: step.on_day }
  }
  return words
}

/** Whether every party that is still asked is through its own stages: then the rest is 県's. */
export const areAllThrough = ({ template, course }: LoadedProcedure): boolean =>
  course.parties.length > 0 && course.parties.every(({ words }) => isThrough(words, template.stages))

async function partiesOf(db: Db, row: ProcedureRow, day: string): Promise<Party[]> {
  const fixed = await db
    .selectFrom('consent_party')
    .innerJoin('organisation', 'organisation.id', 'consent_party.organisation_id')
    .select(['organisation.id', 'organisation.name', 'consent_party.is_central'])
    .where('procedure_id', '=', row.id)
    .execute()
  const members = (await membersOn(db, row.forum_id, day)).filter(hasVoice)
  const parties = new Map<string, Party>()
  for (const { id, name, is_central } of fixed) {
    const isMember = members.some((member) => member.id === id)
    parties.set(id, { id, name, isCentral: is_central === 1, standing: isMember ? 'member' : 'left' })
  }
  if (row.is_whole_body === 1)
    for (const { id, name, role } of members)
      if (!parties.has(id))
        parties.set(id, { id, name, isCentral: role === 'central_city', standing: 'joined' })
  return await inOfficialOrder(db, parties)
}

async function inOfficialOrder(db: Db, parties: ReadonlyMap<string, Party>): Promise<Party[]> {
  if (parties.size === 0) return []
  const order = await db
    .selectFrom('organisation')
    .select('id')
    .where('id', 'in', [...parties.keys()])
    .orderBy('official_order')
    .orderBy('id')
    .execute()
  return order.flatMap(({ id }) => parties.get(id) ?? [])
}

const stepsOf = (db: Db, procedureId: string): Promise<StepRow[]> =>
  db
    .selectFrom('consent_step')
    .selectAll()
    .where('procedure_id', '=', procedureId)
    .orderBy('number')
    .execute()

export const consentsUnknown = () =>
  new DomainError(
    'not_found',
    'この会議体の同意手続は見つからないか、閲覧できる団体に入っていません。圏域のページを確かめてください。',
  )
export const procedureUnknown = () =>
  new DomainError(
    'not_found',
    'この同意手続は見つからないか、閲覧できる団体に入っていません。会議体の「同意」を開き直してください。',
  )

/** The latest word on a stage, of one organisation or of whoever spoke. */
export const lastStep = (steps: readonly StepRow[], stage: string, organisationId?: string) =>
  steps.findLast(
    (step) =>
      step.stage === stage && (organisationId === undefined || step.organisation_id === organisationId),
  )

/** The first stage of the actor's own organisation that is not 済. */
export function ownNext(loaded: LoadedProcedure, organisationId: string): ConsentStage | null {
  const own = loaded.parties.find(({ id, standing }) => id === organisationId && standing !== 'left')
  return own ? (nextStage(wordsOf(loaded.steps, own.id), stagesOf(loaded, own)) ?? null) : null
}

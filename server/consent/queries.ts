import { type Backward, backward, type LatestDays } from '../../shared/consent/backward'
import { type ConsentState, nextStage } from '../../shared/consent/cell'
import {
  type Forecast,
  inSession,
  type Outlook,
  type PairForecast,
  partyOutlook,
} from '../../shared/consent/earliest'
import type { ConsentStage } from '../../shared/consent/stage'
import { type ConsentTemplateId, isConsentTemplate } from '../../shared/consent/template'
import type { Entry } from '../../shared/entry'
import { type Actor, can } from '../../shared/permission'
import { entryOf, forumNames } from '../forums/queries'
import { readableProposals } from '../proposals/queries'
import type { Db } from '../store/Store'
import {
  findProcedure,
  forecastOf,
  isAgreed,
  type LoadedProcedure,
  lastStep,
  loadProcedure,
  type Party,
  type ProcedureRow,
  procedureUnknown,
  type StepRow,
  stagesOf,
  wordsOf,
} from './procedure'

/** One stage of one 団体, or of the whole: its latest word. */
export interface ConsentCell {
  stage: ConsentStage
  /** null: 未, nobody said anything yet */
  stepId: string | null
  state: ConsentState
  onDay: string | null
  docNumber: string
  reason: string
  entry: Entry | null
}

export interface ConsentRow extends Party {
  /** one per stage of the head; null where the stage is not this 団体's */
  cells: (ConsentCell | null)[]
  /** the first own stage that is not 済 */
  next: ConsentStage | null
  outlook: Outlook
  isCritical: boolean
  /** the 会期 in which it can be decided at the earliest; null where none is known or none is needed */
  session: { name: string; fromOn: string; toOn: string } | null
  /** 逆算, where there is a target */
  latest: Omit<LatestDays, 'id'> | null
}

export interface ConsentMatrix {
  id: string
  forumId: string
  forumName: string
  proposal: { id: string; number: string | null; title: string } | null
  title: string
  template: ConsentTemplateId
  isPairwise: boolean
  /** YYYY-MM-DD */
  readyOn: string
  targetOn: string | null
  leadDays: number
  prefectureDays: number
  openedAt: number
  openedBy: string
  endedAt: number | null
  end: ProcedureRow['end']
  endReason: string
  isSample: boolean
  /** the day all of this is told as of */
  asOf: string
  /** the columns */
  stages: ConsentStage[]
  /** in 建制順 */
  rows: ConsentRow[]
  /** 県's stage where it is one of the whole */
  whole: ConsentCell | null
  forecast: Forecast
  isAgreed: boolean
  /** each 中心市 with each partner, in 建制順; empty where all agree together */
  pairs: (PairForecast & { isAgreed: boolean })[]
  /** 逆算 from the target */
  backward: Omit<Backward, 'parties'> | null
  /** every word ever said, the latest first */
  log: (ConsentCell & { id: string; organisationId: string; organisationName: string })[]
  ownId: string
  can: { answer: boolean; manage: boolean }
}

/** 同意表 of one procedure: what the page and the paper show. */
export async function consentMatrix(
  db: Db,
  actor: Actor,
  procedureId: string,
  now: number,
): Promise<ConsentMatrix> {
  const row = await findProcedure(db, actor, procedureId)
  const loaded = await loadProcedure(db, row, now)
  if (!isConsentTemplate(row.template)) throw procedureUnknown()
  const [forum] = await forumNames(db, [row.forum_id])
  const { forecast, pairs } = forecastOf(loaded)
  const back = row.target_on === null ? null : backward(loaded.course, row.target_on)
  const subject = { forumId: row.forum_id }
  const isOpen = row.ended_at === null
  return {
    ...headOf(row),
    forumName: forum?.name ?? '',
    proposal: await proposalOf(db, actor, row),
    template: row.template,
    isPairwise: loaded.template.isPairwise,
    readyOn: row.ready_on,
    targetOn: row.target_on,
    leadDays: row.lead_days,
    prefectureDays: row.prefecture_days,
    openedBy: row.opened_by_label,
    asOf: loaded.asOf,
    stages: columnsOf(loaded),
    rows: loaded.parties.map((party) => rowOf(loaded, party, { forecast, back })),
    whole: wholeOf(loaded),
    forecast,
    isAgreed: isAgreed(forecast),
    pairs: pairs.map((pair) => ({ ...pair, isAgreed: isAgreed(pair) })),
    backward: back && { agreedOn: back.agreedOn, readyOn: back.readyOn },
    log: logOf(loaded),
    ownId: actor.organisationId,
    can: {
      answer: isOpen && can(actor, 'consent.answer', subject),
      manage: isOpen && can(actor, 'consent.manage', subject),
    },
  }
}

/** What every list and the page itself tell of a procedure. */
export const headOf = (row: ProcedureRow) => ({
  id: row.id,
  forumId: row.forum_id,
  title: row.title,
  openedAt: row.opened_at,
  endedAt: row.ended_at,
  end: row.end,
  endReason: row.end_reason,
  isSample: row.is_sample === 1,
})

const columnsOf = ({ template }: LoadedProcedure): ConsentStage[] =>
  template.isPairwise && template.last !== null ? [...template.stages, template.last] : [...template.stages]

function rowOf(
  loaded: LoadedProcedure,
  party: Party,
  { forecast, back }: { forecast: Forecast; back: Backward | null },
): ConsentRow {
  const own = stagesOf(loaded, party)
  const words = wordsOf(loaded.steps, party.id)
  const sessions = loaded.sessions.filter(({ organisationId }) => organisationId === party.id)
  const outlook = partyOutlook(loaded.course, { ...party, words, sessions })
  const latest = back?.parties.find(({ id }) => id === party.id)
  return {
    ...party,
    cells: columnsOf(loaded).map((stage) =>
      own.includes(stage) ? cellOf(stage, lastStep(loaded.steps, stage, party.id)) : null,
    ),
    next: nextStage(words, own) ?? null,
    outlook,
    isCritical: forecast.critical.includes(party.id),
    session: sessionOf(outlook, sessions),
    latest: latest ? { assemblyOn: latest.assemblyOn, headOn: latest.headOn } : null,
  }
}

function sessionOf(outlook: Outlook, sessions: LoadedProcedure['sessions']): ConsentRow['session'] {
  if (outlook.kind !== 'day' || outlook.isDone) return null
  const session = sessions.find((each) => inSession([each], outlook.day) === outlook.day)
  return session ? { name: session.name, fromOn: session.fromOn, toOn: session.toOn } : null
}

const cellOf = (stage: ConsentStage, step: StepRow | undefined): ConsentCell => ({
  stage,
  stepId: step?.id ?? null,
  state: step?.state ?? 'none',
  onDay: step?.on_day ?? null,
  docNumber: step?.doc_number ?? '',
  reason: step?.reason ?? '',
  entry: step ? entryOf(step) : null,
})

const wholeOf = ({ template, steps }: LoadedProcedure): ConsentCell | null =>
  template.isPairwise || template.last === null ? null : cellOf(template.last, lastStep(steps, template.last))

function logOf({ steps, parties, template }: LoadedProcedure): ConsentMatrix['log'] {
  const names = new Map(parties.map(({ id, name }) => [id, name]))
  const stages = [...template.stages, ...(template.last === null ? [] : [template.last])]
  return steps
    .flatMap((step) => {
      const stage = stages.find((each) => each === step.stage)
      if (!stage) return []
      const organisationName = names.get(step.organisation_id) ?? ''
      return [{ id: step.id, organisationId: step.organisation_id, organisationName, ...cellOf(stage, step) }]
    })
    .reverse()
}

async function proposalOf(db: Db, actor: Actor, row: ProcedureRow): Promise<ConsentMatrix['proposal']> {
  if (row.proposal_id === null) return null
  const [proposal] = await readableProposals(db, actor, [row.proposal_id])
  return proposal ? { id: proposal.id, number: proposal.number, title: proposal.title } : null
}

import { dayOf, warekiWithWeekday } from '../../shared/calendar'
import { isThrough } from '../../shared/consent/cell'
import { checkWord } from '../../shared/consent/checkWord'
import type { MarkConsent } from '../../shared/consent/commands'
import { consentStageLabel } from '../../shared/consent/stage'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { type Answerer, answererOf } from '../forums/acts'
import { forumNames, organisationNames, secretariatOnly } from '../forums/queries'
import { newId } from '../id'
import { notify } from '../outbox/notify'
import { takeBack } from '../outbox/takeBack'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { tellConsentChanged } from './consentChanged'
import { procedureEnded } from './openConsent'
import {
  areAllThrough,
  findProcedure,
  forecastOf,
  isAgreed,
  type LoadedProcedure,
  loadProcedure,
  stagesOf,
  wordsOf,
} from './procedure'

/** 済 / 予定 / 支障 / 未 of one stage: a row that nothing changes; the latest word holds [Y2, Y3]. */
export async function markConsent(
  context: Context,
  actor: Actor,
  id: string,
  input: MarkConsent,
): Promise<{ stepId: string }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `markConsent ${id}`, at }
  const marked = await context.store.transaction(async (tx) => {
    const row = await findProcedure(tx, actor, id)
    await refuseSampleSeat(tx, actor, row)
    const step = await once(tx, act, async () => {
      await holdProcedure(tx, id)
      const loaded = await loadProcedure(tx, row, at)
      const answerer = await answererFor(tx, actor, loaded, { ...input, at })
      refuseStale(loaded, answerer, input)
      refuseWrong(loaded, answerer, input)
      return await write(tx, loaded, answerer, { ...input, at })
    })
    return { step, forumId: row.forum_id }
  })
  tellConsentChanged(context, marked.forumId)
  return marked.step
}

type Said = MarkConsent & { at: number }

/** Of several who mark at once, one waits: whoever comes later sees what the first one said. */
async function holdProcedure(tx: Tx, id: string): Promise<void> {
  const held = await tx
    .updateTable('consent_procedure')
    .set((eb) => ({ title: eb.ref('title') }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (held.numUpdatedRows !== 1n) throw procedureEnded()
}

/** What is one of the whole (知事の許可) is the secretariat's word; every other stage its 団体's. */
async function answererFor(
  tx: Tx,
  actor: Actor,
  loaded: LoadedProcedure,
  { stage, onBehalf, at }: Said,
): Promise<Answerer> {
  const { row } = loaded
  if (isOfWhole(loaded, stage)) {
    if (!can(actor, 'consent.manage', { forumId: row.forum_id })) throw secretariatOnly('県の手続の入力')
    const { label } = await actingSeat(tx, actor)
    return { organisation_id: actor.organisationId, seat_id: actor.seatId, label, on_behalf_channel: null }
  }
  const answerer = await answererOf(tx, actor, row, {
    day: dayOf(at),
    onBehalf,
    right: 'consent.answer',
    isAsked: ({ id }) => loaded.parties.some((party) => party.id === id && party.standing !== 'left'),
  })
  const party = loaded.parties.find(({ id }) => id === answerer.organisation_id)
  if (!party || !stagesOf(loaded, party).includes(stage)) throw notTheirStage()
  return answerer
}

const isOfWhole = ({ template }: LoadedProcedure, stage: string): boolean =>
  !template.isPairwise && template.last === stage

function refuseStale({ steps }: LoadedProcedure, answerer: Answerer, { stage, seen }: MarkConsent): void {
  if (seen === undefined) return
  const last = steps.findLast(
    (step) => step.stage === stage && step.organisation_id === answerer.organisation_id,
  )
  if ((last?.id ?? null) !== seen) throw markedMeanwhile()
}

function refuseWrong(loaded: LoadedProcedure, answerer: Answerer, input: MarkConsent): void {
  const { template, asOf, steps } = loaded
  const words = wordsOf(steps, answerer.organisation_id)
  const wrong = checkWord(input, { words, stages: template.stages, today: asOf })
  if (wrong) throw new DomainError('invalid', wrong.message, [wrong])
  if (input.state !== 'done' || input.stage !== template.last) return
  // 県 is asked once everybody agreed: no word stands for a 議決 that is missing.
  const isReady = template.isPairwise ? isThrough(words, template.stages) : areAllThrough(loaded)
  if (!isReady) throw notAgreedYet()
}

async function write(tx: Tx, loaded: LoadedProcedure, answerer: Answerer, said: Said) {
  const { row } = loaded
  const stepId = newId()
  await tx
    .insertInto('consent_step')
    .values({
      id: stepId,
      procedure_id: row.id,
      number: loaded.steps.length + 1,
      ...answerer,
      at: said.at,
      confirmed_at: null,
      confirmed_label: null,
      stage: said.stage,
      state: said.state,
      on_day: said.state === 'done' || said.state === 'planned' ? said.onDay : null,
      doc_number: said.docNumber,
      reason: said.reason,
    })
    .execute()
  if (said.state === 'obstacle') await tellObstacle(tx, loaded, answerer, said)
  else await takeBack(tx, obstacleKey(row.id, answerer, said))
  const before = isAgreed(forecastOf(loaded).forecast)
  const after = await loadProcedure(tx, row, said.at)
  if (!before && isAgreed(forecastOf(after).forecast)) await tellAgreed(tx, after, said.at)
  return { stepId }
}

const obstacleKey = (id: string, { organisation_id }: Answerer, { stage }: Said) =>
  `consent_obstacle:${id}:${organisation_id}:${stage}`

/** Everybody who waits for all to agree reads why it does not go on. */
async function tellObstacle(tx: Tx, loaded: LoadedProcedure, answerer: Answerer, said: Said): Promise<void> {
  const { row } = loaded
  const name = (await organisationNames(tx)).get(answerer.organisation_id) ?? ''
  await tell(tx, loaded, {
    kind: 'consent_obstacle',
    at: said.at,
    subject: `同意手続「${row.title}」に支障（${name}）`,
    lines: [
      `団体: ${name}`,
      `段階: ${consentStageLabel[said.stage]}`,
      `理由: ${said.reason}`,
      `入力: ${answerer.label}${answerer.on_behalf_channel === null ? '' : '（代行入力）'}`,
    ],
    dedupeKey: obstacleKey(row.id, answerer, said),
  })
}

const tellAgreed = (tx: Tx, loaded: LoadedProcedure, at: number) => {
  const { outlook } = forecastOf(loaded).forecast
  return tell(tx, loaded, {
    kind: 'consent_agreed',
    at,
    subject: `同意手続「${loaded.row.title}」の成立`,
    lines: [
      `手続: ${loaded.template.label}`,
      ...(outlook.kind === 'day' ? [`成立した日: ${warekiWithWeekday(outlook.day)}`] : []),
      loaded.template.isPairwise ? 'すべての組で成立しました。' : 'すべての団体の同意がそろいました。',
    ],
    dedupeKey: `consent_agreed:${loaded.row.id}`,
  })
}

interface Told {
  kind: 'consent_obstacle' | 'consent_agreed'
  at: number
  subject: string
  lines: readonly string[]
  dedupeKey: string
}

async function tell(tx: Tx, { row, course }: LoadedProcedure, told: Told): Promise<void> {
  const [forum] = await forumNames(tx, [row.forum_id])
  await notify(tx, {
    ...told,
    forumId: row.forum_id,
    isSample: row.is_sample === 1,
    organisationIds: course.parties.map(({ id }) => id),
    path: `/consent/${row.id}`,
    reason: `${forum?.name ?? 'この会議体'}の構成団体で、この手続の当事者であるため`,
  })
}

const notTheirStage = () =>
  new DomainError('invalid', 'この段階は、その団体の手続にはありません。画面を開き直してください。', [
    { path: 'stage', message: '段階を選び直してください。' },
  ])
const markedMeanwhile = () =>
  new DomainError(
    'conflict',
    'この段階は、いまほかの人が入力しました。新しい内容を確かめてから、必要なら入力し直してください。',
  )
const notAgreedYet = () =>
  new DomainError(
    'conflict',
    '前の段階が済んでいない団体があるため、県の手続を「済」にできません。先にその団体の同意をそろえてください。',
  )

import { answerRound } from '../../confirmation/answerRound'
import { closeRound } from '../../confirmation/closeRound'
import { decideCorrection } from '../../confirmation/decideCorrection'
import { openRound } from '../../confirmation/openRound'
import { openRoundOf } from '../../confirmation/queries'
import { requestCorrection } from '../../confirmation/requestCorrection'
import { newId } from '../../id'
import { confirmMinutes } from '../../minutes/confirmMinutes'
import { erratumPage, fileErratum, saveErratumDraft } from '../../minutes/erratum'
import { previewMinutes } from '../../minutes/previewMinutes'
import { previewPublication, publish } from '../../minutes/publication'
import { markReviewed } from '../../oversight/markReviewed'
import { fileSummary } from '../../sitting/closeSitting'
import { workingDay } from './days'
import type { Held } from './makeMeetings'
import type { SampleCorrection, SampleErratum, SampleRound } from './meetings'
import type { SampleName } from './people'
import { project } from './project'
import { actAt, type MadeMeeting, madeMeeting, type Stage } from './stage'
import { replaceWords, writeAs } from './write'
import type { Chain } from './year'

const office: SampleName = 'iiyamaOffice'

/** What follows a meeting: 概要, the 確認ラウンド, 確定 正誤 and 公開版. */
export function makeRecord(stage: Stage, { name, meeting }: Held, chain: Chain): void {
  const made = () => madeMeeting(stage, name)
  chain(Math.min(meeting.day + 1, -1), 17, (at) => summarise(stage, made(), at))
  if (meeting.round) goRound(stage, { round: meeting.round, made }, chain)
  const { confirmed, erratum, publishedOn } = meeting
  if (!confirmed) return
  chain(confirmed.day, 15, (at) => confirm(stage, made(), at))
  if (confirmed.reviewedOn !== undefined) chain(confirmed.reviewedOn, 10, (at) => review(stage, made(), at))
  if (erratum) {
    chain(erratum.askedOn, 11, (at) => askForErratum(stage, { erratum, made: made() }, at))
    chain(erratum.day, 15, (at) => putRight(stage, { erratum, made: made() }, at))
  }
  if (publishedOn !== undefined) chain(publishedOn, 10, (at) => publishRecord(stage, made(), at))
}

async function summarise(stage: Stage, { id: meetingId }: MadeMeeting, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  await fileSummary(context, actor, { meetingId, idempotencyKey: newId() })
}

interface Round {
  round: SampleRound
  made: () => MadeMeeting
}

function goRound(stage: Stage, { round, made }: Round, chain: Chain): void {
  chain(round.day, 10, (at) => send(stage, { round, made: made() }, at))
  for (const { by, day } of round.agreed) chain(day, 14, (at) => agree(stage, { by, made: made() }, at))
  const { correction } = round
  if (correction) {
    let correctionId = ''
    chain(correction.day, 16, async (at) => {
      correctionId = await ask(stage, { correction, made: made() }, at)
    })
    if (correction.adopted !== undefined)
      chain(correction.adopted, 11, (at) => adopt(stage, { correction, correctionId, made: made() }, at))
  }
  if (round.closed !== undefined) chain(round.closed, 17, (at) => close(stage, made(), at))
}

async function send(
  stage: Stage,
  { round, made }: { round: SampleRound; made: MadeMeeting },
  at: number,
): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  const { previewed } = await previewMinutes(context, actor, { meetingId: made.id })
  await openRound(context, actor, {
    meetingId: made.id,
    previewed,
    dueOn: workingDay(stage.now, round.due),
    idempotencyKey: newId(),
  })
}

async function agree(
  stage: Stage,
  { by, made }: { by: SampleName; made: MadeMeeting },
  at: number,
): Promise<void> {
  const { context, actor } = await actAt(stage, by, at)
  await answerRound(context, actor, {
    meetingId: made.id,
    roundId: await roundIdOf(stage, made),
    level: 'section_chief',
    onBehalf: undefined,
    idempotencyKey: newId(),
  })
}

const roundIdOf = async ({ context }: Stage, { id }: MadeMeeting) =>
  (await openRoundOf(context.store.db, id))?.id ?? ''

async function ask(
  stage: Stage,
  { correction, made }: { correction: SampleCorrection; made: MadeMeeting },
  at: number,
): Promise<string> {
  const { context, actor } = await actAt(stage, correction.by, at)
  const { id } = await requestCorrection(context, actor, {
    meetingId: made.id,
    section: made.itemIds.get(correction.item) ?? null,
    quote: correction.wrong,
    anchor: null,
    body: correction.wish,
    level: 'section_chief',
    onBehalf: undefined,
    idempotencyKey: newId(),
  })
  return id
}

/** 採用: the words are put right in the minutes, and whoever asked is told. */
async function adopt(
  stage: Stage,
  {
    correction,
    correctionId,
    made,
  }: { correction: SampleCorrection; correctionId: string; made: MadeMeeting },
  at: number,
): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  const edit = { by: stage.cast[office], at, edit: replaceWords(correction.wrong, correction.right) }
  await writeAs(context, made.minutesId, [edit])
  await project(stage, made)
  await decideCorrection(context, actor, {
    meetingId: made.id,
    correctionId,
    decision: 'adopted',
    reason: '',
    idempotencyKey: newId(),
  })
}

async function close(stage: Stage, made: MadeMeeting, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  await closeRound(context, actor, {
    meetingId: made.id,
    roundId: await roundIdOf(stage, made),
    idempotencyKey: newId(),
  })
}

async function confirm(stage: Stage, made: MadeMeeting, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  const { previewed } = await previewMinutes(context, actor, { meetingId: made.id })
  const filed = await confirmMinutes(context, actor, {
    meetingId: made.id,
    previewed,
    idempotencyKey: newId(),
  })
  made.versionId = filed.versionId
}

async function review(stage: Stage, { versionId }: MadeMeeting, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, 'shichoson', at)
  await markReviewed(context, actor, { versionId: versionId ?? '' })
}

interface Erratum {
  erratum: SampleErratum
  made: MadeMeeting
}

/** After 確定 a 修正依頼 asks for a 正誤. */
async function askForErratum(stage: Stage, { erratum, made }: Erratum, at: number): Promise<void> {
  const correctionId = await ask(stage, { correction: { ...erratum, day: erratum.askedOn }, made }, at)
  const { context, actor } = await actAt(stage, office, at + 3 * 60 * 60_000)
  await decideCorrection(context, actor, {
    meetingId: made.id,
    correctionId,
    decision: 'adopted',
    reason: '',
    idempotencyKey: newId(),
  })
}

async function putRight(stage: Stage, { erratum, made }: Erratum, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  const { by, item, wrong, right, reason } = erratum
  const requestedBy = stage.cast[by].organisationId
  await saveErratumDraft(context, actor, {
    meetingId: made.id,
    rows: [{ section: made.itemIds.get(item) ?? item, wrong, right, reason, requestedBy }],
    reason,
  })
  const { previewed } = await erratumPage(context.store.db, actor, made.id)
  const filed = await fileErratum(context, actor, {
    meetingId: made.id,
    previewed: previewed ?? '',
    idempotencyKey: newId(),
  })
  made.versionId = filed.versionId
}

async function publishRecord(stage: Stage, made: MadeMeeting, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, office, at)
  const versionId = made.versionId ?? ''
  const choices = { sections: [], titles: [], passages: [], speakers: 'organisation' as const }
  const { previewed } = await previewPublication(context.store.db, actor, { versionId, choices })
  await publish(context, actor, { versionId, choices, previewed, idempotencyKey: newId() })
}

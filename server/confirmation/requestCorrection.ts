import { dayOf } from '../../shared/calendar'
import type { DraftCorrection, RequestCorrection, SendDraft } from '../../shared/confirmation/commands'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { newId } from '../id'
import { tellMeetingChanged } from '../meetings/acts'
import { type MeetingRow, visibleMeeting } from '../meetings/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { openRoundOf } from './queries'
import { type Answerer, answererOf, insertAnswer } from './round'

/**
 * 修正依頼 to a passage, or to the minutes as a whole [V4]. While a version goes round it is the organisation's answer to it as well;
 * after 確定 it asks for a 正誤.
 */
export async function requestCorrection(
  context: Context,
  actor: Actor,
  input: RequestCorrection & { meetingId: string },
): Promise<{ id: string }> {
  const meeting = await visibleMeeting(context.store.db, actor, input.meetingId)
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'requestCorrection', at }
  const requested = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const answerer = await answererOf(tx, actor, meeting, input.onBehalf, dayOf(at))
      const id = newId()
      await tx
        .insertInto('correction_request')
        .values({
          id,
          meeting_id: meeting.id,
          round_id: await answerByRequest(tx, meeting, answerer, { level: input.level, at }),
          ...answerer,
          item_id: input.section,
          quote: input.quote,
          anchor: input.anchor,
          body: input.body,
          level: input.level,
          state: 'open',
          at,
          answered_at: null,
          answered_by_label: null,
        })
        .execute()
      return { id }
    }),
  )
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
  return requested
}

/** The round it answers, if one is open; who was not asked has no answer to give, but may ask all the same. */
async function answerByRequest(
  tx: Tx,
  meeting: MeetingRow,
  answerer: Answerer,
  { level, at }: { level: RequestCorrection['level']; at: number },
): Promise<string | null> {
  const round = await openRoundOf(tx, meeting.id)
  if (!round) return null
  if (round.recipients.some(({ id }) => id === answerer.organisation_id))
    await insertAnswer(tx, round, answerer, { answer: 'correction', level, at })
  return round.id
}

/**
 * Words that the server did not take, because 確定 came first, kept as a draft of the writer's 団体 [V12]. Nobody else sees it; it is sent or
 * thrown away.
 */
export async function draftCorrection(
  context: Context,
  actor: Actor,
  input: DraftCorrection,
): Promise<{ id: string; meetingId: string }> {
  const { db } = context.store
  const row = await db
    .selectFrom('meeting')
    .select('id')
    .where((eb) => eb.or([eb('minutes_id', '=', input.documentId), eb('agenda_id', '=', input.documentId)]))
    .executeTakeFirst()
  const meeting = await visibleMeeting(db, actor, row?.id ?? '')
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'draftCorrection', at }
  const draft = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const answerer = await answererOf(tx, actor, meeting, undefined, dayOf(at))
      const id = newId()
      await tx
        .insertInto('correction_request')
        .values({
          id,
          meeting_id: meeting.id,
          round_id: null,
          ...answerer,
          item_id: null,
          quote: '',
          anchor: null,
          body: input.words,
          level: 'official_in_charge',
          state: 'draft',
          at,
          answered_at: null,
          answered_by_label: null,
        })
        .execute()
      return { id, meetingId: meeting.id }
    }),
  )
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
  return draft
}

/** Sends a draft, as it was reworded. */
export async function sendDraft(
  context: Context,
  actor: Actor,
  input: SendDraft & { meetingId: string; correctionId: string },
): Promise<{ id: string }> {
  const meeting = await visibleMeeting(context.store.db, actor, input.meetingId)
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'sendDraft', at }
  const sent = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const answerer = await answererOf(tx, actor, meeting, undefined, dayOf(at))
      const result = await own(tx, input, actor, 'draft')
        .set({
          state: 'open',
          body: input.body,
          level: input.level,
          at,
          seat_id: answerer.seat_id,
          label: answerer.label,
          round_id: await answerByRequest(tx, meeting, answerer, { level: input.level, at }),
        })
        .executeTakeFirst()
      if (result.numUpdatedRows !== 1n) throw gone()
      return { id: input.correctionId }
    }),
  )
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
  return sent
}

/** A draft is thrown away without a trace; what was sent is taken back and stays readable as such. */
export async function withdrawCorrection(
  context: Context,
  actor: Actor,
  input: { meetingId: string; correctionId: string },
): Promise<void> {
  const meeting = await visibleMeeting(context.store.db, actor, input.meetingId)
  if (!can(actor, 'correction.request', { forumId: meeting.forum_id })) throw gone()
  await context.store.transaction(async (tx) => {
    const discarded = await tx
      .deleteFrom('correction_request')
      .where('id', '=', input.correctionId)
      .where('meeting_id', '=', meeting.id)
      .where('organisation_id', '=', actor.organisationId)
      .where('state', '=', 'draft')
      .executeTakeFirst()
    if (discarded.numDeletedRows === 1n) return
    const { label } = await actingSeat(tx, actor)
    const result = await own(tx, input, actor, 'open')
      .set({ state: 'withdrawn', answered_at: context.now(), answered_by_label: label })
      .executeTakeFirst()
    if (result.numUpdatedRows !== 1n) throw gone()
  })
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
}

const own = (
  tx: Tx,
  { meetingId, correctionId }: { meetingId: string; correctionId: string },
  { organisationId }: Actor,
  state: 'draft' | 'open',
) =>
  tx
    .updateTable('correction_request')
    .where('id', '=', correctionId)
    .where('meeting_id', '=', meetingId)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', state)

const gone = () =>
  new DomainError(
    'not_found',
    'この修正依頼は見つからないか、すでに回答されています。画面を再読み込みしてください。',
  )

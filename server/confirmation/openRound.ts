import { dayOf } from '../../shared/calendar'
import type { OpenRound } from '../../shared/confirmation/commands'
import { changedSections, draftVersion } from '../../shared/confirmation/standing'
import { DomainError } from '../../shared/error'
import { canonicalJson } from '../../shared/minutes/canonical'
import type { MinutesRecord } from '../../shared/minutes/record'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { rulesOf, secretariatOnly } from '../forums/queries'
import { newId } from '../id'
import { completeJob } from '../ledger/acts'
import { tellMeetingChanged } from '../meetings/acts'
import { type MeetingRow, visibleMeeting } from '../meetings/queries'
import { draftRecord, readDraft } from '../minutes/acts'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { notifyOpened } from './letters'
import { type Round, roundsOf } from './queries'
import { recipientsOf } from './recipients'

/**
 * 確認を始める, or send a new version: exactly what was previewed goes round as a fixed snapshot [V1]. An earlier version that is
 * still out is taken back by it, and what was said of sections that are the same holds on [V3].
 */
export async function openRound(
  context: Context,
  actor: Actor,
  input: OpenRound & { meetingId: string },
): Promise<{ roundId: string; version: string }> {
  const { store } = context
  const meeting = await visibleMeeting(store.db, actor, input.meetingId)
  if (!can(actor, 'round.open', { forumId: meeting.forum_id })) throw secretariatOnly('議事録の送付')
  const sources = await readDraft(store, meeting)
  const at = context.now()
  const opened = await store.transaction((tx) =>
    once(tx, { key: input.idempotencyKey, personId: actor.personId, command: 'openRound', at }, () =>
      open(tx, { actor, meetingId: meeting.id, sources, previewed: input.previewed, dueOn: input.dueOn, at }),
    ),
  )
  for (const { documentId, seq } of [sources.agenda, sources.minutes])
    context.events.emit('documentReferred', { documentId, seq })
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
  return opened
}

interface Opening {
  actor: Actor
  meetingId: string
  sources: Awaited<ReturnType<typeof readDraft>>
  previewed: string
  dueOn: string
  at: number
}

async function open(tx: Tx, opening: Opening): Promise<{ roundId: string; version: string }> {
  const { actor, meetingId, sources, dueOn, at } = opening
  const meeting = await tx
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  await refuseSampleSeat(tx, actor, meeting)
  const { record, sha256, sections } = await draftRecord(tx, meeting, sources)
  if (sha256 !== opening.previewed) throw movedSincePreview()
  await refuseMoved(tx, [sources.agenda, sources.minutes])
  refuseUnready(meeting, record, { dueOn, at })
  const earlier = await roundsOf(tx, meetingId)
  const last = earlier.at(-1)
  if (last && last.closedAt === null) {
    if (changedSections(last.sections, sections).length === 0) throw nothingChanged(last)
    await tx.updateTable('confirmation_round').set({ closed_at: at }).where('id', '=', last.id).execute()
  }
  const recipients = await recipientsOf(tx, meeting)
  if (recipients.length === 0)
    throw new DomainError('conflict', '送り先になる構成団体がありません。出席者を確かめてください。')
  const number = earlier.length + 1
  const { minutes: rules } = await rulesOf(tx, meeting.forum_id)
  const { label } = await actingSeat(tx, actor)
  const round: Round = {
    id: newId(),
    meetingId,
    forumId: meeting.forum_id,
    number,
    version: draftVersion(number),
    openedAt: at,
    dueOn,
    closedAt: null,
    silence: rules.silence,
    sections,
    sha256,
    label,
    recipients,
  }
  await insertRound(tx, round, record, { agenda: sources.agenda.seq, minutes: sources.minutes.seq })
  await notifyOpened(tx, { meeting, round, record, last })
  await completeJob(tx, { meetingId, kind: 'minutes', isAutomatic: false, at })
  return { roundId: round.id, version: round.version }
}

async function insertRound(
  tx: Tx,
  round: Round,
  record: MinutesRecord,
  seq: { agenda: number; minutes: number },
): Promise<void> {
  await tx
    .insertInto('confirmation_round')
    .values({
      id: round.id,
      meeting_id: round.meetingId,
      forum_id: round.forumId,
      number: round.number,
      version: round.version,
      opened_at: round.openedAt,
      due_on: round.dueOn,
      closed_at: null,
      agenda_seq: seq.agenda,
      minutes_seq: seq.minutes,
      silence: round.silence,
      record: canonicalJson(record),
      sections: JSON.stringify(round.sections),
      sha256: round.sha256,
      label: round.label,
    })
    .execute()
  await tx
    .insertInto('round_recipient')
    .values(round.recipients.map(({ id }) => ({ round_id: round.id, organisation_id: id })))
    .execute()
}

/** The snapshot is of these rows of both logs and of no later ones. */
async function refuseMoved(tx: Tx, sources: readonly { documentId: string; seq: number }[]): Promise<void> {
  for (const { documentId, seq } of sources) {
    const document = await tx
      .selectFrom('document')
      .select(['seq', 'frozen_at'])
      .where('id', '=', documentId)
      .executeTakeFirstOrThrow()
    if (document.frozen_at !== null)
      throw new DomainError(
        'conflict',
        'この議事録は確定しています。訂正は、記録のページの「正誤」で行います。',
      )
    if (document.seq !== seq) throw movedSincePreview()
  }
}

function refuseUnready(
  meeting: MeetingRow,
  record: MinutesRecord,
  { dueOn, at }: { dueOn: string; at: number },
): void {
  if (meeting.called_off !== null)
    throw new DomainError('conflict', 'この会議は中止または延期になっています。議事録の確認は行えません。')
  if (meeting.began_at !== null && meeting.ended_at === null)
    throw new DomainError('conflict', '会議が続いています。閉会してから、議事録の確認を始めてください。')
  if (meeting.starts_at > at && meeting.began_at === null)
    throw new DomainError('conflict', '会議の開始前は議事録を送れません。会議が終わってから送ってください。')
  if (record.blocks.length === 0)
    throw new DomainError('conflict', '議事録に何も書かれていません。議事の経過を書いてから送ってください。')
  if (dueOn <= dayOf(at))
    throw new DomainError('invalid', '入力に誤りがあります。示された項目を直してください。', [
      { path: 'dueOn', message: '回答の期限は、あす以降の日にしてください。' },
    ])
}

const movedSincePreview = () =>
  new DomainError(
    'conflict',
    'プレビューの後に変更がありました。プレビューを開き直し、内容を確かめてから送ってください。',
  )

const nothingChanged = ({ version }: Round) =>
  new DomainError(
    'conflict',
    `第${version}版を送ってから、変わったところはありません。そのまま回答を待ってください。`,
  )

import type { Tx } from '../../store/Store'
import { idsOf, inBatches, selectIn } from './batches'
import { deleteRoad } from './removeRoad'

/**
 * Takes the sample year out: its people, seats, meetings and proposals with everything below them, also what others wrote
 * in its documents. What real seats made elsewhere stays as it is.
 */
export async function deleteSample(tx: Tx): Promise<{ personIds: string[] }> {
  const personIds = await idsOf(tx, 'person')
  const seatIds = await idsOf(tx, 'seat')
  await deleteMeetings(tx)
  await deleteRoad(tx)
  await deleteProposals(tx)
  await deleteBodies(tx)
  await deletePeople(tx, personIds, seatIds)
  return { personIds }
}

async function deleteMeetings(tx: Tx): Promise<void> {
  const ids = await idsOf(tx, 'meeting')
  const documents = await tx
    .selectFrom('meeting')
    .select(['agenda_id', 'minutes_id'])
    .where('is_sample', '=', 1)
    .execute()
  const versions = await selectIn(ids, (some) =>
    tx.selectFrom('minutes_version').select('id').where('meeting_id', 'in', some).execute(),
  )
  await inBatches(
    versions.map(({ id }) => id),
    async (some) => {
      for (const table of ['review_mark', 'publication'] as const)
        await tx.deleteFrom(table).where('version_id', 'in', some).execute()
    },
  )
  await deleteRounds(tx, ids)
  await deletePolls(tx)
  await deleteJobs(tx)
  await inBatches(ids, async (some) => {
    for (const table of ofMeetings) await tx.deleteFrom(table).where('meeting_id', 'in', some).execute()
    await deleteUnusedFiles(tx)
    // A real proposal that was on the table of a sample meeting keeps its history, without a link that leads nowhere.
    await tx.updateTable('proposal_event').set({ meeting_id: null }).where('meeting_id', 'in', some).execute()
    await tx.deleteFrom('meeting').where('id', 'in', some).execute()
  })
  await deleteDocuments(
    tx,
    documents.flatMap(({ agenda_id, minutes_id }) => [agenda_id, minutes_id]),
  )
}

/** Bytes of 資料 are kept once per content: they go with the last material that names them. */
const deleteUnusedFiles = (tx: Tx) =>
  tx
    .deleteFrom('material_blob')
    .where('sha256', 'not in', tx.selectFrom('material').select('sha256'))
    .execute()

/** What hangs on a meeting and on nothing below it. */
const ofMeetings = [
  'minutes_version',
  'agenda_item',
  'decision',
  'action_item',
  'rsvp',
  'written_answer',
  'agenda_reply',
  'agenda_version',
  'material',
  'attendee',
  'item_outcome',
  'item_time',
  'sitting_event',
  'outcome_number',
  'outcome_mark',
  'correction_request',
  'minutes_signature',
  'erratum_draft',
] as const

async function deleteRounds(tx: Tx, meetingIds: readonly string[]): Promise<void> {
  const rounds = await selectIn(meetingIds, (some) =>
    tx.selectFrom('confirmation_round').select('id').where('meeting_id', 'in', some).execute(),
  )
  await inBatches(
    rounds.map(({ id }) => id),
    async (some) => {
      for (const table of ['round_answer', 'round_recipient'] as const)
        await tx.deleteFrom(table).where('round_id', 'in', some).execute()
      await tx.deleteFrom('confirmation_round').where('id', 'in', some).execute()
    },
  )
}

async function deletePolls(tx: Tx): Promise<void> {
  const polls = await idsOf(tx, 'date_poll')
  const options = await selectIn(polls, (some) =>
    tx.selectFrom('date_option').select('id').where('poll_id', 'in', some).execute(),
  )
  await inBatches(
    options.map(({ id }) => id),
    (some) => tx.deleteFrom('date_answer').where('option_id', 'in', some).execute(),
  )
  await inBatches(polls, async (some) => {
    for (const table of ['date_reply', 'date_option'] as const)
      await tx.deleteFrom(table).where('poll_id', 'in', some).execute()
    await tx.deleteFrom('date_poll').where('id', 'in', some).execute()
  })
}

async function deleteJobs(tx: Tx): Promise<void> {
  await inBatches(await idsOf(tx, 'work_job'), async (some) => {
    await tx.deleteFrom('work_handover').where('job_id', 'in', some).execute()
    await tx.deleteFrom('work_job').where('id', 'in', some).execute()
  })
}

/** Rules the sample gave to bodies of the data set, its 議会会期, and bodies it made. */
async function deleteBodies(tx: Tx): Promise<void> {
  for (const table of ['forum_rules', 'assembly_session'] as const)
    await tx.deleteFrom(table).where('is_sample', '=', 1).execute()
  await inBatches(await idsOf(tx, 'forum'), async (some) => {
    for (const table of ['forum_parent', 'forum_rules', 'forum_member', 'secretariat', 'work_limit'] as const)
      await tx.deleteFrom(table).where('forum_id', 'in', some).execute()
    await tx.deleteFrom('forum').where('id', 'in', some).execute()
  })
}

async function deleteProposals(tx: Tx): Promise<void> {
  const ids = await idsOf(tx, 'proposal')
  const documents = await tx.selectFrom('proposal').select('document_id').where('is_sample', '=', 1).execute()
  const corrections = await selectIn(ids, (some) =>
    tx.selectFrom('proposal_correction').select('id').where('proposal_id', 'in', some).execute(),
  )
  await inBatches(
    corrections.map(({ id }) => id),
    (some) => tx.deleteFrom('proposal_correction_word').where('correction_id', 'in', some).execute(),
  )
  await inBatches(ids, async (some) => {
    await tx
      .deleteFrom('proposal_lineage')
      .where((eb) => eb.or([eb('from_id', 'in', some), eb('to_id', 'in', some)]))
      .execute()
    for (const table of [
      'proposal_event',
      'proposal_submission',
      'proposal_originator',
      'proposal_correction',
      'proposal_referral',
      'proposal_support',
    ] as const)
      await tx.deleteFrom(table).where('proposal_id', 'in', some).execute()
    await tx.deleteFrom('proposal').where('id', 'in', some).execute()
  })
  await deleteDocuments(
    tx,
    documents.map(({ document_id }) => document_id),
  )
}

const deleteDocuments = (tx: Tx, ids: readonly string[]) =>
  inBatches(ids, async (some) => {
    for (const table of ['document_update', 'document_binding', 'document_snapshot'] as const)
      await tx.deleteFrom(table).where('document_id', 'in', some).execute()
    await tx.deleteFrom('document').where('id', 'in', some).execute()
  })

async function deletePeople(tx: Tx, personIds: readonly string[], seatIds: readonly string[]): Promise<void> {
  await inBatches(seatIds, async (some) => {
    for (const table of [
      'session',
      'appointment',
      'secretariat',
      'invitation',
      'review_mark',
      'handover_note',
      'seat_title',
      'calendar_feed',
      'minutes_signature',
    ] as const)
      await tx.deleteFrom(table).where('seat_id', 'in', some).execute()
    await tx.deleteFrom('seat').where('id', 'in', some).execute()
  })
  await inBatches(personIds, async (some) => {
    for (const table of ['session', 'appointment', 'idempotency', 'mail', 'mail_preference'] as const)
      await tx.deleteFrom(table).where('person_id', 'in', some).execute()
    await tx.deleteFrom('invitation').where('for_person', 'in', some).execute()
    await tx.deleteFrom('person').where('id', 'in', some).execute()
  })
}

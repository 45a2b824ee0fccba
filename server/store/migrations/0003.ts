import { sql } from 'kysely'
import { createTables, empty, key, none, required, type Schema, text, to, zero } from './createTables'
import type { Migration } from './Migration'

/** The whole life of a meeting: rules of bodies, dates and answers, the sitting, the round, the registers, the outbox. */
export const migration0003: Migration = async (schema, dialect, tx) => {
  await letMembersComeBack(schema, dialect, tx)
  await createTables(schema, dialect, { added, created, indexes })
  // Pages of the build before know no 確認事項 and must not write where one may stand.
  await tx.updateTable('document').set({ schema_version: 2 }).where('kind', '=', 'minutes').execute()
}

/**
 * A member that left a body may join it again in the same role: the key that allowed one stay of each role goes. SQLite drops no key,
 * so the table is written anew.
 */
const letMembersComeBack: Migration = async (schema, _dialect, tx) => {
  await schema.alterTable('forum_member').renameTo('forum_member_before').execute()
  await schema
    .createTable('forum_member')
    .addColumn('forum_id', 'text', to('forum'))
    .addColumn('organisation_id', 'text', to('organisation'))
    .addColumn('role', 'text', required)
    .addColumn('from_on', 'text')
    .addColumn('to_on', 'text')
    .execute()
  const columns = sql.raw('forum_id, organisation_id, role, from_on, to_on')
  await sql`insert into forum_member (${columns}) select ${columns} from forum_member_before`.execute(tx)
  await schema.dropTable('forum_member_before').execute()
}

const added: Schema['added'] = [
  [
    'meeting',
    [
      ['ends_at', 'bigint', none],
      ['agenda_due_on', 'text', none],
      ['rsvp_due_on', 'text', none],
      ['notified_at', 'bigint', none],
      ['notice_number', 'text', empty],
      ['calendar_sequence', 'integer', zero],
      ['calendar_changed_at', 'bigint', none],
      ['notified_head', 'text', none],
      ['began_at', 'bigint', none],
      ['ended_at', 'bigint', none],
      ['current_item_id', 'text', none],
      ['observer_count', 'integer', zero],
      ['summary_filed_at', 'bigint', none],
      ['called_off', 'text', none],
      ['called_off_reason', 'text', empty],
      ['called_off_at', 'bigint', none],
    ],
  ],
  [
    'agenda_item',
    [
      ['proposal_id', 'text', none],
      ['disclosure', 'text', text('open')],
      ['closed_reason', 'text', empty],
      ['carried_from', 'text', none],
    ],
  ],
  [
    'minutes_version',
    [
      ['kind', 'text', text('confirmed')],
      ['reason', 'text', empty],
      ['errata', 'text', text('[]')],
      ['chain', 'text', empty],
      ['chain_position', 'integer', zero],
    ],
  ],
  [
    'forum',
    [
      ['is_sample', 'integer', zero],
      ['governed_at', 'bigint', none],
      ['closed_on', 'text', none],
    ],
  ],
  ['invitation', [['starts_on', 'text', none]]],
]

const created: Schema['created'] = [
  [
    'forum_rules',
    [
      ['forum_id', 'text', to('forum')],
      ['revision', 'integer', required],
      ['rules', 'text', required],
      ['changed_at', 'bigint', required],
      ['changed_by_label', 'text', required],
      ['is_sample', 'integer', zero],
    ],
    ['forum_id', 'revision'],
  ],
  [
    'assembly_session',
    [
      ['id', 'text', key],
      ['organisation_id', 'text', to('organisation')],
      ['name', 'text', required],
      ['from_on', 'text', required],
      ['to_on', 'text', required],
      ['is_sample', 'integer', zero],
    ],
  ],
  [
    'handover_note',
    [
      ['id', 'text', key],
      ['seat_id', 'text', to('seat')],
      ['person_id', 'text', required],
      ['text', 'text', required],
      ['at', 'bigint', required],
      ['label', 'text', required],
      ['taken_at', 'bigint', none],
    ],
  ],
  [
    'seat_title',
    [
      ['seat_id', 'text', to('seat')],
      ['title', 'text', required],
      ['until_at', 'bigint', required],
    ],
    ['seat_id', 'until_at'],
  ],
  [
    'date_poll',
    [
      ['id', 'text', key],
      ['forum_id', 'text', to('forum')],
      ['meeting_id', 'text', none],
      ['title', 'text', required],
      ['note', 'text', empty],
      ['due_on', 'text', required],
      ['state', 'text', required],
      ['chosen_option_id', 'text', none],
      ['created_at', 'bigint', required],
      ['created_by_label', 'text', required],
      ['is_sample', 'integer', zero],
    ],
  ],
  [
    'date_option',
    [
      ['id', 'text', key],
      ['poll_id', 'text', to('date_poll')],
      ['position', 'integer', required],
      ['starts_at', 'bigint', required],
      ['ends_at', 'bigint', none],
    ],
  ],
  [
    'date_reply',
    [
      ['poll_id', 'text', to('date_poll')],
      ['organisation_id', 'text', to('organisation')],
      ['note', 'text', empty],
      ['answered_at', 'bigint', required],
      ['seat_id', 'text', required],
      ['label', 'text', required],
      ['on_behalf_channel', 'text', none],
    ],
    ['poll_id', 'organisation_id'],
  ],
  [
    'date_answer',
    [
      ['option_id', 'text', to('date_option')],
      ['organisation_id', 'text', to('organisation')],
      ['attending', 'text', required],
      ['mark', 'text', required],
    ],
    ['option_id', 'organisation_id', 'attending'],
  ],
  [
    'rsvp',
    [
      ['meeting_id', 'text', to('meeting')],
      ['organisation_id', 'text', to('organisation')],
      ['starts_at', 'bigint', required],
      ['answer', 'text', required],
      ['people', 'text', required],
      ['note', 'text', empty],
      ['answered_at', 'bigint', required],
      ['seat_id', 'text', required],
      ['label', 'text', required],
      ['on_behalf_channel', 'text', none],
    ],
    ['meeting_id', 'organisation_id'],
  ],
  [
    'written_answer',
    [
      ['meeting_id', 'text', to('meeting')],
      ['item_id', 'text', required],
      ['organisation_id', 'text', to('organisation')],
      ['answer', 'text', required],
      ['opinion', 'text', empty],
      ['answered_at', 'bigint', required],
      ['seat_id', 'text', required],
      ['label', 'text', required],
      ['on_behalf_channel', 'text', none],
    ],
    ['meeting_id', 'item_id', 'organisation_id'],
  ],
  [
    'calendar_feed',
    [
      ['token_hash', 'text', key],
      ['seat_id', 'text', to('seat')],
      ['person_id', 'text', to('person')],
      ['created_at', 'bigint', required],
      ['revoked_at', 'bigint', none],
    ],
  ],
  [
    'agenda_reply',
    [
      ['meeting_id', 'text', to('meeting')],
      ['organisation_id', 'text', to('organisation')],
      ['note', 'text', empty],
      ['answered_at', 'bigint', required],
      ['seat_id', 'text', required],
      ['label', 'text', required],
      ['on_behalf_channel', 'text', none],
    ],
    ['meeting_id', 'organisation_id'],
  ],
  [
    'agenda_version',
    [
      ['meeting_id', 'text', to('meeting')],
      ['version', 'integer', required],
      ['frozen_at', 'bigint', required],
      ['label', 'text', required],
      ['document_seq', 'bigint', required],
      ['items', 'text', required],
      ['sha256', 'text', required],
    ],
    ['meeting_id', 'version'],
  ],
  [
    'material',
    [
      ['id', 'text', key],
      ['meeting_id', 'text', to('meeting')],
      ['item_id', 'text', none],
      ['position', 'integer', required],
      ['title', 'text', required],
      ['file_name', 'text', required],
      ['media_type', 'text', required],
      ['byte_count', 'integer', required],
      ['sha256', 'text', required],
      ['disclosure', 'text', required],
      ['replaces_id', 'text', none],
      ['fixed_number', 'text', none],
      ['uploaded_at', 'bigint', required],
      ['organisation_id', 'text', to('organisation')],
      ['label', 'text', required],
      ['removed_at', 'bigint', none],
      ['removed_by_label', 'text', none],
    ],
  ],
  [
    'material_blob',
    [
      ['sha256', 'text', key],
      ['bytes', 'bytes', required],
    ],
  ],
  [
    'attendee',
    [
      ['id', 'text', key],
      ['meeting_id', 'text', to('meeting')],
      ['organisation_id', 'text', to('organisation')],
      ['position', 'integer', required],
      ['division', 'text', empty],
      ['title', 'text', empty],
      ['name', 'text', empty],
      ['kana', 'text', empty],
      ['category', 'text', required],
      ['proxy_for', 'text', empty],
      ['is_online', 'integer', zero],
      ['status', 'text', required],
      ['arrived_at', 'bigint', none],
      ['left_at', 'bigint', none],
      ['note', 'text', empty],
    ],
  ],
  [
    'item_outcome',
    [
      ['meeting_id', 'text', to('meeting')],
      ['item_id', 'text', required],
      ['outcome', 'text', required],
      ['has_no_objection', 'integer', zero],
      ['note', 'text', empty],
      ['decided_at', 'bigint', required],
      ['present', 'text', required],
      ['is_quorate', 'integer', required],
      ['label', 'text', required],
    ],
    ['meeting_id', 'item_id'],
  ],
  [
    'item_time',
    [
      ['meeting_id', 'text', to('meeting')],
      ['item_id', 'text', required],
      ['began_at', 'bigint', required],
      ['ended_at', 'bigint', none],
    ],
    ['meeting_id', 'item_id', 'began_at'],
  ],
  [
    'sitting_event',
    [
      ['id', 'text', key],
      ['meeting_id', 'text', to('meeting')],
      ['act', 'text', required],
      ['item_id', 'text', none],
      ['at', 'bigint', required],
      ['label', 'text', required],
      ['reason', 'text', empty],
    ],
  ],
  [
    'outcome_number',
    [
      ['forum_id', 'text', to('forum')],
      ['fiscal_year', 'integer', required],
      ['is_sample', 'integer', zero],
      ['kind', 'text', required],
      ['number', 'integer', required],
      ['meeting_id', 'text', to('meeting')],
      ['outcome_id', 'text', required],
      ['label', 'text', required],
      ['fixed_at', 'bigint', required],
    ],
    ['forum_id', 'fiscal_year', 'is_sample', 'kind', 'number'],
  ],
  [
    'confirmation_round',
    [
      ['id', 'text', key],
      ['meeting_id', 'text', to('meeting')],
      ['forum_id', 'text', required],
      ['number', 'integer', required],
      ['version', 'text', required],
      ['opened_at', 'bigint', required],
      ['due_on', 'text', required],
      ['closed_at', 'bigint', none],
      ['agenda_seq', 'bigint', required],
      ['minutes_seq', 'bigint', required],
      ['silence', 'text', required],
      ['record', 'text', required],
      ['sections', 'text', required],
      ['sha256', 'text', required],
      ['label', 'text', required],
    ],
  ],
  [
    'round_recipient',
    [
      ['round_id', 'text', to('confirmation_round')],
      ['organisation_id', 'text', to('organisation')],
    ],
    ['round_id', 'organisation_id'],
  ],
  [
    'round_answer',
    [
      ['id', 'text', key],
      ['round_id', 'text', to('confirmation_round')],
      ['organisation_id', 'text', to('organisation')],
      ['answer', 'text', required],
      ['level', 'text', required],
      ['sections', 'text', required],
      ['at', 'bigint', required],
      ['seat_id', 'text', required],
      ['label', 'text', required],
      ['on_behalf_channel', 'text', none],
    ],
  ],
  [
    'correction_request',
    [
      ['id', 'text', key],
      ['meeting_id', 'text', to('meeting')],
      ['round_id', 'text', none],
      ['organisation_id', 'text', to('organisation')],
      ['item_id', 'text', none],
      ['quote', 'text', required],
      ['anchor', 'text', none],
      ['body', 'text', required],
      ['level', 'text', required],
      ['state', 'text', required],
      ['reason', 'text', empty],
      ['at', 'bigint', required],
      ['seat_id', 'text', required],
      ['label', 'text', required],
      ['on_behalf_channel', 'text', none],
      ['answered_at', 'bigint', none],
      ['answered_by_label', 'text', none],
    ],
  ],
  [
    'minutes_signature',
    [
      ['meeting_id', 'text', to('meeting')],
      ['seat_id', 'text', to('seat')],
      ['record_sha256', 'text', required],
      ['at', 'bigint', required],
      ['label', 'text', required],
    ],
    ['meeting_id', 'seat_id', 'record_sha256'],
  ],
  [
    'erratum_draft',
    [
      ['meeting_id', 'text', (column) => column.primaryKey().notNull().references('meeting.id')],
      ['rows', 'text', required],
      ['reason', 'text', required],
      ['at', 'bigint', required],
      ['label', 'text', required],
    ],
  ],
  [
    'publication',
    [
      ['id', 'text', key],
      ['version_id', 'text', to('minutes_version')],
      ['ordinal', 'integer', required],
      ['record', 'text', required],
      ['redactions', 'text', required],
      ['sha256', 'text', required],
      ['published_at', 'bigint', required],
      ['label', 'text', required],
      ['withdrawn_at', 'bigint', none],
    ],
  ],
  [
    'outcome_mark',
    [
      ['id', 'text', key],
      ['meeting_id', 'text', to('meeting')],
      ['kind', 'text', required],
      ['outcome_id', 'text', required],
      ['act', 'text', required],
      ['said', 'text', required],
      ['on_day', 'text', none],
      ['owner_id', 'text', none],
      ['note', 'text', empty],
      ['at', 'bigint', required],
      ['organisation_id', 'text', required],
      ['label', 'text', required],
    ],
  ],
  [
    'work_job',
    [
      ['id', 'text', key],
      ['forum_id', 'text', to('forum')],
      ['meeting_id', 'text', none],
      ['kind', 'text', required],
      ['owner_id', 'text', none],
      ['done_at', 'bigint', none],
      ['is_automatic', 'integer', zero],
      ['created_at', 'bigint', required],
      ['is_sample', 'integer', zero],
    ],
  ],
  [
    'work_handover',
    [
      ['id', 'text', key],
      ['job_id', 'text', to('work_job')],
      ['from_id', 'text', none],
      ['to_id', 'text', required],
      ['at', 'bigint', required],
      ['label', 'text', required],
      ['reason', 'text', empty],
    ],
  ],
  [
    'work_limit',
    [
      ['forum_id', 'text', to('forum')],
      ['organisation_id', 'text', to('organisation')],
      ['kinds', 'text', none],
      ['yearly_max', 'integer', none],
      ['is_exempt', 'integer', zero],
    ],
    ['forum_id', 'organisation_id'],
  ],
  [
    'notice',
    [
      ['id', 'text', key],
      ['at', 'bigint', required],
      ['kind', 'text', required],
      ['forum_id', 'text', none],
      ['organisation_id', 'text', none],
      ['seat_id', 'text', none],
      ['subject', 'text', required],
      ['lines', 'text', required],
      ['path', 'text', none],
      ['reason', 'text', required],
      ['is_urgent', 'integer', required],
      ['calendar', 'text', none],
      ['dedupe_key', 'text', none],
      ['handled_at', 'bigint', none],
    ],
  ],
  [
    'mail',
    [
      ['id', 'text', key],
      ['person_id', 'text', to('person')],
      ['kind', 'text', required],
      ['notices', 'text', required],
      ['created_at', 'bigint', required],
      ['next_try_at', 'bigint', none],
      ['tries', 'integer', zero],
      ['sent_at', 'bigint', none],
      ['last_error', 'text', empty],
    ],
  ],
  [
    'mail_preference',
    [
      ['person_id', 'text', to('person')],
      ['kind', 'text', required],
      ['is_on', 'integer', required],
    ],
    ['person_id', 'kind'],
  ],
  [
    'daily_run',
    [
      ['job', 'text', key],
      ['day', 'text', required],
      ['at', 'bigint', required],
    ],
  ],
]

const indexes: Schema['indexes'] = [
  ['date_poll', ['forum_id']],
  ['date_option', ['poll_id']],
  ['material', ['meeting_id']],
  ['attendee', ['meeting_id']],
  ['sitting_event', ['meeting_id']],
  ['outcome_number', ['meeting_id']],
  ['confirmation_round', ['meeting_id']],
  ['round_answer', ['round_id']],
  ['correction_request', ['meeting_id']],
  ['publication', ['version_id']],
  ['outcome_mark', ['meeting_id']],
  ['work_job', ['forum_id']],
  ['work_job', ['meeting_id']],
  ['work_handover', ['job_id']],
  ['notice', ['handled_at']],
  ['notice', ['dedupe_key']],
  ['mail', ['next_try_at']],
  ['assembly_session', ['organisation_id']],
  ['handover_note', ['seat_id']],
  ['forum_member', ['forum_id']],
  ['forum_member', ['organisation_id']],
]

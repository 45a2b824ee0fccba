import type { ColumnBuilderCallback } from 'kysely'
import type { Migration } from './Migration'

const required: ColumnBuilderCallback = (column) => column.notNull()
const key: ColumnBuilderCallback = (column) => column.primaryKey().notNull()
const unique: ColumnBuilderCallback = (column) => column.notNull().unique()
const uniqueOrNull: ColumnBuilderCallback = (column) => column.unique()
const to =
  (table: string): ColumnBuilderCallback =>
  (column) =>
    column.notNull().references(`${table}.id`)
const toOrNull =
  (table: string): ColumnBuilderCallback =>
  (column) =>
    column.references(`${table}.id`)

/** The first tables, as Tables.ts names them. */
export const migration0001: Migration = async (schema, dialect, tx) => {
  await createDocuments(schema, dialect, tx)
  await createField(schema, dialect, tx)
  await createAccounts(schema, dialect, tx)
  await createMeetings(schema, dialect, tx)
  await createProposals(schema, dialect, tx)
  await createFormalActs(schema, dialect, tx)
  for (const [table, columns] of indexes) {
    await schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns([...columns])
      .execute()
  }
}

/** One index for each question that is asked of many rows. */
const indexes: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['document', ['subject_id']],
  ['document', ['forum_id']],
  ['organisation', ['region_id']],
  ['forum', ['region_id']],
  ['forum', ['parent_id']],
  ['forum_member', ['organisation_id']],
  ['seat', ['organisation_id']],
  ['appointment', ['person_id']],
  ['appointment', ['seat_id']],
  ['secretariat', ['seat_id']],
  ['invitation', ['seat_id']],
  ['session', ['person_id']],
  ['meeting', ['forum_id', 'starts_at']],
  ['action_item', ['owner_id']],
  ['minutes_version', ['forum_id', 'confirmed_at']],
  ['proposal', ['forum_id', 'state']],
  ['proposal_originator', ['organisation_id']],
  ['proposal_event', ['proposal_id', 'at']],
]

const createDocuments: Migration = async (schema, dialect) => {
  await schema
    .createTable('document')
    .addColumn('id', 'text', key)
    .addColumn('kind', 'text', required)
    .addColumn('subject_id', 'text', required)
    .addColumn('forum_id', 'text', required)
    .addColumn('epoch', 'integer', required)
    .addColumn('schema_version', 'integer', required)
    .addColumn('seq', 'bigint', required)
    .addColumn('projected_seq', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('frozen_at', 'bigint')
    .addColumn('created_at', 'bigint', required)
    .execute()
  await schema
    .createTable('document_update')
    .addColumn('document_id', 'text', to('document'))
    .addColumn('seq', 'bigint', required)
    .addColumn('person_id', 'text', required)
    .addColumn('seat_id', 'text', required)
    .addColumn('at', 'bigint', required)
    .addColumn('bytes', dialect.bytes, required)
    .addPrimaryKeyConstraint('document_update_pk', ['document_id', 'seq'])
    .execute()
  await schema
    .createTable('document_binding')
    .addColumn('document_id', 'text', to('document'))
    .addColumn('client_id', 'bigint', required)
    .addColumn('person_id', 'text', required)
    .addColumn('seat_id', 'text', required)
    .addPrimaryKeyConstraint('document_binding_pk', ['document_id', 'client_id'])
    .execute()
  await schema
    .createTable('document_snapshot')
    .addColumn('document_id', 'text', to('document'))
    .addColumn('seq', 'bigint', required)
    .addColumn('bytes', dialect.bytes, required)
    .addColumn('sha256', 'text', required)
    .addPrimaryKeyConstraint('document_snapshot_pk', ['document_id', 'seq'])
    .execute()
}

const createField: Migration = async (schema) => {
  await schema
    .createTable('dataset')
    .addColumn('id', 'text', key)
    .addColumn('name', 'text', required)
    .addColumn('sha256', 'text', required)
    .addColumn('loaded_at', 'bigint', required)
    .execute()
  await schema
    .createTable('region')
    .addColumn('id', 'text', key)
    .addColumn('name', 'text', required)
    .addColumn('position', 'integer', required)
    .addColumn('office', 'text')
    .addColumn('union_forum_id', 'text')
    .execute()
  await schema
    .createTable('organisation')
    .addColumn('id', 'text', key)
    .addColumn('code', 'text')
    .addColumn('name', 'text', required)
    .addColumn('kana', 'text')
    .addColumn('kind', 'text', required)
    .addColumn('district', 'text')
    .addColumn('prefecture_code', 'text')
    .addColumn('region_id', 'text')
    .addColumn('official_order', 'text', required)
    .execute()
  await schema
    .createTable('forum')
    .addColumn('id', 'text', key)
    .addColumn('name', 'text', required)
    .addColumn('framework', 'text', required)
    .addColumn('layer', 'integer', required)
    .addColumn('region_id', 'text')
    .addColumn('parent_id', 'text', toOrNull('forum'))
    .addColumn('tier', 'text')
    .addColumn('established_on', 'text')
    .addColumn('composition', 'text')
    .addColumn('in_report', 'integer', required)
    .addColumn('after_report', 'integer', required)
    .addColumn('tasks', 'text', required)
    .addColumn('notes', 'text', required)
    .addColumn('certainty', 'text', required)
    .execute()
  await schema
    .createTable('forum_member')
    .addColumn('forum_id', 'text', to('forum'))
    .addColumn('organisation_id', 'text', to('organisation'))
    .addColumn('role', 'text', required)
    .addColumn('from_on', 'text')
    .addColumn('to_on', 'text')
    .addPrimaryKeyConstraint('forum_member_pk', ['forum_id', 'organisation_id', 'role'])
    .execute()
  await schema
    .createTable('forum_milestone')
    .addColumn('forum_id', 'text', to('forum'))
    .addColumn('position', 'integer', required)
    .addColumn('event', 'text', required)
    .addColumn('happened_on', 'text', required)
    .addColumn('wareki', 'text', required)
    .addColumn('certainty', 'text', required)
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('forum_milestone_pk', ['forum_id', 'position'])
    .execute()
  await schema
    .createTable('policy_field')
    .addColumn('id', 'text', key)
    .addColumn('name', 'text', required)
    .addColumn('category_id', 'text', required)
    .addColumn('category_name', 'text', required)
    .addColumn('framework', 'text', required)
    .addColumn('position', 'integer', required)
    .addColumn('in_report', 'integer', required)
    .execute()
  await schema
    .createTable('instrument')
    .addColumn('id', 'text', key)
    .addColumn('name', 'text', required)
    .addColumn('legal_basis', 'text', required)
    .addColumn('position', 'integer', required)
    .addColumn('body', 'text', required)
    .execute()
  await schema
    .createTable('fact')
    .addColumn('kind', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('position', 'integer', required)
    .addColumn('body', 'text', required)
    .addPrimaryKeyConstraint('fact_pk', ['kind', 'id'])
    .execute()
}

const createAccounts: Migration = async (schema) => {
  await schema
    .createTable('person')
    .addColumn('id', 'text', key)
    .addColumn('login_id', 'text', unique)
    .addColumn('email', 'text', uniqueOrNull)
    .addColumn('password_hash', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('disabled_at', 'bigint')
    .addColumn('is_sample', 'integer', required)
    .execute()
  await schema
    .createTable('seat')
    .addColumn('id', 'text', key)
    .addColumn('organisation_id', 'text', to('organisation'))
    .addColumn('title', 'text', required)
    .addColumn('duty', 'text', required)
    .addColumn('is_sample', 'integer', required)
    .execute()
  await schema
    .createTable('appointment')
    .addColumn('id', 'text', key)
    .addColumn('person_id', 'text', to('person'))
    .addColumn('seat_id', 'text', to('seat'))
    .addColumn('from_on', 'text', required)
    .addColumn('to_on', 'text')
    .execute()
  await schema
    .createTable('secretariat')
    .addColumn('forum_id', 'text', to('forum'))
    .addColumn('seat_id', 'text', to('seat'))
    .addPrimaryKeyConstraint('secretariat_pk', ['forum_id', 'seat_id'])
    .execute()
  await schema
    .createTable('invitation')
    .addColumn('id', 'text', key)
    .addColumn('token_hash', 'text', unique)
    .addColumn('seat_id', 'text', to('seat'))
    .addColumn('for_person', 'text', toOrNull('person'))
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('used_at', 'bigint')
    .addColumn('used_by', 'text')
    .execute()
  await schema
    .createTable('session')
    .addColumn('id', 'text', key)
    .addColumn('token_hash', 'text', unique)
    .addColumn('person_id', 'text', to('person'))
    .addColumn('seat_id', 'text', to('seat'))
    .addColumn('created_at', 'bigint', required)
    .addColumn('seen_at', 'bigint', required)
    .addColumn('ended_at', 'bigint')
    .addColumn('user_agent', 'text', required)
    .execute()
  await schema
    .createTable('sign_in_failure')
    .addColumn('key', 'text', key)
    .addColumn('failures', 'integer', required)
    .addColumn('since_at', 'bigint', required)
    .addColumn('until_at', 'bigint', required)
    .execute()
}

const createMeetings: Migration = async (schema) => {
  await schema
    .createTable('meeting')
    .addColumn('id', 'text', key)
    .addColumn('forum_id', 'text', to('forum'))
    .addColumn('title', 'text', required)
    .addColumn('fiscal_year', 'integer', required)
    .addColumn('number', 'integer', required)
    .addColumn('starts_at', 'bigint', required)
    .addColumn('place', 'text', required)
    .addColumn('mode', 'text', required)
    .addColumn('created_by', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('agenda_id', 'text', required)
    .addColumn('minutes_id', 'text', required)
    .addColumn('is_sample', 'integer', required)
    .addUniqueConstraint('meeting_forum_id_fiscal_year_number_unique', [
      'forum_id',
      'fiscal_year',
      'number',
      'is_sample',
    ])
    .execute()
  await schema
    .createTable('agenda_item')
    .addColumn('meeting_id', 'text', to('meeting'))
    .addColumn('id', 'text', required)
    .addColumn('position', 'integer', required)
    .addColumn('kind', 'text', required)
    .addColumn('number', 'text', required)
    .addColumn('title', 'text', required)
    .addColumn('presenter', 'text', required)
    .addColumn('minutes', 'integer', required)
    .addColumn('proposed_by', 'text', required)
    .addPrimaryKeyConstraint('agenda_item_pk', ['meeting_id', 'id'])
    .execute()
  await schema
    .createTable('decision')
    .addColumn('meeting_id', 'text', to('meeting'))
    .addColumn('id', 'text', required)
    .addColumn('position', 'integer', required)
    .addColumn('item_id', 'text')
    .addColumn('text', 'text', required)
    .addPrimaryKeyConstraint('decision_pk', ['meeting_id', 'id'])
    .execute()
  await schema
    .createTable('action_item')
    .addColumn('meeting_id', 'text', to('meeting'))
    .addColumn('id', 'text', required)
    .addColumn('position', 'integer', required)
    .addColumn('item_id', 'text')
    .addColumn('text', 'text', required)
    .addColumn('owner_id', 'text')
    .addColumn('due_on', 'text')
    .addColumn('is_done', 'integer', required)
    .addPrimaryKeyConstraint('action_item_pk', ['meeting_id', 'id'])
    .execute()
  await schema
    .createTable('minutes_version')
    .addColumn('id', 'text', key)
    .addColumn('meeting_id', 'text', to('meeting'))
    .addColumn('forum_id', 'text', required)
    .addColumn('version', 'text', required)
    .addColumn('document_id', 'text', required)
    .addColumn('document_seq', 'bigint', required)
    .addColumn('record', 'text', required)
    .addColumn('text', 'text', required)
    .addColumn('sha256', 'text', required)
    .addColumn('confirmed_at', 'bigint', required)
    .addColumn('confirmed_by_seat', 'text', required)
    .addColumn('confirmed_by_label', 'text', required)
    .addUniqueConstraint('minutes_version_meeting_id_version_unique', ['meeting_id', 'version'])
    .execute()
  await schema
    .createTable('review_mark')
    .addColumn('version_id', 'text', to('minutes_version'))
    .addColumn('seat_id', 'text', required)
    .addColumn('label', 'text', required)
    .addColumn('at', 'bigint', required)
    .addPrimaryKeyConstraint('review_mark_pk', ['version_id', 'seat_id'])
    .execute()
}

const createProposals: Migration = async (schema) => {
  await schema
    .createTable('proposal')
    .addColumn('id', 'text', key)
    .addColumn('forum_id', 'text', to('forum'))
    .addColumn('number', 'text')
    .addColumn('title', 'text', required)
    .addColumn('field_id', 'text')
    .addColumn('instrument_id', 'text')
    .addColumn('need', 'text', required)
    .addColumn('plan', 'text', required)
    .addColumn('expected_participants', 'text', required)
    .addColumn('document_id', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('revision', 'integer', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('entered_by_person', 'text', required)
    .addColumn('entered_by_seat', 'text', required)
    .addColumn('entered_by_label', 'text', required)
    .addColumn('entered_by_organisation', 'text', required)
    .addColumn('on_behalf_channel', 'text')
    .addColumn('origin_kind', 'text')
    .addColumn('origin_note', 'text', required)
    .addColumn('first_raised_on', 'text')
    .addColumn('submitted_at', 'bigint')
    .addColumn('submitted_by_person', 'text')
    .addColumn('submitted_by_seat', 'text')
    .addColumn('submitted_by_label', 'text')
    .addColumn('submitted_seq', 'bigint')
    .addColumn('submitted_text', 'text')
    .addColumn('submitted_sha256', 'text')
    .addColumn('is_sample', 'integer', required)
    .addUniqueConstraint('proposal_forum_id_number_unique', ['forum_id', 'number', 'is_sample'])
    .execute()
  await schema
    .createTable('proposal_originator')
    .addColumn('proposal_id', 'text', to('proposal'))
    .addColumn('organisation_id', 'text', to('organisation'))
    .addColumn('position', 'integer', required)
    .addColumn('role', 'text')
    .addColumn('class', 'text')
    .addPrimaryKeyConstraint('proposal_originator_pk', ['proposal_id', 'organisation_id'])
    .execute()
  await schema
    .createTable('proposal_submission')
    .addColumn('proposal_id', 'text', to('proposal'))
    .addColumn('ordinal', 'integer', required)
    .addColumn('at', 'bigint', required)
    .addColumn('fields', 'text', required)
    .addColumn('document_seq', 'bigint', required)
    .addColumn('text', 'text', required)
    .addColumn('sha256', 'text', required)
    .addPrimaryKeyConstraint('proposal_submission_pk', ['proposal_id', 'ordinal'])
    .execute()
  await schema
    .createTable('proposal_event')
    .addColumn('id', 'text', key)
    .addColumn('proposal_id', 'text', to('proposal'))
    .addColumn('at', 'bigint', required)
    .addColumn('from_state', 'text')
    .addColumn('to_state', 'text', required)
    .addColumn('reason', 'text', required)
    .addColumn('meeting_id', 'text')
    .addColumn('seat_id', 'text', required)
    .addColumn('label', 'text', required)
    .addColumn('organisation_id', 'text', required)
    .execute()
}

const createFormalActs: Migration = async (schema) => {
  await schema
    .createTable('idempotency')
    .addColumn('key', 'text', required)
    .addColumn('person_id', 'text', required)
    .addColumn('command', 'text', required)
    .addColumn('result', 'text', required)
    .addColumn('at', 'bigint', required)
    .addPrimaryKeyConstraint('idempotency_pk', ['key', 'person_id', 'command'])
    .execute()
}

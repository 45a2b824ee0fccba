import { originatorRoleLabel } from '../../shared/proposals/board'
import { type ProposalChannel, proposalChannelLabel } from '../../shared/proposals/origin'
import { type ProposalFields, type SubmittedSheet, sheetText } from '../../shared/proposals/sheet'
import { organisationNames } from '../forums/queries'
import type { Tx } from '../store/Store'
import type { ProposalRow } from './find'
import { originForAll } from './originSource'
import type { OriginatorRow } from './provenance'

type Locked = Pick<
  SubmittedSheet,
  'number' | 'fields' | 'originKind' | 'firstRaisedOn' | 'submittedAt' | 'submittedBy'
> & { row: ProposalRow; originators: readonly OriginatorRow[] }

/** The whole sheet as text, with the names that its ids have at this moment [P4]. */
export async function submittedSheet(tx: Tx, { row, originators, ...locked }: Locked): Promise<string> {
  const names = await organisationNames(tx)
  const nameOf = (id: string) => names.get(id) ?? id
  const { originKind: kind } = locked
  const pointer = { kind, ref: row.origin_ref, item: row.origin_item }
  return sheetText({
    ...locked,
    ...(await namesOf(tx, locked.fields)),
    nameOf,
    expectedParticipantNames: locked.fields.expectedParticipants.map(nameOf),
    originators: originators.map(({ organisation_id, role }) =>
      role ? `${nameOf(organisation_id)}（${originatorRoleLabel[role]}）` : nameOf(organisation_id),
    ),
    originNote: row.origin_note,
    originOf: await originForAll(tx, row.forum_id, pointer),
    enteredOnBehalf: onBehalfLabel(row),
  })
}

async function namesOf(tx: Tx, { fieldId, instrumentId, topicId }: ProposalFields) {
  const nameIn = (table: 'policy_field' | 'instrument' | 'topic', id: string | null) =>
    tx.selectFrom(table).select('name').where('id', '=', id).executeTakeFirst()
  return {
    fieldName: (await nameIn('policy_field', fieldId))?.name ?? '',
    instrumentName: (await nameIn('instrument', instrumentId))?.name ?? null,
    topicName: (await nameIn('topic', topicId))?.name ?? null,
  }
}

function onBehalfLabel(row: ProposalRow): string | null {
  if (row.on_behalf_channel === null) return null
  // The column is only ever written from a value that passed the picklist of its kinds.
  const channel = row.on_behalf_channel as ProposalChannel
  return channel === 'takeover'
    ? `${proposalChannelLabel[channel]}（記入者 ${row.entered_by_label}）`
    : `あり（${proposalChannelLabel[channel]}で受付、記入者 ${row.entered_by_label}）`
}

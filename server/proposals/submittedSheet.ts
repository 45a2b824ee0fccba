import { originatorRoleLabel } from '../../shared/proposals/board'
import { type OnBehalfChannel, onBehalfChannelLabel } from '../../shared/proposals/origin'
import { type ProposalFields, type SubmittedSheet, sheetText } from '../../shared/proposals/sheet'
import type { Tx } from '../store/Store'
import type { FoundProposal } from './find'

type Locked = Pick<
  SubmittedSheet,
  'number' | 'fields' | 'originKind' | 'firstRaisedOn' | 'submittedAt' | 'submittedBy'
>

/** The whole sheet as text, with the names that its ids have at this moment [P4]. */
export async function submittedSheet(tx: Tx, found: FoundProposal, locked: Locked): Promise<string> {
  return sheetText({
    ...locked,
    ...(await namesOf(tx, locked.fields)),
    originators: await originatorLabels(tx, found.row.id),
    originNote: found.row.origin_note,
    enteredOnBehalf: onBehalfLabel(found),
  })
}

async function namesOf(tx: Tx, fields: ProposalFields) {
  const field = await tx
    .selectFrom('policy_field')
    .select('name')
    .where('id', '=', fields.fieldId)
    .executeTakeFirstOrThrow()
  const instrument = await tx
    .selectFrom('instrument')
    .select('name')
    .where('id', '=', fields.instrumentId)
    .executeTakeFirst()
  const participants =
    fields.expectedParticipants.length === 0
      ? []
      : await tx
          .selectFrom('organisation')
          .select('name')
          .where('id', 'in', fields.expectedParticipants)
          .orderBy('official_order')
          .execute()
  return {
    fieldName: field.name,
    instrumentName: instrument?.name ?? null,
    expectedParticipantNames: participants.map(({ name }) => name),
  }
}

async function originatorLabels(tx: Tx, proposalId: string): Promise<string[]> {
  const names = await tx
    .selectFrom('proposal_originator')
    .innerJoin('organisation', 'organisation.id', 'proposal_originator.organisation_id')
    .select(['organisation.name', 'proposal_originator.role'])
    .where('proposal_id', '=', proposalId)
    .orderBy('position')
    .execute()
  return names.map(({ name, role }) => (role ? `${name}（${originatorRoleLabel[role]}）` : name))
}

function onBehalfLabel({ row }: FoundProposal): string | null {
  if (row.on_behalf_channel === null) return null
  // The column is only ever written from a value that passed the picklist of onBehalfChannels.
  const channel = onBehalfChannelLabel[row.on_behalf_channel as OnBehalfChannel]
  return `あり（${channel}で受付、記入者 ${row.entered_by_label}）`
}

import { DomainError, type FieldFault } from '../../shared/error'
import type { EditProposal } from '../../shared/proposals/commands'
import { mayOriginate } from '../../shared/proposals/origin'
import type { ForumMember } from '../forums/queries'
import type { Tx } from '../store/Store'
import type { Tables } from '../store/Tables'

type DraftFields = Omit<EditProposal, 'revision'>

interface Checking {
  fields: DraftFields
  members: readonly ForumMember[]
  /** the originator whose draft it is */
  ownerId: string
  today: string
}

/** Whatever refers to something must refer to something that is there; a fault names its field. */
export async function checkDraftFields(tx: Tx, checking: Checking): Promise<void> {
  const { fields } = checking
  const faults: FieldFault[] = [...memberFaults(checking), ...dayFaults(checking)]
  if (fields.fieldId && !(await exists(tx, 'policy_field', fields.fieldId)))
    faults.push({ path: 'fieldId', message: '分野を一覧から選び直してください。' })
  if (fields.instrumentId && !(await exists(tx, 'instrument', fields.instrumentId)))
    faults.push({ path: 'instrumentId', message: '活用する仕組みを一覧から選び直してください。' })
  if (faults.length > 0)
    throw new DomainError(
      'invalid',
      '入力に誤りがあります。示された項目を直して、もう一度保存してください。',
      faults,
    )
}

function memberFaults({ fields, members, ownerId }: Checking): FieldFault[] {
  const faults: FieldFault[] = []
  const all = new Set(members.map((member) => member.id))
  const originators = new Set(members.filter(mayOriginate).map((member) => member.id))
  if (fields.expectedParticipants?.some((id) => !all.has(id)))
    faults.push({ path: 'expectedParticipants', message: '期待する参加団体は、構成団体から選んでください。' })
  if (fields.coProposers?.some((id) => id === ownerId || !originators.has(id)))
    faults.push({ path: 'coProposers', message: '共同提案の団体は、ほかの構成団体から選んでください。' })
  return faults
}

const dayFaults = ({ fields, today }: Checking): FieldFault[] =>
  fields.firstRaisedOn && fields.firstRaisedOn > today
    ? [{ path: 'firstRaisedOn', message: '初出日は、今日かそれより前の日にしてください。' }]
    : []

async function exists(tx: Tx, table: 'policy_field' | 'instrument', id: string): Promise<boolean> {
  return (await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

type Columns = Partial<
  Pick<
    Tables['proposal'],
    | 'title'
    | 'need'
    | 'plan'
    | 'field_id'
    | 'instrument_id'
    | 'expected_participants'
    | 'origin_kind'
    | 'origin_note'
    | 'first_raised_on'
  >
>

/** The given fields as columns; what was not given is left as it is. */
export function draftColumns(fields: DraftFields, members: readonly ForumMember[]): Columns {
  return {
    ...(fields.title !== undefined && { title: fields.title }),
    ...(fields.need !== undefined && { need: fields.need }),
    ...(fields.plan !== undefined && { plan: fields.plan }),
    ...(fields.fieldId !== undefined && { field_id: fields.fieldId }),
    ...(fields.instrumentId !== undefined && { instrument_id: fields.instrumentId }),
    ...(fields.expectedParticipants && {
      expected_participants: JSON.stringify(inOfficialOrder(fields.expectedParticipants, members)),
    }),
    ...(fields.originKind !== undefined && { origin_kind: fields.originKind }),
    ...(fields.originNote !== undefined && { origin_note: fields.originNote }),
    ...(fields.firstRaisedOn !== undefined && { first_raised_on: fields.firstRaisedOn }),
  }
}

/** 建制順, each once. */
const inOfficialOrder = (ids: readonly string[], members: readonly ForumMember[]): string[] =>
  members.map((member) => member.id).filter((id) => ids.includes(id))

/** The joint originators (共同提案) of a draft, after its owner, in 建制順. */
export async function replaceCoProposers(
  tx: Tx,
  proposalId: string,
  ids: readonly string[],
  members: readonly ForumMember[],
): Promise<void> {
  await tx
    .deleteFrom('proposal_originator')
    .where('proposal_id', '=', proposalId)
    .where('position', '>', 0)
    .execute()
  const rows = inOfficialOrder(ids, members).map((organisationId, index) => ({
    proposal_id: proposalId,
    organisation_id: organisationId,
    position: index + 1,
    role: null,
    class: null,
  }))
  if (rows.length > 0) await tx.insertInto('proposal_originator').values(rows).execute()
}

import type { Selectable } from 'kysely'
import { DomainError, type FieldFault } from '../../shared/error'
import { type Benefit, writtenBenefits } from '../../shared/proposals/benefit'
import type { EditProposal } from '../../shared/proposals/commands'
import { mayOriginate } from '../../shared/proposals/origin'
import type { ForumMember } from '../forums/queries'
import type { Tx } from '../store/Store'
import type { Tables } from '../store/Tables'
import type { FoundProposal } from './find'
import { askJointly, takeBackJoint } from './letters'
import type { Pointer } from './originSource'

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
  if (fields.topicId && !(await exists(tx, 'topic', fields.topicId)))
    faults.push({ path: 'topicId', message: '事務を一覧から選び直してください。' })
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
  if (fields.benefits?.some(({ organisationId }) => !all.has(organisationId)))
    faults.push({ path: 'benefits', message: '得と手間は、構成団体について書いてください。' })
  if (fields.coProposers?.some((id) => id === ownerId || !originators.has(id)))
    faults.push({ path: 'coProposers', message: '共同提案の団体は、ほかの構成団体から選んでください。' })
  return faults
}

const dayFaults = ({ fields, today }: Checking): FieldFault[] =>
  fields.firstRaisedOn && fields.firstRaisedOn > today
    ? [{ path: 'firstRaisedOn', message: '初出日は、今日かそれより前の日にしてください。' }]
    : []

async function exists(tx: Tx, table: 'policy_field' | 'instrument' | 'topic', id: string): Promise<boolean> {
  return (await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

export type DraftColumns = Partial<
  Pick<
    Selectable<Tables['proposal']>,
    | 'title'
    | 'need'
    | 'plan'
    | 'field_id'
    | 'instrument_id'
    | 'expected_participants'
    | 'origin_kind'
    | 'origin_ref'
    | 'origin_item'
    | 'origin_note'
    | 'first_raised_on'
    | 'topic_id'
    | 'benefits'
    | 'cost_note'
    | 'start_wish'
    | 'prefecture_wish'
  >
>

/** The given fields as columns; what was not given is left as it is. */
export function draftColumns(fields: DraftFields, members: readonly ForumMember[]): DraftColumns {
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
    ...(fields.originRef !== undefined && { origin_ref: fields.originRef }),
    ...(fields.originItem !== undefined && { origin_item: fields.originItem }),
    ...(fields.originNote !== undefined && { origin_note: fields.originNote }),
    ...(fields.firstRaisedOn !== undefined && { first_raised_on: fields.firstRaisedOn }),
    ...(fields.topicId !== undefined && { topic_id: fields.topicId }),
    ...(fields.benefits && { benefits: JSON.stringify(orderedBenefits(fields.benefits, members)) }),
    ...(fields.costNote !== undefined && { cost_note: fields.costNote }),
    ...(fields.startWish !== undefined && { start_wish: fields.startWish }),
    ...(fields.prefectureWish !== undefined && { prefecture_wish: fields.prefectureWish }),
  }
}

/** Where きっかけ points after these fields are taken. */
export const pointerOf = (
  fields: DraftFields,
  stored: Pointer = { kind: null, ref: null, item: null },
): Pointer => ({
  kind: fields.originKind === undefined ? stored.kind : fields.originKind,
  ref: fields.originRef === undefined ? stored.ref : fields.originRef,
  item: fields.originItem === undefined ? stored.item : fields.originItem,
})

/** One line of each 団体 that was written about, in 建制順. */
const orderedBenefits = (benefits: readonly Benefit[], members: readonly ForumMember[]): Benefit[] =>
  members.flatMap(({ id }) => writtenBenefits(benefits).findLast((each) => each.organisationId === id) ?? [])

/** 建制順, each once. */
export const inOfficialOrder = (ids: readonly string[], members: readonly ForumMember[]): string[] =>
  members.map((member) => member.id).filter((id) => ids.includes(id))

/**
 * The joint originators (共同提案) of a draft, after its owner, in 建制順. Who was named before keeps its agreement, and whoever names
 * its own 団体 agrees by that [P1].
 */
export async function replaceCoProposers(
  tx: Tx,
  { row, recorded }: FoundProposal,
  ids: readonly string[],
  {
    members,
    by,
    at,
  }: { members: readonly ForumMember[]; by: Agreement & { organisationId: string }; at: number },
): Promise<void> {
  await tx
    .deleteFrom('proposal_originator')
    .where('proposal_id', '=', row.id)
    .where('position', '>', 0)
    .execute()
  const rows = inOfficialOrder(ids, members).map((organisationId, index) => {
    const known = recorded.locked.find(({ organisation_id }) => organisation_id === organisationId)
    const agreed = known ?? (organisationId === by.organisationId ? by : undefined)
    return {
      proposal_id: row.id,
      organisation_id: organisationId,
      position: index + 1,
      role: null,
      class: null,
      agreed_at: agreed?.agreed_at ?? null,
      agreed_label: agreed?.agreed_label ?? null,
    }
  })
  if (rows.length > 0) await tx.insertInto('proposal_originator').values(rows).execute()
  const named = rows.map(({ organisation_id }) => organisation_id)
  const before = recorded.locked.map(({ organisation_id }) => organisation_id)
  for (const left of before.filter((id) => !named.includes(id))) await takeBackJoint(tx, row.id, left)
  const asked = named.filter((id) => !before.includes(id) && id !== by.organisationId)
  await askJointly(tx, row.id, { organisationIds: asked, at })
}

/** By a press of its own, or by naming itself. */
export interface Agreement {
  agreed_at: number | null
  agreed_label: string | null
}

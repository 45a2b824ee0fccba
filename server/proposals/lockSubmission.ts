import { dayOf } from '../../shared/calendar'
import { DomainError, faultAt } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import { originatorClass } from '../../shared/proposals/balance'
import { missingForSubmission } from '../../shared/proposals/missing'
import { nextNumber, numberPrefix } from '../../shared/proposals/number'
import { mayOriginate, type OriginKind } from '../../shared/proposals/origin'
import type { ProposalFields } from '../../shared/proposals/sheet'
import { actingSeat } from '../accounts/queries'
import { holdForum, membersOn, organisationNames } from '../forums/queries'
import { sha256 } from '../id'
import type { Tx } from '../store/Store'
import type { Body } from './body'
import { fieldsOf } from './fields'
import type { FoundProposal } from './find'
import { lackingWord } from './originators'
import type { OriginatorRow } from './provenance'
import { submittedSheet } from './submittedSheet'

interface Submission {
  input: { revision: number }
  body: Body
  at: number
}

/** Locks words and, the first time, provenance: what the proposal says from now on, and who said it [P3][P4]. */
export async function lockSubmission(
  tx: Tx,
  actor: Actor,
  found: FoundProposal,
  { input, body, at }: Submission,
): Promise<string> {
  const { row } = found
  const origin = requiredFields(found)
  if (row.revision !== input.revision) throw changedSinceSeen()
  const isFirst = row.submitted_at === null
  const originators = isFirst ? await lockOriginators(tx, actor, found, at) : found.originators
  if (isFirst) await refuseUnagreed(tx, actor, found)
  const number = row.number ?? (await takeNumber(tx, row, dayOf(at)))
  const firstRaisedOn = row.first_raised_on ?? dayOf(row.created_at)
  const { label } = await actingSeat(tx, actor)
  const fields = fieldsOf(row, body.text)
  const text = await submittedSheet(tx, {
    row,
    originators,
    number,
    fields,
    originKind: origin,
    firstRaisedOn,
    submittedAt: at,
    submittedBy: label,
  })
  const hash = sha256(text)
  const result = await tx
    .updateTable('proposal')
    .set({
      state: 'submitted',
      revision: row.revision + 1,
      submitted_seq: body.seq,
      submitted_text: text,
      submitted_sha256: hash,
      ...(isFirst && {
        number,
        first_raised_on: firstRaisedOn,
        submitted_at: at,
        submitted_by_person: actor.personId,
        submitted_by_seat: actor.seatId,
        submitted_by_label: label,
        ...(isConfirmedBy(actor, found) && { confirmed_at: at, confirmed_label: label }),
      }),
    })
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .where('revision', '=', input.revision)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw changedSinceSeen()
  await keepSubmission(tx, row.id, { at, fields, seq: body.seq, text, hash })
  return number
}

const changedSinceSeen = () =>
  new DomainError(
    'conflict',
    'ほかの人が内容を直したため、提出を止めました。画面を再読み込みし、内容を確かめてから提出してください。',
  )

function requiredFields({ row }: FoundProposal): OriginKind {
  const faults = missingForSubmission({
    need: row.need,
    plan: row.plan,
    fieldId: row.field_id,
    originKind: row.origin_kind,
  })
  if (faults.length > 0)
    throw new DomainError(
      'invalid',
      'まだ提出できません。示された項目を書いて保存してから、もう一度提出してください。',
      faults,
    )
  // The column is only ever written from a value that passed the picklist of originKinds.
  return row.origin_kind as OriginKind
}

/** [P2] Whoever submits what was typed for it has read it. */
export const isConfirmedBy = (actor: Actor, { row, originators }: FoundProposal) =>
  row.on_behalf_channel !== null &&
  row.entered_by_organisation !== actor.organisationId &&
  originators.some((each) => each.organisation_id === actor.organisationId)

/** [P10] Nobody is bound by another's hand: each 発案団体 wrote it, agreed by a press of its own, or submits it itself. */
async function refuseUnagreed(tx: Tx, actor: Actor, found: FoundProposal): Promise<void> {
  const missing = lackingWord(found).filter((id) => id !== actor.organisationId)
  if (missing.length === 0) return
  const names = await organisationNames(tx)
  const message = `${missing.map((id) => names.get(id)).join('、')}が、共同提案にまだ同意していません。相手の「きょうの宿題」に出ている「同意する」を待つか、共同提案の団体から外してください。`
  throw faultAt('coProposers', message)
}

/** [P3] Role and class as they are on this day: later changes of membership do not reach back. */
async function lockOriginators(
  tx: Tx,
  actor: Actor,
  found: FoundProposal,
  at: number,
): Promise<OriginatorRow[]> {
  const { row, originators } = found
  const members = await membersOn(tx, row.forum_id, dayOf(at))
  const { label } = await actingSeat(tx, actor)
  const locked: OriginatorRow[] = []
  for (const each of originators) {
    const member = members.find(({ id }) => id === each.organisation_id)
    if (!member || !mayOriginate(member)) throw await notMember(tx, each.organisation_id)
    const isOwnPress = lackingWord(found).includes(each.organisation_id)
    const set = {
      role: member.role,
      class: originatorClass(member.kind, member.role),
      ...(isOwnPress && { agreed_at: at, agreed_label: label }),
    }
    await tx
      .updateTable('proposal_originator')
      .set(set)
      .where('proposal_id', '=', row.id)
      .where('organisation_id', '=', each.organisation_id)
      .execute()
    locked.push({ ...each, ...set })
  }
  return locked
}

async function notMember(tx: Tx, organisationId: string): Promise<DomainError> {
  const organisation = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const message = `${organisation.name}は、今日の時点でこの会議体の構成団体ではないため、発案団体になれません。事務局に名簿を確かめてください。`
  return faultAt('coProposers', message)
}

/** [P3] The next 連番 of the 年度. */
async function takeNumber(
  tx: Tx,
  { forum_id, is_sample }: Pick<FoundProposal['row'], 'forum_id' | 'is_sample'>,
  day: string,
): Promise<string> {
  await holdForum(tx, forum_id)
  const prefix = numberPrefix(day)
  const taken = await tx
    .selectFrom('proposal')
    .select('number')
    .where('forum_id', '=', forum_id)
    .where('is_sample', '=', is_sample)
    .where('number', 'like', `${prefix}%`)
    .execute()
  return nextNumber(
    prefix,
    taken.flatMap(({ number }) => number ?? []),
  )
}

interface Kept {
  at: number
  fields: ProposalFields
  seq: number
  text: string
  hash: string
}

async function keepSubmission(
  tx: Tx,
  proposalId: string,
  { at, fields, seq, text, hash }: Kept,
): Promise<void> {
  const earlier = await tx
    .selectFrom('proposal_submission')
    .select('ordinal')
    .where('proposal_id', '=', proposalId)
    .execute()
  await tx
    .insertInto('proposal_submission')
    .values({
      proposal_id: proposalId,
      ordinal: earlier.length + 1,
      at,
      fields: JSON.stringify(fields),
      document_seq: seq,
      text,
      sha256: hash,
    })
    .execute()
}

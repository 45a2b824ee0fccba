import { dayOf } from '../../shared/calendar'
import { DomainError, faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { originatorClass } from '../../shared/proposals/balance'
import type { RequestCorrection } from '../../shared/proposals/commands'
import { type CorrectionChange, concernedBy } from '../../shared/proposals/correction'
import { mayOriginate } from '../../shared/proposals/origin'
import { canBeTakenUp } from '../../shared/proposals/state'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { membersOn } from '../forums/queries'
import { newId } from '../id'
import type { Tx } from '../store/Store'
import { type FoundProposal, findProposal, subjectOf } from './find'
import { formalAct } from './formalAct'
import { askForWords } from './letters'
import { checkOrigin } from './originSource'
import { settleCorrection } from './settleCorrection'

/**
 * 訂正 of what 提出 locked, or 統合: asked for with a reason, made when every 団体 concerned has agreed. Whoever asks and is concerned has
 * agreed by asking [P11][P12].
 */
export async function requestCorrection(
  context: Context,
  actor: Actor,
  id: string,
  { idempotencyKey, reason, change: asked }: RequestCorrection,
): Promise<{ id: string; isMade: boolean }> {
  const act = { id, idempotencyKey, name: 'requestCorrection' }
  return await formalAct(context, actor, act, async (tx, found, at) => {
    if (!can(actor, 'proposal.correct', subjectOf(found)))
      throw new DomainError(
        'forbidden',
        '発案の記録の訂正を求められるのは、提出された提案の発案団体と事務局です。',
      )
    const change = await changeOf(tx, actor, found, asked)
    await refuseTwice(tx, id, change)
    const into = change.act === 'merge' ? await mergeTarget(tx, actor, found, change.into) : undefined
    const concerned = concernedBy(change, actor.organisationId, {
      originators: idsOf(found),
      ...(into && { into: idsOf(into) }),
    })
    const correctionId = newId()
    const { label } = await actingSeat(tx, actor)
    await tx
      .insertInto('proposal_correction')
      .values({
        id: correctionId,
        proposal_id: id,
        act: change.act,
        change: JSON.stringify(change),
        merged_from: null,
        reason,
        at,
        seat_id: actor.seatId,
        label,
        organisation_id: actor.organisationId,
        state: 'open',
        answered_at: null,
      })
      .execute()
    await tx
      .insertInto('proposal_correction_word')
      .values(
        concerned.map((organisationId) => ({
          correction_id: correctionId,
          organisation_id: organisationId,
          ...(organisationId === actor.organisationId
            ? { is_agreed: 1 as const, at, label }
            : { is_agreed: null, at: null, label: null }),
        })),
      )
      .execute()
    const isMade = await settleCorrection(tx, actor, { correctionId, at })
    if (!isMade)
      await askForWords(tx, found, {
        correctionId,
        at,
        label,
        reason,
        change,
        organisationIds: concerned.filter((each) => each !== actor.organisationId),
      })
    return { id: correctionId, isMade }
  })
}

const idsOf = ({ originators }: FoundProposal) => originators.map((each) => each.organisation_id)

/** The change as it would hold, or the sentence why it cannot. */
async function changeOf(
  tx: Tx,
  actor: Actor,
  found: FoundProposal,
  asked: RequestCorrection['change'],
): Promise<CorrectionChange> {
  const { row } = found
  switch (asked.act) {
    case 'add_originator':
      return await addition(tx, found, asked.organisationId)
    case 'remove_originator': {
      if (!idsOf(found).includes(asked.organisationId))
        throw fault('organisationId', 'この団体は、発案団体ではありません。')
      if (found.originators.length === 1)
        throw fault(
          'organisationId',
          '発案団体がいなくなる訂正はできません。先に、正しい団体を加えてください。',
        )
      return asked
    }
    case 'origin': {
      const pointer = { kind: asked.kind, ref: asked.ref, item: asked.item }
      await checkOrigin(tx, actor, { forumId: row.forum_id, pointer })
      const isSame =
        asked.kind === row.origin_kind &&
        asked.ref === row.origin_ref &&
        asked.item === row.origin_item &&
        asked.note === row.origin_note
      if (isSame) throw fault('kind', 'いまの記録と同じです。直したい内容を選んでください。')
      return { act: 'origin', origin: { ...pointer, note: asked.note } }
    }
    case 'first_raised': {
      if (asked.firstRaisedOn === row.first_raised_on)
        throw fault('firstRaisedOn', 'いまの記録と同じです。正しい日を入力してください。')
      if (row.submitted_at !== null && asked.firstRaisedOn > dayOf(row.submitted_at))
        throw fault('firstRaisedOn', '初出日は、提出日かそれより前の日にしてください。')
      return asked
    }
    case 'merge':
      return asked
  }
}

/** [P3] With role and class of the day of 提出: who was no member then cannot have proposed it. */
async function addition(tx: Tx, found: FoundProposal, organisationId: string): Promise<CorrectionChange> {
  if (idsOf(found).includes(organisationId)) throw fault('organisationId', 'この団体は、すでに発案団体です。')
  const members = await membersOn(tx, found.row.forum_id, dayOf(found.row.submitted_at ?? 0))
  const member = members.find(({ id }) => id === organisationId)
  if (!member || !mayOriginate(member))
    throw fault('organisationId', '提出日にこの会議体の構成団体だった団体から選んでください。')
  return {
    act: 'add_originator',
    originator: {
      organisationId,
      role: member.role,
      class: originatorClass(member.kind, member.role),
    },
  }
}

async function mergeTarget(
  tx: Tx,
  actor: Actor,
  found: FoundProposal,
  intoId: string,
): Promise<FoundProposal> {
  const into = await findProposal(tx, actor, intoId)
  const isPair =
    into.row.id !== found.row.id &&
    into.row.forum_id === found.row.forum_id &&
    into.row.is_sample === found.row.is_sample &&
    canBeTakenUp(found.row.state) &&
    canBeTakenUp(into.row.state)
  if (isPair) return into
  throw fault('into', '統合できるのは、同じ会議体の、結論の出ていない提案どうしです。')
}

async function refuseTwice(tx: Tx, proposalId: string, change: CorrectionChange): Promise<void> {
  const open = await tx
    .selectFrom('proposal_correction')
    .select('change')
    .where('proposal_id', '=', proposalId)
    .where('state', '=', 'open')
    .execute()
  if (open.some((each) => each.change === JSON.stringify(change)))
    throw new DomainError('conflict', '同じ訂正が、すでに回答を待っています。')
}

const fault = (path: string, message: string) => faultAt(`change.${path}`, message)

import { DomainError, faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { CorrectionWord, Press } from '../../shared/proposals/commands'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import type { Tx } from '../store/Store'
import { announce } from './announce'
import { type FoundProposal, proposalById } from './find'
import { formalAct } from './formalAct'
import { takeBackWords } from './letters'
import { changeOf } from './provenance'
import { settleCorrection } from './settleCorrection'

/** The word of a 団体 that a 訂正 or 統合 needs: with the last yes it is made, with the first no it is not [P11]. */
export async function answerCorrection(
  context: Context,
  actor: Actor,
  { id, correctionId }: { id: string; correctionId: string },
  { idempotencyKey, isAgreed, reason }: CorrectionWord,
): Promise<{ isMade: boolean }> {
  const act = { id, idempotencyKey, name: `answerCorrection ${correctionId}` }
  const result = await formalAct(context, actor, act, async (tx, found, at) => {
    const correction = await openCorrection(tx, found, correctionId)
    await refuse(tx, actor, found, correctionId)
    if (!isAgreed && reason === '') {
      const message = '同意しない理由を書いてください。'
      throw faultAt('reason', message)
    }
    await tx
      .updateTable('proposal_correction_word')
      .set({ is_agreed: isAgreed ? 1 : 0, reason, at, label: (await actingSeat(tx, actor)).label })
      .where('correction_id', '=', correctionId)
      .where('organisation_id', '=', actor.organisationId)
      .execute()
    await takeBackWords(tx, correctionId, actor.organisationId)
    if (isAgreed) {
      const isMade = await settleCorrection(tx, actor, { correctionId, at })
      return { isMade, into: isMade ? intoOf(correction.change) : null }
    }
    await close(tx, correctionId, 'refused', at)
    return { isMade: false, into: null }
  })
  if (result.into !== null) {
    const into = await proposalById(context.store.db, result.into)
    if (into) announce(context.events, into, [into.row.state])
  }
  return { isMade: result.isMade }
}

/** Whoever asked takes the request back while it waits. */
export async function withdrawCorrection(
  context: Context,
  actor: Actor,
  { id, correctionId }: { id: string; correctionId: string },
  { idempotencyKey }: Press,
): Promise<{ isMade: boolean }> {
  const act = { id, idempotencyKey, name: `withdrawCorrection ${correctionId}` }
  return await formalAct(context, actor, act, async (tx, found, at) => {
    const correction = await openCorrection(tx, found, correctionId)
    if (correction.organisation_id !== actor.organisationId)
      throw new DomainError('forbidden', '取り消せるのは、訂正を求めた団体だけです。')
    await close(tx, correctionId, 'withdrawn', at)
    return { isMade: false }
  })
}

async function close(
  tx: Tx,
  correctionId: string,
  state: 'refused' | 'withdrawn',
  at: number,
): Promise<void> {
  await tx
    .updateTable('proposal_correction')
    .set({ state, answered_at: at })
    .where('id', '=', correctionId)
    .execute()
  await takeBackWords(tx, correctionId)
}

/** Its row is held: of two answers at once one waits, and then sees what the other did. */
async function openCorrection(tx: Tx, found: FoundProposal, correctionId: string) {
  const held = await tx
    .updateTable('proposal_correction')
    .set({ state: 'open' })
    .where('id', '=', correctionId)
    .where('proposal_id', '=', found.row.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (held.numUpdatedRows !== 1n)
    throw new DomainError('conflict', 'この訂正は、もう回答を待っていません。画面を再読み込みしてください。')
  return await tx
    .selectFrom('proposal_correction')
    .select(['change', 'organisation_id'])
    .where('id', '=', correctionId)
    .executeTakeFirstOrThrow()
}

const intoOf = (stored: string) => {
  const change = changeOf(stored)
  return change.act === 'merge' ? change.into : null
}

async function refuse(tx: Tx, actor: Actor, { row }: FoundProposal, correctionId: string): Promise<void> {
  const { organisationId } = actor
  const word = await tx
    .selectFrom('proposal_correction_word')
    .select('is_agreed')
    .where('correction_id', '=', correctionId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  if (!word || !can(actor, 'proposal.answerCorrection', { forumId: row.forum_id, organisationId }))
    throw new DomainError('forbidden', 'この訂正に答えるのは、関係する団体だけです。')
  if (word.is_agreed !== null)
    throw new DomainError('conflict', 'この席の団体は、もう答えています。画面を再読み込みしてください。')
}

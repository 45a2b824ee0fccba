import { type CorrectionChange, correctionActLabel } from '../../shared/proposals/correction'
import { organisationNames } from '../forums/queries'
import { notify } from '../outbox/notify'
import { takeBack } from '../outbox/takeBack'
import type { Tx } from '../store/Store'
import type { FoundProposal } from './find'

/** What a proposal waits for from a 団体; answered or gone, a letter that nobody was sent yet is taken back. */
const key = {
  joint: (proposalId: string) => `proposal-joint:${proposalId}`,
  typed: (proposalId: string) => `proposal-typed:${proposalId}`,
  correction: (correctionId: string) => `proposal-correction:${correctionId}`,
}

/** [P10] Whoever is named as a joint proposer of a draft is asked for its word. */
export async function askJointly(
  tx: Tx,
  proposalId: string,
  { organisationIds, at }: { organisationIds: readonly string[]; at: number },
): Promise<void> {
  if (organisationIds.length === 0) return
  const draft = await tx
    .selectFrom('proposal')
    .innerJoin('proposal_originator', 'proposal_originator.proposal_id', 'proposal.id')
    .innerJoin('organisation', 'organisation.id', 'proposal_originator.organisation_id')
    .select(['proposal.forum_id', 'proposal.title', 'proposal.is_sample', 'organisation.name as ownerName'])
    .where('proposal.id', '=', proposalId)
    .where('proposal_originator.position', '=', 0)
    .executeTakeFirstOrThrow()
  await notify(tx, {
    kind: 'proposal_asked',
    at,
    forumId: draft.forum_id,
    isSample: draft.is_sample === 1,
    organisationIds,
    subject: `【同意のお願い】共同提案の下書き「${draft.title}」`,
    lines: [
      `提案（下書き）：${draft.title}`,
      `はじめの発案団体：${draft.ownerName}`,
      '貴団体が同意するまで提出されません。「きょうの宿題」か提案のページで、「同意する」を押すか、共同提案の団体から名前を外してください。',
    ],
    path: `/proposals/${proposalId}`,
    reason: '下書きに、共同提案の団体として貴団体の名前があるため',
    dedupeKey: key.joint(proposalId),
  })
}

/** Of one 団体 that gave its word or was taken off, or of all. */
export const takeBackJoint = (tx: Tx, proposalId: string, organisationId?: string) =>
  takeBack(tx, key.joint(proposalId), organisationId)

/** [P2] What was typed for a 団体 and submitted waits for its press. */
export async function askToConfirm(
  tx: Tx,
  { row, originators }: FoundProposal,
  { number, at }: { number: string; at: number },
): Promise<void> {
  const owner = originators[0]?.organisation_id
  if (owner === undefined || owner === row.entered_by_organisation) return
  await notify(tx, {
    kind: 'proposal_asked',
    at,
    forumId: row.forum_id,
    isSample: row.is_sample === 1,
    organisationIds: [owner],
    subject: `【確認のお願い】${number} ${row.title}`,
    lines: [
      `提案：${number} ${row.title}`,
      `記入：${row.entered_by_label}（貴団体に代わって）`,
      '発案団体は貴団体です。内容に間違いがなければ、「きょうの宿題」か提案のページで「内容を確認しました」を押してください。',
    ],
    path: `/proposals/${row.id}`,
    reason: '貴団体に代わって書かれた提案が提出されたため',
    dedupeKey: key.typed(row.id),
  })
}

export const takeBackTyped = (tx: Tx, proposalId: string) => takeBack(tx, key.typed(proposalId))

interface Asked {
  correctionId: string
  at: number
  label: string
  reason: string
  change: CorrectionChange
  organisationIds: readonly string[]
}

/** [P11][P12] Whose word a 訂正 or a 統合 needs. */
export async function askForWords(tx: Tx, { row }: FoundProposal, asked: Asked): Promise<void> {
  const names = await organisationNames(tx)
  const { change } = asked
  const name =
    change.act === 'add_originator'
      ? names.get(change.originator.organisationId)
      : change.act === 'remove_originator'
        ? names.get(change.organisationId)
        : undefined
  await notify(tx, {
    kind: 'proposal_asked',
    at: asked.at,
    forumId: row.forum_id,
    isSample: row.is_sample === 1,
    organisationIds: asked.organisationIds,
    subject: `【同意のお願い】${row.number ?? ''} ${row.title}`,
    lines: [
      `提案：${row.number ?? ''} ${row.title}`,
      `求められていること：${correctionActLabel[change.act]}${name ? `（${name}）` : ''}`,
      `理由：${asked.reason}`,
      `求めた人：${asked.label}`,
      '「きょうの宿題」か提案のページで、「同意する」か「同意しない」を押してください。',
    ],
    path: `/proposals/${row.id}`,
    reason: '発案の記録に貴団体の名前があるか、加えることが求められているため',
    dedupeKey: key.correction(asked.correctionId),
  })
}

/** Of one 団体 that answered, or of all when nobody's word is waited for any more. */
export const takeBackWords = (tx: Tx, correctionId: string, organisationId?: string) =>
  takeBack(tx, key.correction(correctionId), organisationId)

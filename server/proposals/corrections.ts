import { wareki } from '../../shared/calendar'
import { type Actor, can } from '../../shared/permission'
import {
  type CorrectionAct,
  type CorrectionChange,
  correctionActLabel,
} from '../../shared/proposals/correction'
import { originKindLabel } from '../../shared/proposals/origin'
import { mayTouch } from '../accounts/queries'
import { forumNames, organisationNames } from '../forums/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'
import { type FoundProposal, findProposal, liesIn } from './find'
import { originLink } from './originSource'
import { changeOf } from './provenance'

/** A 訂正 or 統合 as the page of the proposal tells it. */
export interface CorrectionLine {
  id: string
  act: CorrectionAct
  /** 「発案団体を加える：木島平村」 */
  words: string
  reason: string
  at: number
  label: string
  state: Tables['proposal_correction']['state']
  answeredAt: number | null
  /** it came with a proposal that was merged into this one */
  isFromMerge: boolean
  /** whose word it needs, in the order in which they were asked */
  answers: {
    organisationId: string
    name: string
    isAgreed: boolean | null
    reason: string
    at: number | null
    label: string | null
  }[]
  mayAnswer: boolean
  mayWithdraw: boolean
}

/** Every correction of a proposal, the latest first. */
export async function correctionsOf(
  db: Db,
  actor: Actor,
  found: FoundProposal,
  names: ReadonlyMap<string, string>,
): Promise<CorrectionLine[]> {
  const { row } = found
  const rows = await db
    .selectFrom('proposal_correction')
    .selectAll()
    .where('proposal_id', '=', row.id)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const words = await db
    .selectFrom('proposal_correction_word')
    .innerJoin('proposal_correction', 'proposal_correction.id', 'proposal_correction_word.correction_id')
    .innerJoin('organisation', 'organisation.id', 'proposal_correction_word.organisation_id')
    .selectAll('proposal_correction_word')
    .where('proposal_correction.proposal_id', '=', row.id)
    .orderBy('organisation.official_order')
    .execute()
  const { organisationId } = actor
  const mayAnswer =
    can(actor, 'proposal.answerCorrection', { forumId: row.forum_id, organisationId }) &&
    (await mayTouch(db, actor, row))
  const lines: CorrectionLine[] = []
  for (const each of rows) {
    const own = words.filter(({ correction_id }) => correction_id === each.id)
    const isOpen = each.state === 'open'
    lines.push({
      id: each.id,
      act: each.act,
      words: await wordsOf(db, actor, changeOf(each.change), names),
      reason: each.reason,
      at: each.at,
      label: each.label,
      state: each.state,
      answeredAt: each.answered_at,
      isFromMerge: each.merged_from !== null,
      answers: own.map((word) => ({
        organisationId: word.organisation_id,
        name: names.get(word.organisation_id) ?? '',
        isAgreed: word.is_agreed === null ? null : word.is_agreed === 1,
        reason: word.reason,
        at: word.at,
        label: word.label,
      })),
      mayAnswer:
        isOpen &&
        mayAnswer &&
        own.some((word) => word.organisation_id === organisationId && word.is_agreed === null),
      mayWithdraw: isOpen && mayAnswer && each.organisation_id === organisationId,
    })
  }
  return lines
}

const wordsOf = async (
  db: Db,
  actor: Actor,
  change: CorrectionChange,
  names: ReadonlyMap<string, string>,
): Promise<string> => `${correctionActLabel[change.act]}：${await told(db, actor, change, names)}`

/** What a change says, without its verb. */
async function told(
  db: Db,
  actor: Actor,
  change: CorrectionChange,
  names: ReadonlyMap<string, string>,
): Promise<string> {
  switch (change.act) {
    case 'add_originator':
      return names.get(change.originator.organisationId) ?? ''
    case 'remove_originator':
      return names.get(change.organisationId) ?? ''
    case 'origin': {
      const { kind, note } = change.origin
      const link = await originLink(db, actor, change.origin)
      return [kind === null ? '' : originKindLabel[kind], link?.label ?? '', note]
        .filter((part) => part !== '')
        .join('　')
    }
    case 'first_raised':
      return wareki(change.firstRaisedOn)
    case 'merge': {
      const into = await findProposal(db, actor, change.into).catch(() => undefined)
      return into ? `${into.row.number ?? ''} ${into.row.title}` : 'ほかの提案'
    }
  }
}

/** A 訂正 or 統合 that waits for the word of this seat's 団体. */
export interface WaitingCorrection {
  correctionId: string
  proposalId: string
  title: string
  /** what is asked: 「発案団体を加える：木島平村」 */
  words: string
  forumName: string
  since: number
}

export async function correctionsToAnswer(db: Db, actor: Actor): Promise<WaitingCorrection[]> {
  const rows = await db
    .selectFrom('proposal_correction_word')
    .innerJoin('proposal_correction', 'proposal_correction.id', 'proposal_correction_word.correction_id')
    .select(['proposal_correction.id', 'proposal_id', 'change', 'proposal_correction.at'])
    .where('proposal_correction_word.organisation_id', '=', actor.organisationId)
    .where('is_agreed', 'is', null)
    .where('state', '=', 'open')
    .orderBy('proposal_correction.at')
    .execute()
  const waiting: WaitingCorrection[] = []
  // A word is asked for now and then: some few wait at a time.
  const names = rows.length > 0 ? await organisationNames(db) : new Map<string, string>()
  for (const { id, proposal_id, change, at } of rows) {
    const found = await findProposal(db, actor, proposal_id).catch(() => undefined)
    const { organisationId } = actor
    if (!found) continue
    if (!can(actor, 'proposal.answerCorrection', { forumId: found.row.forum_id, organisationId })) continue
    waiting.push({
      correctionId: id,
      proposalId: proposal_id,
      title: found.row.title,
      words: await wordsOf(db, actor, changeOf(change), names),
      forumName: (await forumNames(db, [liesIn(found)]))[0]?.name ?? '',
      since: at,
    })
  }
  return waiting
}

import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import { type VisibleProposal, visibleProposal } from '../proposals/queries'
import type { Db } from '../store/Store'

/** A proposal's 論点 and the body that talks about them: the one it was handed to last (上程), else its own. */
export interface Place {
  proposal: VisibleProposal
  /** the body as a subject of rights, and as a row */
  forumId: string
  forum_id: string
  is_sample: 0 | 1
}

/** Where the 論点 of a proposal are talked about, for whoever may read them. 県 reads what came of it, not the talk [O1]. */
export async function readPlace(db: Db, actor: Actor, proposalId: string): Promise<Place> {
  const proposal = await visibleProposal(db, actor, proposalId)
  const bodies = [proposal.forumId, ...(proposal.referredTo ?? [])]
  if (!bodies.some((forumId) => can(actor, 'point.read', { forumId }))) throw pointsUnknown()
  const forumId = bodies.at(-1) ?? proposal.forumId
  return { proposal, forumId, forum_id: forumId, is_sample: proposal.is_sample }
}

/** The same for whoever writes: a draft has no 論点 yet, it is its originators' alone. */
export async function writePlace(db: Db, actor: Actor, proposalId: string): Promise<Place> {
  const place = await readPlace(db, actor, proposalId)
  await refuseSampleSeat(db, actor, place)
  if (!can(actor, 'point.write', place)) throw notAMember()
  if (isWriting(place.proposal)) throw notSubmitted()
  return place
}

export const isWriting = ({ state }: Pick<VisibleProposal, 'state'>): boolean =>
  state === 'draft' || state === 'returned'

export const pointsUnknown = () =>
  new DomainError(
    'not_found',
    'この論点は見つからないか、閲覧できる団体に入っていません。提案のページを開き直してください。',
  )
const notAMember = () =>
  new DomainError(
    'forbidden',
    '論点を書けるのは、この会議体の構成団体と事務局です。事務局に連絡してください。',
  )
const notSubmitted = () =>
  new DomainError('conflict', '下書きや差戻し中の提案には、論点を加えられません。提出の後にしてください。')

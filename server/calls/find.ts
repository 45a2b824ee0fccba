import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { Db } from '../store/Store'
import { type Call, callsWhere } from './rows'

/** The 照会, if the actor may read it; otherwise the same answer as for one that does not exist [Q5]. */
export async function visibleCall(db: Db, actor: Actor, id: string): Promise<Call> {
  const [call] = await callsWhere(db, { ids: [id] })
  if (!call || !can(actor, 'call.read', { forumId: call.forumId })) throw absent()
  return call
}

const absent = () =>
  new DomainError(
    'not_found',
    'この照会は見つからないか、閲覧できる団体に入っていません。会議体の「照会」から開き直してください。',
  )

export const callsUnknown = () =>
  new DomainError(
    'not_found',
    'この会議体の照会は見つからないか、閲覧できる団体に入っていません。圏域のページを確かめてください。',
  )

/** What the rights of answering and of the sample year ask of it. */
export const subjectOf = (call: Call): { forum_id: string; is_sample: 0 | 1 } => ({
  forum_id: call.forumId,
  is_sample: call.isSample ? 1 : 0,
})

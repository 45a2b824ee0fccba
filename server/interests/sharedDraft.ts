import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import { visibleProposal } from '../proposals/queries'
import type { Db } from '../store/Store'

/** What was drafted of a match, as a member of it sees it: who joined later knows that there is one, and reads it once it is submitted. */
export type SharedDraft = { id: string; title: string } | 'unreadable' | null

export async function sharedDraft(db: Db, actor: Actor, proposalId: string | null): Promise<SharedDraft> {
  if (proposalId === null || !(await isThere(db, proposalId))) return null
  try {
    const { id, title } = await visibleProposal(db, actor, proposalId)
    return { id, title }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return 'unreadable'
    throw error
  }
}

/** A draft may have been thrown away since. */
export const isThere = async (db: Db, proposalId: string): Promise<boolean> =>
  (await db.selectFrom('proposal').select('id').where('id', '=', proposalId).executeTakeFirst()) !== undefined

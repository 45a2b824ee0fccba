import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import type { UpdateLog } from '../store/UpdateLog'
import { readBody } from './body'
import { type ProposalDetail, proposalDetail } from './detail'

/** A proposal with the words of its body, for a printed 提案書. */
export interface PrintedProposal extends ProposalDetail {
  bodyText: string
}

/** As it was submitted last; its drafters have a draft, or what they change after a return, as it stands now. */
export async function printedProposal(
  { db, log }: { db: Db; log: UpdateLog },
  actor: Actor,
  id: string,
  now: number,
): Promise<PrintedProposal> {
  const detail = await proposalDetail(db, actor, id, now)
  const [last] = detail.submissions
  const isLive = detail.mayEdit && detail.body !== null
  const bodyText =
    isLive && detail.body ? (await readBody(log, detail.body.documentId)).text : (last?.fields.body ?? '')
  return { ...detail, bodyText }
}

import { dayOf, fiscalYear } from '../../shared/calendar'
import { nextNumber } from '../forums/acts'
import { holdForum } from '../forums/queries'
import { newId } from '../id'
import type { Tx } from '../store/Store'

interface NewProject {
  proposalId: string
  /** where it was proposed: the body itself, or one of its tiers, which then is in charge */
  forumId: string
  title: string
  /** the meeting and the decision that adopted it */
  meetingId: string | null
  decisionId: string | null
  /** who takes part (参加団体) */
  memberIds: readonly string[]
  at: number
  /** 団体 and 職 of whoever adopted it */
  label: string
}

/** An adopted proposal becomes a project (取組カルテ), and never more than one [J1]. */
export async function foundProject(tx: Tx, input: NewProject): Promise<{ id: string }> {
  const forumId = await bodyOf(tx, input.forumId)
  await holdForum(tx, forumId)
  const known = await tx
    .selectFrom('project')
    .select('id')
    .where('proposal_id', '=', input.proposalId)
    .executeTakeFirst()
  if (known) return known
  const proposal = await tx
    .selectFrom('proposal')
    .select(['need', 'is_sample'])
    .where('id', '=', input.proposalId)
    .executeTakeFirstOrThrow()
  const { title, meetingId, decisionId, memberIds, at, label } = input
  return await insertProject(tx, {
    forumId,
    proposalId: input.proposalId,
    fiscalYear: fiscalYear(dayOf(at)),
    title,
    purpose: proposal.need,
    leadForumId: forumId === input.forumId ? null : input.forumId,
    beganOn: null,
    endedOn: null,
    countsUsers: false,
    meetingId,
    decisionId,
    members: memberIds.map((id) => ({ organisationId: id, fromOn: null, toOn: null })),
    isSample: proposal.is_sample,
    at,
    label,
  })
}

/** 取組カルテ are the body's: what a 部会 proposed is numbered, reported and evaluated beside all the others. */
async function bodyOf(tx: Tx, forumId: string): Promise<string> {
  const forum = await tx.selectFrom('forum').select('parent_id').where('id', '=', forumId).executeTakeFirst()
  return forum?.parent_id ?? forumId
}

interface ProjectToInsert {
  forumId: string
  proposalId: string | null
  fiscalYear: number
  title: string
  purpose: string
  leadForumId: string | null
  beganOn: string | null
  endedOn: string | null
  countsUsers: boolean
  meetingId: string | null
  decisionId: string | null
  members: readonly { organisationId: string; fromOn: string | null; toOn: string | null }[]
  isSample: 0 | 1
  at: number
  label: string
}

/** With the next 事業番号 of its 年度; whoever calls holds the body's row. */
export async function insertProject(tx: Tx, project: ProjectToInsert): Promise<{ id: string }> {
  const id = newId()
  await tx
    .insertInto('project')
    .values({
      id,
      forum_id: project.forumId,
      proposal_id: project.proposalId,
      fiscal_year: project.fiscalYear,
      number: await nextNumber(tx, 'project', {
        forumId: project.forumId,
        year: project.fiscalYear,
        isSample: project.isSample,
      }),
      title: project.title,
      purpose: project.purpose,
      lead_forum_id: project.leadForumId,
      counts_users: project.countsUsers ? 1 : 0,
      began_on: project.beganOn,
      ended_on: project.endedOn,
      merged_into: null,
      meeting_id: project.meetingId,
      decision_id: project.decisionId,
      created_at: project.at,
      created_by_label: project.label,
      is_sample: project.isSample,
    })
    .execute()
  await insertMembers(tx, id, project.members)
  return { id }
}

export async function insertMembers(
  tx: Tx,
  projectId: string,
  members: ProjectToInsert['members'],
): Promise<void> {
  if (members.length === 0) return
  await tx
    .insertInto('project_member')
    .values(
      members.map(({ organisationId, fromOn, toOn }) => ({
        project_id: projectId,
        organisation_id: organisationId,
        from_on: fromOn,
        to_on: toOn,
      })),
    )
    .execute()
}

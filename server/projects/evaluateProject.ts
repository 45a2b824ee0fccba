import { dayOf, fiscalYear } from '../../shared/calendar'
import { faultAt } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { EvaluateProject } from '../../shared/projects/commands'
import { endsProject, evaluationLabel, needsDecision } from '../../shared/projects/evaluation'
import { wentOn } from '../../shared/projects/figure'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { newId } from '../id'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { managedProject } from './createProject'
import { decisionChoices } from './decisions'
import type { Loaded } from './load'
import { nextWord, tellProject } from './word'

/** 検証結果 of a 年度: a word behind the others, tied to the decision that changed what was agreed on [J8]. 統合 and 廃止 end the project [J9]. */
export async function evaluateProject(
  context: Context,
  actor: Actor,
  id: string,
  input: EvaluateProject,
): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `evaluateProject ${id}`, at }
  const forumId = await context.store.transaction(async (tx) => {
    const project = await managedProject(tx, actor, id)
    await once(tx, act, async () => {
      checkYear(project, input, dayOf(at))
      await checkDecision(tx, actor, { project, input, now: at })
      await insertEvaluation(tx, actor, { id, input, at })
      if (endsProject(input.result)) await end(tx, project, input)
      return null
    })
    return project.row.forum_id
  })
  tellProject(context, { projectIds: [id], forumId })
}

function checkYear(project: Loaded, { fiscalYear: year }: EvaluateProject, today: string): void {
  if (year > fiscalYear(today))
    throw faultAt('fiscalYear', 'まだ始まっていない年度の検証はできません。年度を選び直してください。')
  if (!wentOn(project, year))
    throw faultAt(
      'fiscalYear',
      'その年度にはこの取組を実施していません。開始日・終了日を確かめるか、年度を選び直してください。',
    )
}

/** A decision of the body, of the one above it or of its tiers, out of minutes that this seat reads. */
async function checkDecision(
  tx: Tx,
  actor: Actor,
  { project, input, now }: { project: Loaded; input: EvaluateProject; now: number },
): Promise<void> {
  const { result, decision } = input
  if (decision === null) {
    if (!needsDecision(result)) return
    throw faultAt(
      'decision',
      `「${evaluationLabel[result]}」には、会議の決定が要ります。議事録の決定事項から選んでください。`,
    )
  }
  const { meetingId, decisionId } = decision
  const choices = await decisionChoices(tx, actor, { forumId: project.row.forum_id, meetingId, now })
  if (!choices.some((choice) => choice.decisionId === decisionId))
    throw faultAt('decision', '選んだ決定が見つかりません。一覧から選び直してください。')
}

async function insertEvaluation(
  tx: Tx,
  actor: Actor,
  { id, input, at }: { id: string; input: EvaluateProject; at: number },
): Promise<void> {
  const { label } = await actingSeat(tx, actor)
  await tx
    .insertInto('project_evaluation')
    .values({
      id: newId(),
      project_id: id,
      word: await nextWord(tx, id),
      fiscal_year: input.fiscalYear,
      result: input.result,
      note: input.note,
      meeting_id: input.decision?.meetingId ?? null,
      decision_id: input.decision?.decisionId ?? null,
      at,
      seat_id: actor.seatId,
      label,
    })
    .execute()
}

async function end(tx: Tx, project: Loaded, { result, endsOn, mergedInto }: EvaluateProject): Promise<void> {
  if (endsOn === null)
    throw faultAt('endsOn', `「${evaluationLabel[result]}」にする日（終了日）を入力してください。`)
  if (project.beganOn === null || endsOn < project.beganOn)
    throw faultAt('endsOn', '終了日は、開始日より後にしてください。')
  if (result === 'merge' && mergedInto !== null) await checkMerged(tx, project, mergedInto)
  await tx
    .updateTable('project')
    .set((eb) => ({
      ended_on: endsOn,
      merged_into: result === 'merge' ? mergedInto : null,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', project.row.id)
    .execute()
}

async function checkMerged(tx: Tx, { row }: Loaded, into: string): Promise<void> {
  const other = await tx
    .selectFrom('project')
    .select('id')
    .where('id', '=', into)
    .where('id', '!=', row.id)
    .where('forum_id', '=', row.forum_id)
    .executeTakeFirst()
  if (!other) throw faultAt('mergedInto', '統合先の取組を一覧から選び直してください。')
}

import { newId } from '../../id'
import { settlePoint } from '../../points/closePoint'
import { stateStance } from '../../points/stateStance'
import { openPoint } from '../../points/writePoint'
import type { SampleName } from './people'
import { type SamplePoint, samplePoints } from './points'
import { actAt, decisionOf, made, madeMeeting, type Stage } from './stage'
import type { Year } from './year'

const office: SampleName = 'iiyamaOffice'

/** 論点表. */
export function makePoints(stage: Stage, year: Year): void {
  for (const point of samplePoints) dispute(stage, point, year)
}

function dispute(stage: Stage, point: SamplePoint, year: Year): void {
  const { by, day, proposal, title, ground, compromise, next, stances, settled } = point
  const chain = year.chain()
  let pointId = ''
  chain(day, 9, async (at) => {
    const { context, actor } = await actAt(stage, by, at)
    const { id } = await openPoint(context, actor, {
      proposalId: made(stage.proposalIds, proposal),
      ...{ title, ground, compromise, idempotencyKey: newId() },
      nextMeetingId: next ? madeMeeting(stage, next).id : null,
    })
    pointId = id
  })
  for (const { by: who, day: when, text, channel } of stances)
    chain(when, 10, async (at) => {
      const { context, actor } = await actAt(stage, channel ? office : who, at)
      await stateStance(context, actor, pointId, {
        text,
        ...(channel && { onBehalf: { organisationId: stage.cast[who].organisationId, channel } }),
        idempotencyKey: newId(),
      })
    })
  if (!settled) return
  chain(settled.day, 16, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    const meetingId = madeMeeting(stage, settled.meeting).id
    const { revision } = await context.store.db
      .selectFrom('point_at_issue')
      .select('revision')
      .where('id', '=', pointId)
      .executeTakeFirstOrThrow()
    const decisionId = await decisionOf(stage, meetingId, settled.decision)
    await settlePoint(context, actor, pointId, {
      ...{ revision, meetingId, decisionId, note: settled.note, idempotencyKey: newId() },
    })
  })
}

import { dayOf } from '../../../shared/calendar'
import { newId } from '../../id'
import { markOutcome } from '../../registers/markOutcome'
import type { Held } from './makeMeetings'
import type { SampleMeeting } from './meetings'
import { actAt, type MadeMeeting, madeMeeting, type Stage } from './stage'
import type { Chain } from './year'

type Done = NonNullable<SampleMeeting['done']>[number]

/** What became of the 宿題 of a meeting, whether its minutes are confirmed by then or not. */
export function markDone(stage: Stage, { name, meeting }: Held, chain: Chain): void {
  for (const done of meeting.done ?? [])
    chain(done.day, 16, (at) => finish(stage, { made: madeMeeting(stage, name), ...done }, at))
}

/** The owner marks the own 宿題 done, with what shows it. */
async function finish(
  stage: Stage,
  { made, by, text, note }: Done & { made: MadeMeeting },
  at: number,
): Promise<void> {
  const { context, actor } = await actAt(stage, by, at)
  const { id } = await context.store.db
    .selectFrom('action_item')
    .select('id')
    .where('meeting_id', '=', made.id)
    .where('text', '=', text)
    .executeTakeFirstOrThrow()
  await markOutcome(context, actor, {
    kind: 'action',
    act: 'done',
    meetingId: made.id,
    outcomeId: id,
    onDay: dayOf(at),
    note,
    idempotencyKey: newId(),
  })
}

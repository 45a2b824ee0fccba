import type { DateMark } from '../../../shared/schedule/poll'
import { newId } from '../../id'
import { handOverJob } from '../../ledger/handOverJob'
import { answerPoll } from '../../schedule/answerPoll'
import { openPoll } from '../../schedule/openPoll'
import { workingDay, workingTime } from './days'
import { type SampleName, sampleForumId } from './people'
import { actAt, madeMeeting, type Stage } from './stage'
import type { Chain, Year } from './year'

const office: SampleName = 'iiyamaOffice'

/** The 日程調整 of the meeting after the coming one, and a turn at the minutes that one municipality handed to another. */
export function makeWork(stage: Stage, year: Year): void {
  year.chain()(-25, 10, (at) => handOverMinutes(stage, at))
  askForDates(stage, year.chain())
}

const afterNextDays = [56, 60, 64, 68]
const replies: readonly { by: SampleName; marks: readonly DateMark[]; note?: string }[] = [
  { by: 'nakano', marks: ['yes', 'yes', 'no', 'maybe'] },
  { by: 'iiyama', marks: ['yes', 'yes', 'yes', 'yes'] },
  { by: 'kijimadaira', marks: ['maybe', 'yes', 'yes', 'no'], note: '午前の大雪のときはオンラインで出ます。' },
]

function askForDates(stage: Stage, chain: Chain): void {
  let pollId = ''
  chain(-5, 10, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    const options = afterNextDays.map((day) => {
      const startsAt = workingTime(stage.now, day, 13.5)
      return { startsAt, endsAt: startsAt + 2 * 60 * 60_000 }
    })
    const { id } = await openPoll(context, actor, {
      forumId: sampleForumId,
      title: '次々回の幹事会の日程',
      options,
      dueOn: workingDay(stage.now, 6),
      note: '議会の会期を避けて候補を選びました。オンラインでの出席もできます。',
      idempotencyKey: newId(),
    })
    pollId = id
  })
  for (const { by, marks, note } of replies)
    chain(-4, 13, async (at) => {
      const { context, actor } = await actAt(stage, by, at)
      const options = await context.store.db
        .selectFrom('date_option')
        .select('id')
        .where('poll_id', '=', pollId)
        .orderBy('position')
        .execute()
      await answerPoll(context, actor, {
        pollId,
        answers: options.map(({ id }, index) => ({
          optionId: id,
          member: marks[index] ?? 'no',
          deputy: null,
        })),
        note: note ?? '',
        onBehalf: undefined,
      })
    })
}

/** Whose turn it was by the rotation hands it on; both names stay in the ledger. */
async function handOverMinutes(stage: Stage, at: number): Promise<void> {
  const meetingId = madeMeeting(stage, 'third').id
  const job = await stage.context.store.db
    .selectFrom('work_job')
    .select(['id', 'owner_id'])
    .where('meeting_id', '=', meetingId)
    .where('kind', '=', 'minutes')
    .executeTakeFirstOrThrow()
  const takers: readonly SampleName[] = ['nozawa', 'yamanouchi']
  const to = takers.map((name) => stage.cast[name].organisationId).find((id) => id !== job.owner_id)
  const { context, actor } = await actAt(stage, office, at)
  await handOverJob(context, actor, job.id, {
    from: job.owner_id,
    to: to ?? '',
    reason: '補正予算の編成と重なるため、順番を入れ替える。',
    idempotencyKey: newId(),
  })
}

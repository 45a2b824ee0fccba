import { type Cadence, isNearDue, prefectureAfterDays } from '../../shared/cadence/status'
import { wareki } from '../../shared/calendar'
import type { Context } from '../context'
import { rulesOf } from '../forums/queries'
import { notify } from '../outbox/notify'
import { wasTold } from '../outbox/wasTold'
import type { Tx } from '../store/Store'
import { cadencesOf } from './bodies'
import { comingMeetingsOf } from './queries'

/** [K7] Every day: tells chair and secretariat that the next meeting is due, and that it is overdue; each once per due day. */
export async function tellCadence(context: Context, day: string): Promise<void> {
  const { store } = context
  const bodies = await store.db
    .selectFrom('forum_rules')
    .innerJoin('forum', 'forum.id', 'forum_rules.forum_id')
    .select(['forum.id', 'forum.name'])
    .distinct()
    .execute()
  const cadences = await cadencesOf(
    store.db,
    bodies.map(({ id }) => id),
    context.now(),
  )
  for (const body of bodies) {
    const cadence = cadences.get(body.id)
    if (cadence) await store.transaction((tx) => tell(tx, body, { cadence, day, at: context.now() }))
  }
}

interface Standing {
  cadence: Cadence
  day: string
  at: number
}

async function tell(
  tx: Tx,
  body: { id: string; name: string },
  { cadence, day, at }: Standing,
): Promise<void> {
  const letter = letterOf(body.name, cadence, day)
  if (!letter || (await comingMeetingsOf(tx, body.id, at)).length > 0) return
  const dedupeKey = `cadence:${body.id}:${cadence.dueOn}:${letter.key}`
  if (await wasTold(tx, dedupeKey)) return
  await notify(tx, {
    kind: 'cadence',
    at,
    forumId: body.id,
    isSample: await isSample(tx, body.id),
    seatIds: await responsibleSeats(tx, body.id),
    subject: letter.subject,
    lines: letter.lines,
    path: `/forums/${body.id}`,
    reason: `${body.name}の議長または事務局であるため（開催間隔の約束によるお知らせ）`,
    dedupeKey,
  })
}

function letterOf(name: string, cadence: Cadence, day: string) {
  const { dueOn, overdueDays } = cadence
  if (dueOn === null || !isNearDue(cadence, day)) return undefined
  const isLate = overdueDays > 0
  return {
    key: isLate ? 'overdue' : 'soon',
    subject: isLate ? `会議の開催間隔が約束を過ぎています：${name}` : `次の会議の準備の時期です：${name}`,
    lines: [
      `会議体：${name}`,
      cadence.lastOn === null
        ? `前回：未開催（起算日 ${cadence.agreedOn === null ? '不明' : wareki(cadence.agreedOn)}）`
        : `前回：${wareki(cadence.lastOn)}（${cadence.daysSince}日前）`,
      `次回の約束の日：${wareki(dueOn)}${isLate ? `（${overdueDays}日超過）` : ''}`,
      '会議体のページに、継続の議題・協議待ちの提案・期限を過ぎた宿題を集めた次回の案があります。',
      ...(isLate
        ? [
            `約束の日を${prefectureAfterDays}日過ぎると、県の「開催支援の相談候補」に開催間隔の事実だけが載ります。`,
          ]
        : []),
    ],
  }
}

/** The chair the body's rules name, and its secretariat. */
async function responsibleSeats(tx: Tx, forumId: string): Promise<string[]> {
  const { chairSeatId } = (await rulesOf(tx, forumId)).minutes
  const secretariat = await tx
    .selectFrom('secretariat')
    .select('seat_id')
    .where('forum_id', '=', forumId)
    .orderBy('seat_id')
    .execute()
  return [
    ...new Set([
      ...secretariat.map(({ seat_id }) => seat_id),
      ...(chairSeatId === null ? [] : [chairSeatId]),
    ]),
  ]
}

/** A promise that the sample year made is nobody's. */
async function isSample(tx: Tx, forumId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('forum_rules')
    .select('is_sample')
    .where('forum_id', '=', forumId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.is_sample === 1
}

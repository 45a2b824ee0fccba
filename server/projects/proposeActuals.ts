import { dayOf, fiscalYear, warekiFiscalYear } from '../../shared/calendar'
import type { Context } from '../context'
import { notify } from '../outbox/notify'
import { wasTold } from '../outbox/wasTold'
import { bodiesToAsk, type UnaskedBody } from './waiting'

/** Every day from April on: proposes the 実績照会 to the secretariat, once a year and body [J10]. */
export async function proposeActuals({ store, now }: Context): Promise<void> {
  const rows = await store.db
    .selectFrom('project')
    .select('forum_id')
    .where('is_sample', '=', 0)
    .distinct()
    .execute()
  const forumIds = rows.map(({ forum_id }) => forum_id)
  for (const body of await bodiesToAsk(store.db, forumIds, { now: now(), isSample: 0 }))
    await propose({ store, now }, body)
}

async function propose(
  { store, now }: Pick<Context, 'store' | 'now'>,
  { forumId, forumName, year }: UnaskedBody,
): Promise<void> {
  const at = now()
  const dedupeKey = `actuals:${forumId}:${fiscalYear(dayOf(at))}`
  await store.transaction(async (tx) => {
    if (await wasTold(tx, dedupeKey)) return
    const seats = await tx
      .selectFrom('secretariat')
      .select('seat_id')
      .where('forum_id', '=', forumId)
      .orderBy('seat_id')
      .execute()
    await notify(tx, {
      kind: 'actuals',
      at,
      forumId,
      isSample: false,
      seatIds: seats.map(({ seat_id }) => seat_id),
      subject: `実績照会の時期です：${forumName}`,
      lines: [
        `会議体：${forumName}`,
        `対象：${warekiFiscalYear(year)}の実績（指標・利用者・自己評価）`,
        '各団体の回答欄には前年度の数値が参考として並びます。「照会」から実績照会を送ってください。',
      ],
      path: `/forums/${forumId}/projects`,
      reason: `${forumName}の事務局であるため（年度の初めに1度だけのお知らせ）`,
      dedupeKey,
    })
  })
}

import { addDays, daysBetween } from '../../shared/calendar'
import type { ActionRow } from '../../shared/registers/row'
import type { Context } from '../context'
import { notify } from '../outbox/notify'
import { wasTold } from '../outbox/wasTold'
import type { Tx } from '../store/Store'
import { actionLines, shortened, tellOwner } from './acts'
import { readRows } from './readRows'

/** A week is time enough to do a 宿題 that was forgotten. */
const soonDays = 7
/** What came into the minutes after the meeting ended is told for so long; older 宿題 their owners have seen. */
const newDays = 30

/** [K3] Every day: tells the owners of 宿題 that are due soon, of those that are overdue and of new ones; of each thing once. */
export async function tellDue(context: Context, day: string): Promise<void> {
  const { store } = context
  const forums = await store.db.selectFrom('meeting').select('forum_id').distinct().execute()
  for (const { forum_id } of forums)
    await store.transaction(async (tx) => {
      const { actions } = await readRows(tx, {
        forumIds: [forum_id],
        asOf: day,
        isRecordsOnly: false,
        now: context.now(),
      })
      for (const row of actions) if (row.state !== 'done') await tell(tx, row, { day, at: context.now() })
    })
}

async function tell(tx: Tx, row: ActionRow, { day, at }: { day: string; at: number }): Promise<void> {
  if (!row.owner) return
  if (row.heldOn >= addDays(day, -newDays)) await tellOwner(tx, { row, ownerId: row.owner.id, at })
  const urgency = urgencyOf(row, day)
  if (urgency === undefined) return
  const key = `action_due:${row.id}:${row.owner.id}:${row.dueOn}:${urgency.key}`
  if (await wasTold(tx, key)) return
  await notify(tx, {
    kind: 'action_due',
    at,
    forumId: row.forumId,
    isSample: row.isSample,
    organisationIds: [row.owner.id],
    subject: `${urgency.subject}：${shortened(row.text)}`,
    lines: [
      ...actionLines(row),
      '終わったときは、きょうの宿題の「完了にする」を押してください。期限や担当を変えるときは、決定・宿題の一覧で理由を添えて変えられます。',
    ],
    path: `/forums/${row.forumId}/registers?list=actions&state=unfinished&organisation=${row.owner.id}`,
    reason: `${row.forumName}の宿題の担当団体であるため（期限の${urgency.rule}にお知らせ）`,
    dedupeKey: key,
  })
}

function urgencyOf({ dueOn }: ActionRow, day: string) {
  if (dueOn === null) return undefined
  const left = daysBetween(day, dueOn)
  if (left < 0) return { key: 'late', subject: '宿題の期限が過ぎています', rule: '翌日' }
  return left <= soonDays
    ? { key: 'soon', subject: `宿題の期限が近づいています（あと${left}日）`, rule: `${soonDays}日前` }
    : undefined
}

import { daysBetween } from '../../shared/calendar'
import type { Context } from '../context'
import { wasTold } from '../outbox/wasTold'
import { notifyUnanswered } from './letters'
import { callById } from './rows'

/** Three days and one day before the due date, and once when it has passed: often enough to be of help. */
const rules = new Map([
  [3, '期限の3日前の自動の催促'],
  [1, '期限の前日の自動の催促'],
  [-1, '期限を過ぎたときの自動の催促'],
])

/** [Q7] The daily reminder of open calls: to those without an answer, and to nobody else. */
export async function remindCalls({ store, now }: Context, day: string): Promise<void> {
  const open = await store.db
    .selectFrom('call')
    .select(['id', 'due_on'])
    .where('closed_at', 'is', null)
    .execute()
  for (const { id, due_on } of open) {
    const rule = rules.get(daysBetween(day, due_on))
    if (rule === undefined) continue
    await store.transaction(async (tx) => {
      const dedupeKey = `call_reminder:${id}:${day}`
      if (await wasTold(tx, dedupeKey)) return
      await notifyUnanswered(tx, await callById(tx, id), { at: now(), rule, dedupeKey })
    })
  }
}

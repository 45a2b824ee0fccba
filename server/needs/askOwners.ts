import { dayOf } from '../../shared/calendar'
import { isToBeAsked } from '../../shared/needs/need'
import type { Context } from '../context'
import { needRows } from './find'
import { tellAsked } from './tellOwner'

/** まだ困っていますか: once a year of each open need, and of its owner alone [E4]. */
export async function askOwners(context: Context, day: string): Promise<void> {
  const at = context.now()
  const asked = await context.store.transaction(async (tx) => {
    const open = await needRows(tx).where('need.state', '=', 'open').orderBy('need.at').execute()
    const due = open.filter((row) =>
      isToBeAsked(
        { writtenOn: dayOf(row.at), renewedOn: dayOrNull(row.renewed_at), askedOn: dayOrNull(row.asked_at) },
        day,
      ),
    )
    for (const row of due) {
      await tx.updateTable('need').set({ asked_at: at }).where('id', '=', row.id).execute()
      await tellAsked(tx, row, at)
    }
    return due
  })
  const organisationIds = [...new Set(asked.map(({ organisation_id }) => organisation_id))]
  if (organisationIds.length > 0) context.events.changed(['desk'], { organisationIds })
}

const dayOrNull = (at: number | null) => (at === null ? null : dayOf(at))

import { DomainError } from '../../shared/error'
import { agendaOutline, numberedItems } from '../../shared/meetings/agendaNumbering'
import type { Actor } from '../../shared/permission'
import type { SittingAct } from '../../shared/sitting/commands'
import { undecidedItems } from '../../shared/sitting/undecided'
import type { Context } from '../context'
import { completeJob } from '../ledger/acts'
import { hasEarlierMeeting, type MeetingRow, visibleMeeting } from '../meetings/queries'
import { fixWrittenNumbers, readDraft } from '../minutes/acts'
import { tellOwners } from '../registers/acts'
import type { Tx } from '../store/Store'
import { endItem } from './openSitting'
import { outcomesOfItems } from './queries'
import { noteEvent, sittingAct } from './sittingAct'

type Of<Command> = Command & { meetingId: string }

/**
 * 閉会 [T4, T5]: refused while a 協議 item is undecided. What the documents say at this moment is read beforehand, so that neither an
 * item nor a decision typed in the last second is missed.
 */
export async function closeSitting(context: Context, actor: Actor, input: Of<SittingAct>) {
  const { store } = context
  const written = await readDraft(store, await visibleMeeting(store.db, actor, input.meetingId))
  return sittingAct(
    context,
    actor,
    input,
    { command: 'closeSitting', step: 'close', movesState: true },
    async (sitting) => {
      const { tx, meeting, at } = sitting
      await refuseUndecided(tx, meeting, written)
      await endItem(tx, meeting, at)
      await tx
        .updateTable('meeting')
        .set({ ended_at: at, current_item_id: null })
        .where('id', '=', meeting.id)
        .execute()
      await fixWrittenNumbers(tx, meeting.id, at, written)
      await tellOwners(tx, meeting.id, at)
      await noteEvent(sitting, { act: 'closed' })
      return { endedAt: at }
    },
  )
}

/** 概要を確定: what has got no number since 閉会 gets it now. */
export async function fileSummary(context: Context, actor: Actor, input: Of<SittingAct>) {
  const { store } = context
  const written = await readDraft(store, await visibleMeeting(store.db, actor, input.meetingId))
  return sittingAct(
    context,
    actor,
    input,
    { command: 'fileSummary', step: 'summarise', movesState: true },
    async (sitting) => {
      const { tx, meeting, at } = sitting
      await fixWrittenNumbers(tx, meeting.id, at, written)
      await tx.updateTable('meeting').set({ summary_filed_at: at }).where('id', '=', meeting.id).execute()
      await completeJob(tx, { meetingId: meeting.id, kind: 'summary', isAutomatic: false, at })
      await noteEvent(sitting, { act: 'summarised' })
      return { filedAt: at }
    },
  )
}

async function refuseUndecided(
  tx: Tx,
  meeting: MeetingRow,
  { agenda }: Awaited<ReturnType<typeof readDraft>>,
): Promise<void> {
  const outline = agendaOutline(agenda.items, { hasEarlierMeeting: await hasEarlierMeeting(tx, meeting) })
  const items = numberedItems(outline)
  const undecided = undecidedItems(items, await outcomesOfItems(tx, meeting.id))
  if (undecided.length === 0) return
  throw new DomainError(
    'conflict',
    `結果が決まっていない協議事項が${undecided.length}件あります。結果を入れてから閉会してください。次回に続ける議題は「継続」にします。`,
    undecided.map(({ id, number, title }) => ({
      path: id,
      message: `${number} ${title || '（議題名なし）'}`,
    })),
  )
}

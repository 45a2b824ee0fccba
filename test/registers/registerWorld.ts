import { newId } from '../../server/id'
import type { MeetingRow } from '../../server/meetings/queries'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import { markOutcome } from '../../server/registers/markOutcome'
import { register } from '../../server/registers/queries'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import type { Actor } from '../../shared/permission'
import type { MarkOutcome } from '../../shared/registers/commands'
import type { RegisterFilter } from '../../shared/registers/filter'
import { block, openMeetingWorld, today, writeBlocks } from '../meetings/meetingWorld'
import { projectNow } from '../meetings/projectNow'

/** Any command of the union without its key. */
type Marking = MarkOutcome extends infer M
  ? M extends MarkOutcome
    ? Omit<M, 'idempotencyKey'>
    : never
  : never

/** A body with one held meeting: a decision and two 宿題 under one item that a village proposed. */
export async function openRegisterWorld() {
  const world = await openMeetingWorld()
  const meeting = await world.creates({ startsAt: today - 24 * 60 * 60 * 1000 })

  const project = (of: MeetingRow) => projectNow(world.context, of)
  const writes = async (of: MeetingRow, edit: Parameters<typeof world.edits>[1]) => {
    await world.edits(of.minutes_id, edit)
    await project(of)
  }
  await world.edits(meeting.agenda_id, (doc) => {
    addAgendaItem(doc, {
      id: 'item-1',
      kind: 'deliberation',
      title: '専門職（土木）の共同確保について',
      proposedBy: ['kijimadaira'],
    })
    addAgendaItem(doc, { id: 'item-2', kind: 'other', title: '内部の打合せ', disclosure: 'internal' })
  })
  await writes(meeting, (doc) =>
    writeBlocks(doc, [
      block('agendaRef', { itemId: 'item-1' }),
      block('decision', { id: 'd1' }, '次回までに部会で試算する。'),
      block('actionItem', { id: 'a1', owner: 'kijimadaira', due: '2026-12-02', done: false }, '試算表の作成'),
      block('actionItem', { id: 'a2', owner: 'nakano', due: null, done: false }, '受入条件の整理'),
      block('agendaRef', { itemId: 'item-2' }),
      block('decision', { id: 'd2' }, '事務局の人選は幹事会に一任する。'),
    ]),
  )

  return {
    ...world,
    meeting,
    writes,
    project,
    asks: (actor: Actor, filter: RegisterFilter = {}, forumId: string | null = 'hokushin') =>
      register(world.store.db, actor, { forumId, filter, now: world.clock.now }),
    marks: (actor: Actor, marking: Marking, idempotencyKey = newId()) =>
      // Leaving the key out and putting it back does not change which command it is.
      markOutcome(world.context, actor, { ...marking, idempotencyKey } as MarkOutcome),
    async confirms() {
      const { previewed } = await previewMinutes(world.context, world.secretariat, { meetingId: meeting.id })
      await confirmMinutes(world.context, world.secretariat, {
        meetingId: meeting.id,
        previewed,
        idempotencyKey: newId(),
      })
    },
  }
}
export type RegisterWorld = Awaited<ReturnType<typeof openRegisterWorld>>

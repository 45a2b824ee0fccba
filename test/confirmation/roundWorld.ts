import { answerRound } from '../../server/confirmation/answerRound'
import { closeRound } from '../../server/confirmation/closeRound'
import { decideCorrection } from '../../server/confirmation/decideCorrection'
import { openRound } from '../../server/confirmation/openRound'
import { confirmationPage } from '../../server/confirmation/page'
import { requestCorrection } from '../../server/confirmation/requestCorrection'
import { newId } from '../../server/id'
import type { MeetingRow } from '../../server/meetings/queries'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import type { DecideCorrection, RequestCorrection } from '../../shared/confirmation/commands'
import type { ForumRules } from '../../shared/forums/rules'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import type { Actor } from '../../shared/permission'
import { block, openMeetingWorld, writeBlocks } from '../meetings/meetingWorld'
import { insertRules, insertSeat } from '../support/rows'

/** A meeting that was held, with two items and minutes of both; 中野市, 飯山市 (secretariat) and 木島平村 have a voice, 栄村 observes. */
export async function openRoundWorld(rules: Partial<ForumRules['minutes']> = {}) {
  const world = await openMeetingWorld()
  const { context, store } = world
  await insertSeat(store.db, { id: 'seat-nakano-chair', organisation_id: 'nakano', title: '市長' })
  const setRules = (minutes: Partial<ForumRules['minutes']>) => insertRules(store.db, 'hokushin', { minutes })
  await setRules(rules)
  const meeting: MeetingRow = await world.creates()
  await world.edits(meeting.agenda_id, (doc) => {
    addAgendaItem(doc, { id: 'item-1', kind: 'deliberation', title: '除雪の共同発注' })
    addAgendaItem(doc, { id: 'item-2', kind: 'deliberation', title: 'デマンド交通' })
  })
  await world.edits(meeting.minutes_id, (doc) =>
    writeBlocks(doc, [
      block('agendaRef', { itemId: 'item-1' }),
      block('paragraph', {}, '除雪車は二台とする。'),
      block('agendaRef', { itemId: 'item-2' }),
      block('paragraph', {}, '運行は週三日とする。'),
    ]),
  )
  const chair: Actor = { ...world.town, personId: 'person-chair', seatId: 'seat-nakano-chair' }
  const meetingId = meeting.id
  return {
    ...world,
    meeting,
    chair,
    setRules,
    page: (actor: Actor = world.secretariat) => confirmationPage(store, actor, meetingId, context.now()),
    preview: (actor: Actor = world.secretariat) => previewMinutes(context, actor, { meetingId }),
    async opens(dueOn = '2026-12-04') {
      const { previewed } = await previewMinutes(context, world.secretariat, { meetingId })
      const act = { meetingId, previewed, dueOn, idempotencyKey: newId() }
      return openRound(context, world.secretariat, act)
    },
    agrees: (actor: Actor, roundId: string, onBehalf?: { organisationId: string; channel: 'phone' }) =>
      answerRound(context, actor, {
        meetingId,
        roundId,
        level: 'official_in_charge',
        onBehalf,
        idempotencyKey: newId(),
      }),
    asks: (actor: Actor, request: Partial<RequestCorrection> = {}) =>
      requestCorrection(context, actor, {
        meetingId,
        section: 'item-1',
        quote: '二台',
        anchor: null,
        body: '三台に直してください。',
        level: 'section_chief',
        onBehalf: undefined,
        idempotencyKey: newId(),
        ...request,
      }),
    decides: (correctionId: string, decision: DecideCorrection['decision'], reason = '') =>
      decideCorrection(context, world.secretariat, {
        meetingId,
        correctionId,
        decision,
        reason,
        idempotencyKey: newId(),
      }),
    closes: (roundId: string) =>
      closeRound(context, world.secretariat, { meetingId, roundId, idempotencyKey: newId() }),
    async confirms(actor: Actor = world.secretariat) {
      const { previewed } = await previewMinutes(context, actor, { meetingId })
      return confirmMinutes(context, actor, { meetingId, previewed, idempotencyKey: newId() })
    },
    /** Writes one more line under an item. */
    writes: (itemId: string, text: string) =>
      world.edits(meeting.minutes_id, (doc) =>
        writeBlocks(doc, [block('agendaRef', { itemId }), block('paragraph', {}, text)]),
      ),
    notices: () => store.db.selectFrom('notice').selectAll().orderBy('at').orderBy('id').execute(),
  }
}
export type RoundWorld = Awaited<ReturnType<typeof openRoundWorld>>

import { newId } from '../../server/id'
import type { MeetingRow } from '../../server/meetings/queries'
import { readDocument } from '../../server/store/documents'
import type { ForumRules } from '../../shared/forums/rules'
import { readAgenda } from '../../shared/meetings/agendaDocument'
import type { Outcome } from '../../shared/meetings/outcome'
import type { ProposalState } from '../../shared/proposals/state'
import { openMeetingWorld, today } from '../meetings/meetingWorld'
import { projectNow } from '../meetings/projectNow'
import { insertRules } from '../support/rows'

const dayMs = 24 * 60 * 60 * 1000

/** The body of the meeting tests with a promise, an agreement and what a year leaves undone. */
export async function openCadenceWorld() {
  const world = await openMeetingWorld()
  const { db } = world.store
  await db
    .insertInto('forum_milestone')
    .values({
      forum_id: 'hokushin',
      position: 1,
      event: '形成協定の締結',
      happened_on: '2012-12-13',
      wareki: '平成24年12月13日',
      certainty: 'seed',
      note: null,
    })
    .execute()
  await db.insertInto('secretariat').values({ forum_id: 'hokushin', seat_id: 'seat-iiyama' }).execute()

  return {
    ...world,
    promises: (cadence: Partial<ForumRules['cadence']>, chairSeatId: string | null = null) =>
      insertRules(db, 'hokushin', { cadence, minutes: { chairSeatId } }),
    /** A meeting so many days ago. */
    held: (daysAgo: number): Promise<MeetingRow> => world.creates({ startsAt: today - daysAgo * dayMs }),
    planned: (daysAhead: number): Promise<MeetingRow> =>
      world.creates({ startsAt: today + daysAhead * dayMs }),
    project: (meeting: MeetingRow) => projectNow(world.context, meeting),
    becomes: (meeting: MeetingRow, itemId: string, outcome: Outcome) =>
      db
        .insertInto('item_outcome')
        .values({
          meeting_id: meeting.id,
          item_id: itemId,
          outcome,
          decided_at: world.clock.now,
          present: '[]',
          is_quorate: 1,
          label: '飯山市 企画財政課長',
        })
        .execute(),
    async proposes(title: string, state: ProposalState): Promise<string> {
      const id = newId()
      await insertProposal(db, { id, title, state, at: world.clock.now })
      return id
    },
    agendaOf: async (meetingId: string) => {
      const { agenda_id } = await world.meeting(meetingId)
      return readAgenda((await readDocument(world.store.log, agenda_id)).doc)
    },
  }
}
export type CadenceWorld = Awaited<ReturnType<typeof openCadenceWorld>>

async function insertProposal(
  db: Awaited<ReturnType<typeof openMeetingWorld>>['store']['db'],
  { id, title, state, at }: { id: string; title: string; state: ProposalState; at: number },
): Promise<void> {
  await db
    .insertInto('proposal')
    .values({
      id,
      forum_id: 'hokushin',
      number: `R8-${id.slice(0, 4)}`,
      title,
      field_id: null,
      instrument_id: null,
      need: '',
      plan: '',
      expected_participants: '[]',
      document_id: id,
      state,
      revision: 1,
      created_at: at,
      entered_by_person: 'person-kijimadaira',
      entered_by_seat: 'seat-kijimadaira',
      entered_by_label: '木島平村 企画財政課長',
      entered_by_organisation: 'kijimadaira',
      on_behalf_channel: null,
      origin_kind: 'own',
      origin_note: '',
      first_raised_on: null,
      submitted_at: at,
      submitted_by_person: 'person-kijimadaira',
      submitted_by_seat: 'seat-kijimadaira',
      submitted_by_label: '木島平村 企画財政課長',
      submitted_seq: 0,
      submitted_text: title,
      submitted_sha256: '',
      is_sample: 0,
    })
    .execute()
  await db
    .insertInto('proposal_originator')
    .values({
      proposal_id: id,
      organisation_id: 'kijimadaira',
      position: 0,
      role: 'partner_municipality',
      class: 'municipality',
    })
    .execute()
}

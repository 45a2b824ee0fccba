import { dayOf } from '../../../shared/calendar'
import { addAgendaItem } from '../../../shared/meetings/agendaDocument'
import { newId } from '../../id'
import { addMaterial } from '../../materials/addMaterial'
import { scanner } from '../../materials/scan'
import { answerAgendaCall } from '../../meetings/answerAgendaCall'
import { createMeeting } from '../../meetings/createMeeting'
import { freezeAgenda, previewAgenda } from '../../meetings/freezeAgenda'
import { notifyMeeting } from '../../meetings/notifyMeeting'
import { answerRsvp } from '../../schedule/answerRsvp'
import { workingDay, workingTime } from './days'
import { makeRecord } from './makeRecord'
import { markDone } from './markDone'
import {
  type SampleItem,
  type SampleMeeting,
  type SampleMeetingName,
  sampleMeetings,
  titleOf,
} from './meetings'
import { type SampleName, sampleSeats } from './people'
import { project } from './project'
import { sit } from './sit'
import { actAt, madeMeeting, organisationsOf, type Stage } from './stage'
import { type Edit, writeAs } from './write'
import type { Year } from './year'

const secretary: SampleName = 'iiyamaOffice'
/** The invitation to a meeting goes out so many days before it. */
const calledBefore = 28
const hourMs = 60 * 60_000

/** Calls, prepares, holds and records the meetings of the year. */
export function makeMeetings(stage: Stage, year: Year): void {
  // Object.entries forgets that the keys are the names.
  for (const [name, meeting] of Object.entries(sampleMeetings))
    makeMeeting(stage, { name: name as SampleMeetingName, meeting }, year)
}

export interface Held {
  name: SampleMeetingName
  meeting: SampleMeeting
}

function makeMeeting(stage: Stage, held: Held, year: Year): void {
  const chain = year.chain()
  const { name, meeting } = held
  const { day } = meeting
  chain(Math.min(day - calledBefore, -11), 10, (at) => call(stage, held, at))
  chain(Math.min(day - calledBefore + 1, -10), 11, (at) => sendNotice(stage, held, at))
  chain(agendaDay(day), 11, (at) =>
    writeAgenda(
      stage,
      held,
      at,
      meeting.items.filter(({ added }) => !added),
    ),
  )
  for (const by of meeting.noItems ?? [])
    chain(agendaDay(day), 13, (at) => sayNoItems(stage, { name, by }, at))
  for (const by of names(meeting.answers))
    chain(Math.min(day - 10, -3), 13, (at) => answer(stage, held, by, at))
  for (const paper of meeting.papers ?? [])
    chain(Math.min(day - 9, -3), 10, (at) => bring(stage, { name, paper }, at))
  chain(Math.min(day - 7, -2), 14, (at) => freeze(stage, name, at))
  const added = meeting.items.filter((item) => item.added)
  if (added.length > 0) chain(Math.min(day - 5, -1), 11, (at) => writeAgenda(stage, held, at, added))
  if (!meeting.minutes) return
  chain(day, 13.5, (at) => sit(stage, held, at))
  makeRecord(stage, held, chain)
  markDone(stage, held, year.chain())
}

/** Items are asked for until three days before the 次第 goes out. */
const agendaDay = (day: number) => Math.min(day - 14, -4)

// Object.keys forgets that the keys are the names.
const names = (answers: SampleMeeting['answers']) => Object.keys(answers) as SampleName[]

async function call(stage: Stage, { name, meeting }: Held, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, secretary, at)
  const startsAt = workingTime(stage.now, meeting.day, 13.5)
  const { id } = await createMeeting(context, actor, {
    forumId: stage.forumIds[meeting.of],
    title: titleOf[meeting.of],
    startsAt,
    endsAt: startsAt + 2 * hourMs,
    place: meeting.place,
    mode: meeting.mode,
    agendaDueOn: dayOf(workingTime(stage.now, agendaDay(meeting.day) + 1, 12)),
    idempotencyKey: newId(),
  })
  const row = await context.store.db
    .selectFrom('meeting')
    .select(['agenda_id', 'minutes_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  stage.meetings.set(name, {
    id,
    agendaId: row.agenda_id,
    minutesId: row.minutes_id,
    itemIds: new Map(meeting.items.map(({ key }) => [key, newId()])),
    versionId: null,
  })
}

async function sendNotice(stage: Stage, { name, meeting }: Held, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, secretary, at)
  await notifyMeeting(context, actor, {
    meetingId: madeMeeting(stage, name).id,
    noticeNumber: meeting.noticeNumber,
    rsvpDueOn: workingDay(stage.now, meeting.day - 7),
    idempotencyKey: newId(),
  })
}

/** Each item is put on the agenda by the organisation that proposes it; the rest by the secretariat. */
async function writeAgenda(
  stage: Stage,
  { name }: Held,
  at: number,
  items: readonly SampleItem[],
): Promise<void> {
  const made = madeMeeting(stage, name)
  const edits = items.map((item): Edit => {
    const { key, by, added, proposal, carried, ...plain } = item
    const from = carried && madeMeeting(stage, carried)
    return {
      by: stage.cast[by[0] ?? secretary],
      at,
      edit: (doc) =>
        addAgendaItem(
          doc,
          {
            ...plain,
            id: made.itemIds.get(key) ?? key,
            proposedBy: organisationsOf(stage, by),
            proposalId: (proposal && stage.proposalIds.get(proposal)) ?? null,
            carriedFrom: from ? { meetingId: from.id, itemId: from.itemIds.get(key) ?? key } : null,
          },
          added ? { before: made.itemIds.get('next') } : {},
        ),
    }
  })
  await writeAs(stage.context, made.agendaId, edits)
  await project(stage, made)
}

async function sayNoItems(
  stage: Stage,
  { name, by }: { name: SampleMeetingName; by: SampleName },
  at: number,
): Promise<void> {
  const { context, actor } = await actAt(stage, by, at)
  const meetingId = madeMeeting(stage, name).id
  await answerAgendaCall(context, actor, { meetingId, hasNone: true, note: '', onBehalf: null })
}

async function bring(
  stage: Stage,
  { name, paper }: { name: SampleMeetingName; paper: NonNullable<SampleMeeting['papers']>[number] },
  at: number,
): Promise<void> {
  const { context, actor } = await actAt(stage, paper.by, at)
  const made = madeMeeting(stage, name)
  await addMaterial(context, actor, {
    meetingId: made.id,
    title: paper.title,
    itemId: made.itemIds.get(paper.item),
    disclosure: 'open',
    idempotencyKey: newId(),
    // The mark tells a spreadsheet that the file is UTF-8.
    file: { name: paper.file, bytes: new TextEncoder().encode(`\uFEFF${paper.lines.join('\r\n')}\r\n`) },
    scan: scanner(undefined),
  })
}

async function answer(stage: Stage, { name, meeting }: Held, by: SampleName, at: number): Promise<void> {
  const told = meeting.answers[by]
  if (!told) return
  const { context, actor } = await actAt(stage, by, at)
  const deputy = told === 'proxy' ? '総務課長' : sampleSeats[by].title
  await answerRsvp(context, actor, {
    meetingId: madeMeeting(stage, name).id,
    answer: told,
    people: [{ division: '', title: deputy, name: '' }],
    note: told === 'proxy' ? '議会の委員会と重なるため、代理が出席します。' : '',
    onBehalf: undefined,
  })
}

async function freeze(stage: Stage, name: SampleMeetingName, at: number): Promise<void> {
  const { context, actor } = await actAt(stage, secretary, at)
  const meetingId = madeMeeting(stage, name).id
  const { previewed } = await previewAgenda(context, actor, { meetingId })
  await freezeAgenda(context, actor, { meetingId, previewed, idempotencyKey: newId() })
}

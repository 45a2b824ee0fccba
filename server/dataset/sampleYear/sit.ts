import type * as Y from 'yjs'
import { unreachable } from '../../../shared/assert'
import { newId } from '../../id'
import { markAttendee, saveAttendee } from '../../sitting/changeAttendance'
import { closeSitting } from '../../sitting/closeSitting'
import { decideItem } from '../../sitting/decideItem'
import { openSitting, takeItem } from '../../sitting/openSitting'
import { attendeesOf } from '../../sitting/queries'
import { workingDay } from './days'
import type { Held } from './makeMeetings'
import type { SampleBlock, SampleMeeting } from './meetings'
import type { SampleName } from './people'
import { project } from './project'
import { actAt, type MadeMeeting, madeMeeting, type Stage } from './stage'
import { block, type Edit, writeAs } from './write'

const secretary: SampleName = 'iiyamaOffice'
const minuteMs = 60_000
/** Somebody says something about every four minutes. */
const blockMs = 4 * minuteMs

/** 会議中, from 開会 to 閉会: who came and when, what was written and what became of every item. */
export async function sit(stage: Stage, { name, meeting }: Held, at: number): Promise<void> {
  const made = madeMeeting(stage, name)
  const meetingId = made.id
  const office = async (minutes: number) => actAt(stage, secretary, at + minutes * minuteMs)
  const opening = await office(0)
  await openSitting(opening.context, opening.actor, { meetingId, idempotencyKey: newId() })
  await seeWhoCame(stage, { meeting, made }, at)
  await writeMinutes(stage, { meeting, made }, at)
  await project(stage, made)
  await goThrough(stage, { meeting, made }, at)
  const closing = await office(Math.max(95, ((meeting.minutes?.length ?? 0) + 3) * 4))
  await closeSitting(closing.context, closing.actor, { meetingId, idempotencyKey: newId() })
}

interface Sitting {
  meeting: SampleMeeting
  made: MadeMeeting
}

async function seeWhoCame(stage: Stage, { meeting, made }: Sitting, at: number): Promise<void> {
  const meetingId = made.id
  const late = meeting.late && stage.cast[meeting.late].organisationId
  for (const attendee of await attendeesOf(stage.context.store.db, meetingId)) {
    if (attendee.status !== 'expected') continue
    const { id: attendeeId, ...rest } = attendee
    const isLate = attendee.organisationId === late && attendee.category === 'member'
    const { context, actor } = await actAt(stage, secretary, at + (isLate ? 18 : 1) * minuteMs)
    const idempotencyKey = newId()
    if (attendee.category === 'proxy')
      await saveAttendee(context, actor, {
        ...rest,
        meetingId,
        attendeeId,
        proxyFor: '企画担当係長',
        status: 'present',
        idempotencyKey,
      })
    else
      await markAttendee(context, actor, {
        meetingId,
        attendeeId,
        mark: isLate ? 'arrives' : 'present',
        idempotencyKey,
      })
  }
}

/** Everybody takes down the own words, the secretariat the rest. */
async function writeMinutes(stage: Stage, { meeting, made }: Sitting, at: number): Promise<void> {
  const edits = (meeting.minutes ?? []).map(
    (each, index): Edit => ({
      by: stage.cast[each.is === 'speech' ? each.by : secretary],
      at: at + index * blockMs,
      edit: (doc) => putBlock(doc, index, blockOf(stage, made, each)),
    }),
  )
  await writeAs(stage.context, made.minutesId, edits)
}

/** The empty paragraph a new document begins with makes room for the first block. */
function putBlock(doc: Y.Doc, index: number, element: Y.XmlElement): void {
  const minutes = doc.getXmlFragment('minutes')
  if (index === 0) minutes.delete(0, minutes.length)
  minutes.insert(minutes.length, [element])
}

function blockOf({ cast, now }: Stage, { itemIds }: MadeMeeting, each: SampleBlock): Y.XmlElement {
  switch (each.is) {
    case 'item':
      return block('agendaRef', { itemId: itemIds.get(each.key) ?? each.key }, '')
    case 'speech':
      return block('speech', { id: newId(), organisation: cast[each.by].organisationId }, each.text)
    case 'decision':
      return block('decision', { id: newId() }, each.text)
    case 'actionItem':
      return block(
        'actionItem',
        {
          id: newId(),
          owner: cast[each.owner].organisationId,
          due: workingDay(now, each.due),
          done: false,
        },
        each.text,
      )
    case 'text':
      return block('paragraph', {}, each.text)
    default:
      return unreachable(each)
  }
}

/** Each item is taken up when its heading was written and decided when the last word under it was. */
async function goThrough(stage: Stage, { meeting, made }: Sitting, at: number): Promise<void> {
  const meetingId = made.id
  const blocks = meeting.minutes ?? []
  let after = blocks.length * blockMs
  for (const [index, { key, outcome }] of meeting.items.entries()) {
    const itemId = made.itemIds.get(key) ?? key
    const begins = blocks.findIndex((each) => each.is === 'item' && each.key === key)
    const next = blocks.findIndex((each, place) => each.is === 'item' && place > begins)
    const beginsAt = begins < 0 ? after : begins * blockMs
    after = begins < 0 ? after + index : (next < 0 ? blocks.length : next) * blockMs - minuteMs
    const taking = await actAt(stage, secretary, at + beginsAt)
    await takeItem(taking.context, taking.actor, { meetingId, itemId, idempotencyKey: newId() })
    if (!outcome) continue
    const { context, actor } = await actAt(stage, secretary, at + after)
    await decideItem(context, actor, {
      meetingId,
      itemId,
      outcome,
      hasNoObjection: outcome === 'agreed',
      note: '',
      decidedAt: null,
      reason: '',
      idempotencyKey: newId(),
    })
  }
}

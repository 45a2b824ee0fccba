import { assert } from '../../../shared/assert'
import { dayOf } from '../../../shared/calendar'
import type { Actor } from '../../../shared/permission'
import { actorOf } from '../../accounts/queries'
import type { Context } from '../../context'
import type { SampleCallKey } from './calls'
import type { SampleBody, SampleMeetingName } from './meetings'
import type { SampleCardKey, SampleNeedKey } from './needs'
import type { Cast, SampleName } from './people'
import type { SampleProposalKey } from './proposals'

/** What the makers of the sample year share: who plays, and the day from which its days are counted. */
export interface Stage {
  context: Context
  cast: Cast
  now: number
  /** what was made so far, by the names the sample gives it */
  forumIds: Record<SampleBody, string>
  meetings: Map<SampleMeetingName, MadeMeeting>
  proposalIds: Map<SampleProposalKey, string>
  needIds: Map<SampleNeedKey, string>
  callIds: Map<SampleCallKey, string>
  cardIds: Map<SampleCardKey, string>
}

/** What was made before whatever asks for it happens. */
export function made<Key extends string>(ids: ReadonlyMap<Key, string>, key: Key): string {
  const id = ids.get(key)
  assert(id, `${key} was made by then`)
  return id
}

export interface MadeMeeting {
  id: string
  agendaId: string
  minutesId: string
  /** ids of the agenda items by their keys */
  itemIds: Map<string, string>
  /** the version of its record that holds */
  versionId: string | null
}

/** A meeting that was called before whatever asks for it happens. */
export function madeMeeting({ meetings }: Stage, name: SampleMeetingName): MadeMeeting {
  const made = meetings.get(name)
  assert(made, `the meeting ${name} was called by then`)
  return made
}

/** The clock and a person of the sample at one moment of the year, for the product's own verbs. */
export async function actAt(
  { context, cast }: Stage,
  name: SampleName,
  at: number,
): Promise<{ context: Context; actor: Actor }> {
  const { personId, seatId } = cast[name]
  const actor = await actorOf(context.store.db, personId, seatId, dayOf(at))
  assert(actor, `${name} holds a seat on ${dayOf(at)}`)
  return { context: { ...context, now: () => at }, actor }
}

/** Organisations by the seats that name them. */
export const organisationsOf = ({ cast }: Stage, names: readonly SampleName[]): string[] =>
  names.map((name) => cast[name].organisationId)

/** A 決定 by the words it begins with. */
export const decisionOf = async ({ context }: Stage, meetingId: string, begins: string): Promise<string> =>
  (
    await context.store.db
      .selectFrom('decision')
      .select('id')
      .where('meeting_id', '=', meetingId)
      .where('text', 'like', `${begins}%`)
      .executeTakeFirstOrThrow()
  ).id

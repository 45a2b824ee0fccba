import type { Actor } from '../../shared/permission'
import type { DecisionRow } from '../../shared/registers/row'
import { familyOf } from '../forums/queries'
import { decisionsToChoose, mayReadRegister, register } from '../registers/queries'
import type { Db } from '../store/Store'

/** A decision as the 取組カルテ tells it; what this seat may not read of it stays null. */
export interface ShownDecision {
  meetingId: string
  decisionId: string
  /** 決定番号 */
  number: string
  isNumberFixed: boolean
  text: string
  meetingName: string
  /** YYYY-MM-DD */
  heldOn: string
  /** the confirmed record it is in; null: from a draft */
  versionId: string | null
}

interface DecisionRef {
  meeting_id: string | null
  decision_id: string | null
}

/** Reads decisions of meetings as this seat may, each meeting once: the prefecture gets those of confirmed records alone [R4]. */
export function decisionReader(db: Db, actor: Actor, now: number) {
  const read = new Map<string, Promise<DecisionRow[]>>()
  const ofMeeting = (meetingId: string) => {
    const known = read.get(meetingId) ?? readMeeting(db, actor, meetingId, now)
    read.set(meetingId, known)
    return known
  }
  return async ({ meeting_id, decision_id }: DecisionRef): Promise<ShownDecision | null> => {
    if (meeting_id === null || decision_id === null) return null
    const row = (await ofMeeting(meeting_id)).find(({ id }) => id === decision_id)
    return row ? shown(row) : null
  }
}

async function readMeeting(db: Db, actor: Actor, meetingId: string, now: number): Promise<DecisionRow[]> {
  const meeting = await db
    .selectFrom('meeting')
    .select('forum_id')
    .where('id', '=', meetingId)
    .executeTakeFirst()
  if (!meeting || !mayReadRegister(actor, meeting.forum_id)) return []
  return (await register(db, actor, { forumId: meeting.forum_id, filter: { meeting: meetingId }, now }))
    .decisions
}

/** The decisions a 検証 can rest on: those of the body, of the one above it and of its tiers. */
export async function decisionChoices(
  db: Db,
  actor: Actor,
  { forumId, ...asked }: { forumId: string; meetingId?: string; now: number },
): Promise<ShownDecision[]> {
  const forumIds = (await familyOf(db, forumId)).map(({ id }) => id)
  return (await decisionsToChoose(db, actor, { forumIds, ...asked })).map(shown)
}

const shown = (row: DecisionRow): ShownDecision => ({
  meetingId: row.meetingId,
  decisionId: row.id,
  number: row.number,
  isNumberFixed: row.isNumberFixed,
  text: row.text,
  meetingName: row.meetingName,
  heldOn: row.heldOn,
  versionId: row.versionId,
})

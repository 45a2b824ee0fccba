import type { MinutesRecord } from '../../shared/minutes/record'
import { type Actor, can } from '../../shared/permission'
import type { Context } from '../context'
import { secretariatOnly } from '../forums/queries'
import { visibleMeeting } from '../meetings/queries'
import { type Confirmers, confirmersOf, mayConfirm, type Signatures, signaturesOf } from './confirmers'
import { recordHash } from './hashes'
import { obstacles } from './readiness'
import { readSources, recordOf } from './readRecord'

interface MinutesPreview {
  record: MinutesRecord
  /** the handle by which 確定 names exactly this record */
  previewed: string
  /** what still keeps it from 確定, a sentence each */
  obstacles: string[]
  confirmedBy: Confirmers['by']
  /** whether the reader is one of those who confirm */
  canConfirm: boolean
  signatures: Signatures
}

/** The record as it would be filed if it were confirmed now: for those who confirm it and for the secretariat, which sends it round. */
export async function previewMinutes(
  { store }: Context,
  actor: Actor,
  { meetingId }: { meetingId: string },
): Promise<MinutesPreview> {
  const meeting = await visibleMeeting(store.db, actor, meetingId)
  const confirmers = await confirmersOf(store.db, meeting.forum_id)
  const canConfirm = mayConfirm(actor, meeting.forum_id, confirmers)
  if (!canConfirm && !can(actor, 'round.open', { forumId: meeting.forum_id }))
    throw secretariatOnly('議事録の確定')
  const record = await recordOf(store.db, meeting, await readSources(store, meeting))
  const previewed = recordHash(record)
  return {
    record,
    previewed,
    obstacles: await obstacles(store.db, meeting, record),
    confirmedBy: confirmers.by,
    canConfirm,
    signatures: await signaturesOf(store.db, { meetingId, sha256: previewed }, confirmers),
  }
}

import { DomainError } from '../../shared/error'
import { canonicalJson } from '../../shared/minutes/canonical'
import type { MinutesRecord } from '../../shared/minutes/record'
import { type Actor, can } from '../../shared/permission'
import type { Context } from '../context'
import { sha256 } from '../id'
import { visibleMeeting } from '../meetings/queries'
import { readSources, recordOf } from './readRecord'

interface MinutesPreview {
  record: MinutesRecord
  /** the handle by which 確定 names exactly this record */
  previewed: string
}

/** The record as it would be filed if it were confirmed now. */
export async function previewMinutes(
  { store }: Context,
  actor: Actor,
  { meetingId }: { meetingId: string },
): Promise<MinutesPreview> {
  const meeting = await visibleMeeting(store.db, actor, meetingId)
  if (!can(actor, 'minutes.confirm', { forumId: meeting.forum_id })) throw confirmationNotYours()
  const record = await recordOf(store.db, meeting, await readSources(store, meeting))
  return { record, previewed: recordHash(record) }
}

export const recordHash = (record: MinutesRecord): string => sha256(canonicalJson(record))

export const confirmationNotYours = () =>
  new DomainError('forbidden', '議事録の確定は、この会議体の事務局が行います。事務局に連絡してください。')

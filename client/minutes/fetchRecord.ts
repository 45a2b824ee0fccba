import type { MinutesRecord } from '../../shared/minutes/record'
import { api, call } from '../data/api'

/** What would be filed if the minutes of the meeting were confirmed now. */
export const fetchPreview = async (meetingId: string) =>
  withRecord(await call(api.minutes[':meetingId'].preview.$get({ param: { meetingId } })))

/** A confirmed record with its hash, by the id of its version. */
export const fetchRecord = async (versionId: string) =>
  withRecord(await call(api.records[':id'].$get({ param: { id: versionId } })))

/** A record is plain JSON, but the RPC's type of it gives up where lists stand in lists: hence the cast. */
const withRecord = <A extends { record: unknown }>(answer: A) => ({
  ...answer,
  record: answer.record as MinutesRecord,
})

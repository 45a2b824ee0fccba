import { type Actor, can } from '../permission'
import { canonicalJson } from './canonical'
import type { MinutesRecord } from './record'
import { withoutInternal } from './withoutInternal'

export interface ReadableRecord {
  record: MinutesRecord
  /** false: something 内部 was left out, so that these are not the bytes the hash covers */
  isWhole: boolean
}

/**
 * A filed record as this reader may have it [R8]: whole inside the body, without what is 内部 for everybody else. Every road on which a
 * record leaves passes here.
 */
export function readableRecord(
  actor: Actor,
  { forumId }: { forumId: string },
  filed: MinutesRecord,
): ReadableRecord {
  const record = isInside(actor, forumId) ? filed : withoutInternal(filed)
  return { record, isWhole: record === filed }
}

/** Who reads the drafts knows already what is 内部. */
const isInside = (actor: Actor, forumId: string) => can(actor, 'minutes.readDraft', { forumId })

/** What goes out as `record.json` in the place of the filed bytes: by its format nobody takes it for them. */
export const recordExcerpt = (record: MinutesRecord, filed: { version: string; sha256: string }): string =>
  canonicalJson({
    format: 'entaku-minutes-excerpt-1',
    leftOut: 'internal',
    note: excerptNote,
    filed: { version: filed.version, sha256: filed.sha256 },
    record,
  })

export const excerptNote =
  '内部の議題と資料を除いた写しです。SHA-256（filed.sha256）は、それらも含めて確定した記録全体の値で、この写しの値とは一致しません。全体との照合は、会議体の事務局に依頼してください。'

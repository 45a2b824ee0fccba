import type { Disclosure } from '../meetings/agendaItem'

/** One file of 資料 as it was uploaded; instants in ms since 1970. */
export interface Material {
  id: string
  /** the item it belongs to; null: 参考資料 of the meeting */
  itemId: string | null
  position: number
  title: string
  fileName: string
  mediaType: string
  byteCount: number
  sha256: string
  disclosure: Disclosure
  /** 差替: the material it stands in for */
  replacesId: string | null
  /** what 次第 v1 printed, 2-1 or r1; null while the numbers still follow the agenda */
  fixedNumber: string | null
  uploadedAt: number
  organisationId: string
  /** 「団体 職」 of whoever uploaded it */
  label: string
  removedAt: number | null
  removedByLabel: string | null
}

export const materialLimits = {
  /** A scanned plan of some fifty pages; more than this does not go through the mail gateways of LGWAN either. */
  fileBytesMax: 20 * 1024 * 1024,
  meetingBytesMax: 200 * 1024 * 1024,
  /** Ten for each of the items of a long agenda is far more than anybody prints. */
  filesMax: 300,
  titleLengthMax: 100,
  fileNameLengthMax: 100,
} as const

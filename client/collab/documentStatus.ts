import { editorText } from '../text/editor'

/** What may be said about the words on this screen. 保存済み is said only of what the server has made durable [S2]. */
export type DocumentStatus =
  | { kind: 'connecting' }
  | { kind: 'saved' }
  | { kind: 'saving'; isKept: boolean }
  | { kind: 'unsaved'; count: number; line: Line; isKept: boolean }
  | { kind: 'readOnly' }
  | { kind: 'ended' }

/** How the way to the server is while something is unsaved. */
export type Line = 'slow' | 'broken' | 'ended'

export interface Link {
  /** changes made here, and how many of them the server has acknowledged */
  local: number
  acked: number
  /** it has acknowledged something on this page, and with it all that the page brought along */
  isConfirmed: boolean
  synced: boolean
  readOnly: boolean
  /** the server closed the connection for good */
  closed: boolean
  /** not synced, or not acknowledged, for longer than a person should be left in peace about it */
  late: boolean
  /** what is not acknowledged is safe in this browser's store [S11] */
  isKept: boolean
}

export function documentStatus(link: Link): DocumentStatus {
  const { isKept } = link
  const count = link.local - link.acked
  if (link.closed && count > 0) return { kind: 'unsaved', count, line: 'ended', isKept }
  if (link.closed) return { kind: link.readOnly ? 'readOnly' : 'ended' }
  if (link.late) return { kind: 'unsaved', count, line: link.synced ? 'slow' : 'broken', isKept }
  if (link.readOnly) return { kind: 'readOnly' }
  if (count > 0) return { kind: 'saving', isKept }
  return isSettled(link) ? { kind: 'saved' } : { kind: 'connecting' }
}

/** The server has every word of this page. */
export const isSettled = ({ local, acked, isConfirmed, synced }: Link) =>
  synced && isConfirmed && acked === local

export interface StatusShown {
  tone: 'success' | 'neutral' | 'warning'
  label: string
}

/** The words of the badge; its looks are client/ui's. */
export function statusShown(status: DocumentStatus): StatusShown {
  switch (status.kind) {
    case 'connecting':
      return { tone: 'neutral', label: editorText.status.connecting }
    case 'saved':
      return { tone: 'success', label: editorText.status.saved }
    case 'saving':
      return { tone: 'neutral', label: editorText.status.saving }
    case 'unsaved':
      return { tone: 'warning', label: editorText.status.unsaved(status.count, status.line) }
    case 'readOnly':
      return { tone: 'neutral', label: editorText.status.readOnly }
    case 'ended':
      return { tone: 'neutral', label: editorText.status.ended }
  }
}

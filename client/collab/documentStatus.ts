import { editorText } from '../text/editor'

/** What may be said about the words on this screen. 保存済み is said only of what the server has made durable [S2]. */
export type DocumentStatus =
  | { kind: 'connecting' }
  | { kind: 'saved' }
  | { kind: 'saving' }
  | { kind: 'unsaved'; count: number; offline: boolean }
  | { kind: 'readOnly' }

export interface Link {
  /** changes made here, and how many of them the server has acknowledged */
  local: number
  acked: number
  synced: boolean
  readOnly: boolean
  /** the server closed the connection for good */
  closed: boolean
  /** not synced, or not acknowledged, for longer than a person should be left in peace about it */
  late: boolean
}

export function documentStatus(link: Link): DocumentStatus {
  const count = link.local - link.acked
  if (link.closed) return count > 0 ? { kind: 'unsaved', count, offline: true } : { kind: 'readOnly' }
  if (link.late) return { kind: 'unsaved', count, offline: !link.synced }
  if (link.readOnly) return { kind: 'readOnly' }
  if (count > 0) return { kind: 'saving' }
  return link.synced ? { kind: 'saved' } : { kind: 'connecting' }
}

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
      return { tone: 'warning', label: editorText.status.unsaved(status.count, status.offline) }
    case 'readOnly':
      return { tone: 'neutral', label: editorText.status.readOnly }
  }
}

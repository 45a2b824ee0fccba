import { toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import { dayOf, warekiDateTime } from '../../../shared/calendar'
import { offlineText, rescueText } from '../../text/offline'
import { unsavedText } from '../unsavedText'
import type { KeptDocument } from './names'

export interface Rescue {
  document: KeptDocument
  /** the changes the server has not got */
  updates: readonly Uint8Array[]
  /** why it has not; a sentence */
  reason: string
}

/** Marks around the data that any program with Yjs brings back. */
const dataBegin = '-----BEGIN ENTAKU UPDATE-----'
const dataEnd = '-----END ENTAKU UPDATE-----'

/**
 * The changes as a file (退避ファイル): the words for the person, readable in any editor, and below them the changes themselves as one
 * Yjs update in base64, so that nothing is lost that words do not tell: order, headings, deletions.
 */
export function rescueFile(
  { document, updates, reason }: Rescue,
  at: number,
): { name: string; text: string } {
  const facts = [
    [rescueText.document, document.title],
    [rescueText.seat, document.seat],
    [rescueText.at, warekiDateTime(at)],
    [rescueText.reason, reason],
    [rescueText.count, rescueText.changes(updates.length)],
  ].filter(([, value]) => value !== '')
  const lines = [
    rescueText.heading,
    '',
    rescueText.lead,
    '',
    ...facts.map(([term, value]) => `${term}：${value}`),
    '',
    rescueText.wordsBegin,
    unsavedText(updates) || offlineText.noWords,
    rescueText.wordsEnd,
    '',
    rescueText.dataLead,
    dataBegin,
    `document: ${document.documentId}`,
    `epoch: ${document.epoch}`,
    `kind: ${document.kind}`,
    ...(toBase64(Y.mergeUpdates([...updates])).match(/.{1,76}/g) ?? []),
    dataEnd,
    '',
  ]
  // The mark at the front and the line ends are what the oldest editors of an office need to show it rightly.
  const text = `\ufeff${lines.join('\n').replaceAll(/\r?\n/g, '\r\n')}`
  return { name: rescueText.fileName(safeName(document.title), dayOf(at)), text }
}

/** Long enough for a meeting's name; file systems and mail programs cut longer ones. */
const nameLengthMax = 60

/** No space, and nothing that a file system reads as a path or refuses. */
const safeName = (title: string) =>
  [...title.replaceAll(/[\s\p{C}\\/:*?"<>|.]+/gu, '')].slice(0, nameLengthMax).join('')

import type { DocumentKind } from '../../../shared/collab/protocol'

/** A person in one seat: what was typed from one seat is never sent from another, nor shown to another person [S11][S12]. */
export interface Owner {
  personId: string
  seatId: string
}

/** A document restored from a backup is another one: its epoch is part of its name. */
export interface DocumentKey {
  documentId: string
  epoch: number
}

/** A document as its owner knows it again. */
export interface KeptDocument extends DocumentKey {
  kind: DocumentKind
  /** 「第2回協議会 議事録」 */
  title: string
  /** the page that shows it */
  path: string
  /** 「飯山市 企画担当」, from which it was written */
  seat: string
}

const root = 'entaku'

/** The database of an owner's unsaved changes, and of a document's copy. Neither name fits another owner. */
export const notebookName = ({ personId, seatId }: Owner) => `${root}/${personId}/${seatId}`
export const copyName = (owner: Owner, { documentId, epoch }: DocumentKey) =>
  `${notebookName(owner)}/${documentId}/${epoch}`

/** Whose database this is; undefined when it is none of ours. */
export function ownerOf(databaseName: string): Owner | undefined {
  const [first, personId, seatId] = databaseName.split('/')
  return first === root && personId && seatId ? { personId, seatId } : undefined
}

export const sameDocument = (a: DocumentKey, b: DocumentKey) =>
  a.documentId === b.documentId && a.epoch === b.epoch

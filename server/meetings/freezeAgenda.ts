import * as Y from 'yjs'
import { DomainError } from '../../shared/error'
import type { FreezeAgenda } from '../../shared/meetings/agendaCommands'
import { type PrintedAgenda, printedItems } from '../../shared/meetings/frozenAgenda'
import { canonicalJson } from '../../shared/minutes/canonical'
import { type Actor, can } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { secretariatOnly } from '../forums/queries'
import { sha256 } from '../id'
import { completeJob } from '../ledger/acts'
import { fixMaterialNumbers } from '../materials/acts'
import { once } from '../routing/once'
import { keepDocument, readDocument } from '../store/documents'
import type { Db, Tx } from '../store/Store'
import { tellMeetingChanged } from './acts'
import { openForSecretariat } from './openMeeting'
import { printAgenda } from './printAgenda'
import { frozenAgenda, type MeetingRow, visibleMeeting } from './queries'

interface AgendaPreview {
  /** the number this 次第 would bear */
  version: number
  printed: PrintedAgenda
  /** the handle by which the act names exactly this sheet */
  previewed: string
}

/** The 次第 as it would go out now. */
export async function previewAgenda(
  { store }: Context,
  actor: Actor,
  { meetingId }: { meetingId: string },
): Promise<AgendaPreview> {
  const meeting = await visibleMeeting(store.db, actor, meetingId)
  if (!can(actor, 'meeting.change', { forumId: meeting.forum_id })) throw secretariatOnly(act)
  const { doc } = await readDocument(store.log, meeting.agenda_id)
  const printed = await printAgenda(store.db, meeting, doc)
  doc.destroy()
  return {
    version: await nextVersion(store.db, meetingId),
    printed,
    previewed: sha256(canonicalJson(printed)),
  }
}

/**
 * 次第 v1, or 差替え v2 and later: exactly the sheet that was previewed becomes a version of its own, with the numbers of its
 * 資料 fixed [G3]. The document goes on being written; what differs from the sheet is marked from now on.
 */
export async function freezeAgenda(
  context: Context,
  actor: Actor,
  input: FreezeAgenda & { meetingId: string },
): Promise<{ version: number; sha256: string }> {
  const { store } = context
  const { agenda_id } = await visibleMeeting(store.db, actor, input.meetingId)
  const { doc, seq } = await readDocument(store.log, agenda_id)
  const at = context.now()
  const command = { key: input.idempotencyKey, personId: actor.personId, command: 'freezeAgenda', at }
  const { forumId, ...frozen } = await store.transaction(async (tx) => {
    const meeting = await openForSecretariat(tx, actor, { meetingId: input.meetingId, act })
    const filed = await once(tx, command, () =>
      file(tx, { actor, meeting, doc, seq, at, previewed: input.previewed }),
    )
    return { ...filed, forumId: meeting.forum_id }
  })
  doc.destroy()
  tellMeetingChanged(context, { id: input.meetingId, forumId })
  return frozen
}

interface Filing {
  actor: Actor
  meeting: MeetingRow
  doc: Y.Doc
  seq: number
  at: number
  previewed: string
}

async function file(tx: Tx, { actor, meeting, doc, seq, at, previewed }: Filing) {
  const printed = await printAgenda(tx, meeting, doc)
  const items = canonicalJson(printed)
  const hash = sha256(items)
  if (hash !== previewed) throw movedSincePreview()
  if (printedItems(printed).length === 0) throw nothingToPrint()
  if ((await frozenAgenda(tx, meeting.id))?.sha256 === hash) throw nothingNew()
  const version = await nextVersion(tx, meeting.id)
  const { label } = await actingSeat(tx, actor)
  const row = {
    meeting_id: meeting.id,
    version,
    frozen_at: at,
    label,
    document_seq: seq,
    items,
    sha256: hash,
  }
  await tx.insertInto('agenda_version').values(row).execute()
  await fixMaterialNumbers(
    tx,
    meeting.id,
    printedItems(printed).map(({ id }) => id),
  )
  await keepDocument(tx, { documentId: meeting.agenda_id, seq, bytes: Y.encodeStateAsUpdate(doc) })
  for (const kind of ['agenda', 'materials'] as const)
    await completeJob(tx, { meetingId: meeting.id, kind, isAutomatic: false, at })
  return { version, sha256: hash }
}

async function nextVersion(db: Db, meetingId: string): Promise<number> {
  return ((await frozenAgenda(db, meetingId))?.version ?? 0) + 1
}

const act = '次第の確定'

const movedSincePreview = () =>
  new DomainError(
    'conflict',
    '確かめている間に、次第か資料が変わりました。もう一度開いて、内容を確かめてから確定してください。',
  )
const nothingToPrint = () =>
  new DomainError('conflict', '議題がまだありません。議題を加えてから確定してください。')
const nothingNew = () =>
  new DomainError(
    'conflict',
    'すでに確定した次第と同じ内容です。変わったところがあるときに、差し替えてください。',
  )

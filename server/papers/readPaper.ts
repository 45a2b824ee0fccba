import {
  type PaperFormat,
  type PaperKind,
  paperLabel,
  type RegisterPaperKind,
} from '../../shared/papers/paper'
import type { Actor } from '../../shared/permission'
import type { RegisterFilter } from '../../shared/registers/filter'
import type { Context } from '../context'
import { rulesOf } from '../forums/queries'
import { register } from '../registers/queries'
import { compactDay, meetingFileName, paperFileName, safePart } from './fileName'
import { type Made, makePaper, mediaType, toFile } from './makePaper'
import { type MeetingPapers, meetingPapers, paperUnknown } from './meetingFacts'
import { registerPaper } from './papers/registerPaper'
import { registerSheet } from './papers/registerSheets'
import type { PdfEngine } from './pdf/PdfEngine'

export interface PaperFile {
  /** with its ending */
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** One paper of a meeting as a file. */
export async function readPaper(
  context: Context,
  pdf: PdfEngine,
  actor: Actor,
  { meetingId, kind, format }: { meetingId: string; kind: PaperKind; format: PaperFormat },
): Promise<PaperFile> {
  const papers = await meetingPapers(context, actor, meetingId)
  if (!papers.kinds.includes(kind)) throw paperUnknown()
  const { made, stem } = await madeOf(context, actor, papers, kind)
  return { name: `${stem}.${format}`, mediaType: mediaType[format], bytes: await toFile(made, format, pdf) }
}

/** The paper, and what its files are called. */
export async function madeOf(
  context: Context,
  actor: Actor,
  papers: MeetingPapers,
  kind: PaperKind,
): Promise<{ made: Made; stem: string }> {
  const facts = (kind === 'published' && papers.published) || papers.facts
  const made =
    kind === 'decisions' || kind === 'actions'
      ? await meetingRegister(context, actor, papers, kind)
      : makePaper(kind, facts)
  return { made, stem: paperFileName(facts, paperLabel[kind]) }
}

async function meetingRegister(
  context: Context,
  actor: Actor,
  { meeting, facts }: MeetingPapers,
  kind: RegisterPaperKind,
): Promise<Made> {
  const now = context.now()
  const { decisions, actions, asOf } = await register(context.store.db, actor, {
    forumId: meeting.forum_id,
    filter: { sort: 'oldest' },
    now,
  })
  const sheet = registerSheet(kind, facts.record.meeting.name, {
    decisions: decisions.filter(({ meetingId }) => meetingId === meeting.id),
    actions: actions.filter(({ meetingId }) => meetingId === meeting.id),
  })
  const told = { author: facts.record.forum.name, rules: facts.rules, asOf }
  return { sheet, paper: registerPaper(sheet, told) }
}

/** A register of a whole body, narrowed as its page is. */
export async function readRegisterPaper(
  context: Context,
  pdf: PdfEngine,
  actor: Actor,
  input: { forumId: string; kind: RegisterPaperKind; format: PaperFormat; filter: RegisterFilter },
): Promise<PaperFile> {
  const { forumId, kind, format, filter } = input
  const { db } = context.store
  const rows = await register(db, actor, { forumId, filter, now: context.now() })
  if (kind === 'actions' && rows.isRecordsOnly) throw paperUnknown()
  const author = rows.forums.find(({ id }) => id === forumId)?.name ?? ''
  const sheet = registerSheet(kind, author, rows)
  const paper = registerPaper(sheet, { author, rules: await rulesOf(db, forumId), asOf: rows.asOf })
  const name = [meetingFileName(author), paperLabel[kind], compactDay(rows.asOf)].map(safePart).join('_')
  return {
    name: `${name}.${format}`,
    mediaType: mediaType[format],
    bytes: await toFile({ paper, sheet }, format, pdf),
  }
}

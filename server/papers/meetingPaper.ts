import { type PaperKindOf, paperLabel, type RegisterPaperKind } from '../../shared/papers/paper'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { register } from '../registers/queries'
import { paperFileName } from './fileName'
import { type Made, type MadePaper, makePaper } from './makePaper'
import { type MeetingPapers, meetingPapers, paperUnknown } from './meetingFacts'
import { registerPaper } from './papers/registerPaper'
import { registerSheet } from './papers/registerSheets'

/** One paper of a meeting, as this reader may have it. */
export async function meetingPaper(
  context: Context,
  actor: Actor,
  { id, kind }: { id: string; kind: PaperKindOf<'meetings'> },
): Promise<MadePaper> {
  const papers = await meetingPapers(context, actor, id)
  if (!papers.kinds.includes(kind)) throw paperUnknown()
  return await madeOf(context, actor, papers, kind)
}

/** The paper, and what its files are called. */
export async function madeOf(
  context: Context,
  actor: Actor,
  papers: MeetingPapers,
  kind: PaperKindOf<'meetings'>,
): Promise<MadePaper> {
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

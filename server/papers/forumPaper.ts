import { unreachable } from '../../shared/assert'
import { dayOf, fiscalYear, warekiFiscalYear } from '../../shared/calendar'
import { allBodies, type PaperKindOf, paperLabel, type RegisterPaperKind } from '../../shared/papers/paper'
import { type Actor, can } from '../../shared/permission'
import type { RegisterFilter } from '../../shared/registers/filter'
import { balance } from '../balance/queries'
import type { Context } from '../context'
import { forumNames, rulesOf } from '../forums/queries'
import { evaluationSheet, projectsOfProposals } from '../projects/queries'
import { listedProposals } from '../proposals/queries'
import { register } from '../registers/queries'
import { compactDay, meetingFileName, safePart } from './fileName'
import type { MadePaper } from './makePaper'
import { paperUnknown } from './meetingFacts'
import { balanceTable } from './papers/balanceTable'
import { evaluationTable } from './papers/evaluationTable'
import { proposalListSheet } from './papers/proposalListSheet'
import { registerPaper } from './papers/registerPaper'
import { registerSheet } from './papers/registerSheets'
import type { Sheet } from './sheets/Sheet'

interface Asked<K = PaperKindOf<'forums'>> {
  id: string
  kind: K
  filter: RegisterFilter
}

/** The lists of a whole body, narrowed as their pages are. */
export async function forumPaper(context: Context, actor: Actor, asked: Asked): Promise<MadePaper> {
  const { sheet, author, asOf } = await listOf(context, actor, asked)
  const rules = await rulesOf(context.store.db, asked.id)
  return {
    made: { sheet, paper: registerPaper(sheet, { author, rules, asOf }) },
    stem: [meetingFileName(author), paperLabel[asked.kind], compactDay(asOf)].map(safePart).join('_'),
  }
}

interface List {
  sheet: Sheet
  /** the body whose list it is */
  author: string
  /** YYYY-MM-DD: the day whose state it shows */
  asOf: string
}

function listOf(context: Context, actor: Actor, asked: Asked): Promise<List> {
  const { kind } = asked
  switch (kind) {
    case 'decisions':
    case 'actions':
      return registerList(context, actor, { ...asked, kind })
    case 'proposals':
      return proposalList(context, actor, asked)
    case 'balance':
      return balanceList(context, actor, asked)
    case 'evaluation':
      return evaluationList(context, actor, asked)
    default:
      return unreachable(kind)
  }
}

async function registerList(
  { store: { db }, now }: Context,
  actor: Actor,
  { id, kind, filter }: Asked<RegisterPaperKind>,
): Promise<List> {
  const rows = await register(db, actor, { forumId: id, filter, now: now() })
  if (kind === 'actions' && rows.isRecordsOnly) throw paperUnknown()
  const author = rows.forums.find((forum) => forum.id === id)?.name ?? ''
  return { sheet: registerSheet(kind, author, rows), author, asOf: rows.asOf }
}

async function proposalList({ store: { db }, now }: Context, actor: Actor, { id }: Asked): Promise<List> {
  const [forum] = await forumNames(db, [id])
  if (!forum || !can(actor, 'balance.read', { forumId: id })) throw paperUnknown()
  const asOf = dayOf(now())
  const rows = await listedProposals(db, actor, { forumId: id, now: now() })
  const projects = await projectsOfProposals(
    db,
    rows.map((row) => row.id),
    asOf,
  )
  const listed = rows.map((row) => ({ ...row, project: projects.get(row.id) ?? null }))
  return { sheet: proposalListSheet(forum.name, listed), author: forum.name, asOf }
}

/** Of all bodies the reader may count, where no single one is asked for. */
async function balanceList(
  { store: { db }, now }: Context,
  actor: Actor,
  { id, filter: { asOf = dayOf(now()), year } }: Asked,
): Promise<List> {
  const forumId = id === allBodies ? null : id
  const report = await balance(db, actor, { forumId, asOf })
  const sheet = balanceTable(report, year === undefined ? null : Number(year))
  return { sheet, author: report.name || '全圏域', asOf }
}

async function evaluationList(
  { store: { db }, now }: Context,
  actor: Actor,
  { id, filter: { year } }: Asked,
): Promise<List> {
  const asOf = dayOf(now())
  const told = year === undefined ? fiscalYear(asOf) : Number(year)
  const { forumName, rows } = await evaluationSheet(db, actor, { forumId: id, fiscalYear: told })
  return { sheet: evaluationTable(`${forumName} ${warekiFiscalYear(told)}`, rows), author: forumName, asOf }
}

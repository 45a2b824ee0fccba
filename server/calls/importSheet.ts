import { dayOf } from '../../shared/calendar'
import type { ImportSheet, PreviewSheet } from '../../shared/calls/commands'
import { type PlannedAnswer, type PlannedSheetLine, sheetPlan } from '../../shared/calls/sheetPlan'
import { readSheetRows } from '../../shared/calls/sheetRows'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { answererOf } from '../forums/acts'
import { organisationNames, secretariatOnly } from '../forums/queries'
import { sha256 } from '../id'
import { stateIntent, tellIntentsChanged } from '../intents/acts'
import { readSheets } from '../papers/queries'
import { readableProposals } from '../proposals/queries'
import { once } from '../routing/once'
import type { Db, Tx } from '../store/Store'
import { answerCall, refuseUnasked, tellCall } from './acts'
import { subjectOf, visibleCall } from './find'
import type { Call } from './rows'
import { standingsOf } from './standings'

/** What a 回答票 would save, row by row. Nothing is written [Q9]. */
export async function previewSheet(context: Context, actor: Actor, id: string, input: PreviewSheet) {
  const { db } = context.store
  const call = await importable(db, actor, id)
  return await planOf(db, actor, { call, input, now: context.now() })
}

/** Saves what was previewed, all of it or nothing: the file must be the one that was looked at, and without a fault [Q9]. */
export async function importSheet(
  context: Context,
  actor: Actor,
  id: string,
  input: ImportSheet,
): Promise<{ answers: number }> {
  const call = await importable(context.store.db, actor, id)
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `importSheet ${id}`, at }
  const done = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const plan = await planOf(tx, actor, { call, input, now: at })
      if (plan.sha256 !== input.sha256) throw otherFile()
      if (plan.lines.some(({ faults }) => faults.length > 0)) throw faulty()
      const answers = plan.lines.flatMap(({ answer }) => (answer ? [answer] : []))
      for (const answer of answers) await save(tx, actor, call, answer, at)
      return { answers: answers.length }
    }),
  )
  tellCall(context, call)
  for (const proposalId of call.proposalIds) await tellIntentsChanged(context, proposalId)
  return done
}

async function importable(db: Db, actor: Actor, id: string): Promise<Call> {
  const call = await visibleCall(db, actor, id)
  if (!can(actor, 'call.manage', { forumId: call.forumId })) throw secretariatOnly('回答票の取込')
  await refuseSampleSeat(db, actor, subjectOf(call))
  if (call.kind === 'actuals')
    throw new DomainError('conflict', '実績照会には回答票がありません。実績は取組カルテに入れてください。')
  if (call.closedAt !== null)
    throw new DomainError(
      'conflict',
      'この照会は締め切られています。取り込むときは、先に「再開する」を押してください。',
    )
  return call
}

/** A row of the preview, and whether it would stand before an answer the organisation gave itself. */
export interface PreviewedLine extends PlannedSheetLine {
  replacesOwn: boolean
}

async function planOf(
  db: Db,
  actor: Actor,
  { call, input, now }: { call: Call; input: PreviewSheet; now: number },
) {
  const bytes = Buffer.from(input.content, 'base64')
  const rows = readSheetRows(await readSheets(bytes))
  const names = await organisationNames(db)
  const proposals = await readableProposals(db, actor, call.proposalIds)
  const lines = sheetPlan(
    {
      kind: call.kind === 'intents' ? 'intents' : 'proposals',
      number: call.number,
      openedOn: dayOf(call.openedAt),
      today: dayOf(now),
      organisations: call.addressees.map((id) => ({ id, name: names.get(id) ?? '' })),
      proposals,
      organisationId: input.organisationId,
    },
    rows,
  )
  const standings = await standingsOf(db, call)
  const answeredItself = new Set(
    standings.filter(({ entry }) => entry?.channel === null).map(({ organisationId }) => organisationId),
  )
  return {
    // The organisation that was chosen belongs to what was looked at as much as the file.
    sha256: sha256(Buffer.concat([bytes, Buffer.from(input.organisationId ?? '')])),
    lines: lines.map(
      (line): PreviewedLine => ({
        ...line,
        replacesOwn: line.answer !== null && answeredItself.has(line.answer.organisationId),
      }),
    ),
    ignored: rows.ignored,
    organisations: call.addressees.map((id) => ({ id, name: names.get(id) ?? '' })),
  }
}

/** 代行入力 by mail, unconfirmed until the organisation says so. */
async function save(tx: Tx, actor: Actor, call: Call, answer: PlannedAnswer, at: number): Promise<void> {
  const { organisationId, level, note, respondent, approver, answeredOn } = answer
  const answerer = await answererOf(tx, actor, subjectOf(call), {
    day: dayOf(at),
    onBehalf: { organisationId, channel: 'email' },
    right: 'call.answer',
  })
  const said = { callId: call.id, level, note, respondent, approver, answeredOn, at }
  if (answer.kind === 'proposals') return await answerCall(tx, answerer, { ...said, value: answer.value })
  const { proposalId, value, conditions } = answer
  await refuseUnasked(tx, call.id, organisationId)
  await stateIntent(tx, answerer, { ...said, proposalId, value, conditions })
}

const otherFile = () =>
  new DomainError(
    'conflict',
    '確かめたファイルと中身が違います。ファイルを選び直し、内容を確かめてから取り込んでください。',
  )
const faulty = () =>
  new DomainError(
    'conflict',
    '確かめたあとに照会が変わり、取り込めない行ができました。ファイルを選び直して、内容を確かめてください。',
  )

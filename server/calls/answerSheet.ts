import { dayOf, warekiWithWeekday } from '../../shared/calendar'
import { callKindLabel, callValueLabel } from '../../shared/calls/call'
import { type SheetKey, sheetColumns } from '../../shared/calls/sheetRows'
import { answerLevelLabel, answerLevels } from '../../shared/confirmation/level'
import { DomainError } from '../../shared/error'
import type { Condition } from '../../shared/intents/condition'
import { intentLabel, intentValues } from '../../shared/intents/intent'
import { type Actor, can } from '../../shared/permission'
import { forumNames, organisationNames } from '../forums/queries'
import { type FormSheet, toForm } from '../papers/queries'
import { readableProposals } from '../proposals/queries'
import type { Db } from '../store/Store'
import { type CallTable, callTable } from './queries'

/** 回答票 of an organisation: with what it has said already, to be filled in and mailed back. */
export async function answerSheet(
  db: Db,
  actor: Actor,
  { id, organisationId, now }: { id: string; organisationId: string; now: number },
): Promise<{ name: string; bytes: Uint8Array }> {
  const table = await callTable(db, actor, id, now)
  const { call } = table
  const isOwn = organisationId === actor.organisationId
  if (
    !call.addressees.includes(organisationId) ||
    !(isOwn || can(actor, 'call.manage', { forumId: call.forumId }))
  )
    throw new DomainError(
      'not_found',
      '回答票をつくる団体が、この照会の送り先にありません。選び直してください。',
    )
  if (call.kind === 'actuals')
    throw new DomainError('conflict', '実績照会は、取組カルテに実績を入れて回答します。回答票はありません。')
  const names = await organisationNames(db)
  const [forum] = await forumNames(db, [call.forumId])
  const organisation = names.get(organisationId) ?? ''
  const kind = callKindLabel[call.kind]
  const form: FormSheet = {
    name: '回答票',
    title: `${kind}　回答票`,
    lead: [
      ['会議体', forum?.name ?? ''],
      ['照会', `${call.number}　${call.title}`],
      ['団体名', organisation],
      ['回答の期限', warekiWithWeekday(call.dueOn)],
      ['記入のしかた', howTo[call.kind]],
    ],
    ...(call.kind === 'intents'
      ? { columns: intentColumns, rows: await intentRows(db, actor, table, { organisationId, names }) }
      : { columns: proposalsColumns, rows: [proposalsRow(table, organisationId)] }),
  }
  const day = dayOf(now).replaceAll('-', '')
  return { name: `${call.number}_${kind}回答票_${organisation}_${day}.xlsx`, bytes: await toForm(form) }
}

const howTo = {
  intents:
    '色の付いていない欄に記入し、このファイルをメールで返してください。条件付き参加のときは、負担上限から自由記述までの欄に条件を書きます。不参加のときは、自由記述に理由を書いてください。',
  proposals: '色の付いていない欄に記入し、このファイルをメールで返してください。',
} as const

type Column = FormSheet['columns'][number]
const column = (key: SheetKey, width: number, more: Partial<Column> = {}): Column => ({
  header: sheetColumns[key][0],
  width,
  ...more,
})
const levels = ['担当者', '課', '首長', '議決'] as const
const common = [column('respondent', 20), column('approver', 20), column('answeredOn', 13, { kind: 'day' })]
const intentColumns: readonly Column[] = [
  column('callNumber', 12, { isKey: true }),
  column('proposalNumber', 12, { isKey: true }),
  column('title', 30, { isKey: true }),
  column('originators', 18, { isKey: true }),
  column('value', 14, { choices: intentValues.map((value) => intentLabel[value]) }),
  column('level', 10, { choices: levels }),
  column('costCap', 12, { kind: 'number' }),
  column('startFrom', 12),
  column('workCap', 12, { kind: 'number' }),
  column('withMembers', 18),
  column('note', 30),
  ...common,
]
const proposalsColumns: readonly Column[] = [
  column('callNumber', 12, { isKey: true }),
  column('title', 30, { isKey: true }),
  column('value', 14, {
    choices: (['has_proposal', 'need_only', 'none', 'considering'] as const).map(
      (value) => callValueLabel[value],
    ),
  }),
  column('level', 10, { choices: levels }),
  column('note', 40),
  ...common,
]

type Row = FormSheet['rows'][number]

function proposalsRow({ call, rows }: CallTable, organisationId: string): Row {
  const standing = rows.find((row) => row.organisationId === organisationId)?.standing
  const said = standing && standing.value !== 'unanswered' ? standing : null
  return [
    call.number,
    call.title,
    said && said.value !== 'unanswered' ? callValueLabel[said.value] : null,
    said?.level ? levelOf(said.level) : null,
    said?.note || null,
    null,
    null,
    said?.answeredOn ?? null,
  ]
}

async function intentRows(
  db: Db,
  actor: Actor,
  { call, intents }: CallTable,
  { organisationId, names }: { organisationId: string; names: ReadonlyMap<string, string> },
): Promise<Row[]> {
  const proposals = await readableProposals(db, actor, call.proposalIds)
  return call.proposalIds.flatMap((id) => {
    const proposal = proposals.find((each) => each.id === id)
    if (!proposal) return []
    const said = intents.find(
      (intent) => intent.organisationId === organisationId && intent.proposalId === id,
    )
    const of = <K extends Condition['kind']>(kind: K) =>
      said?.conditions.find((each): each is Extract<Condition, { kind: K }> => each.kind === kind)
    return [
      [
        call.number,
        proposal.number,
        proposal.title,
        proposal.originators.map((each) => names.get(each) ?? '').join('・'),
        said ? intentLabel[said.value] : null,
        said ? levelOf(said.level) : null,
        of('cost_cap')?.thousandYen ?? null,
        of('start_from')?.fiscalYear ?? null,
        of('work_cap')?.hours ?? null,
        said?.conditions
          .flatMap((each) => (each.kind === 'with_member' ? [names.get(each.organisationId) ?? ''] : []))
          .join('、') || null,
        of('free')?.text ?? (said?.note || null),
        said?.respondent || null,
        said?.approver || null,
        said ? (said.answeredOn ?? dayOf(said.entry.at)) : null,
      ],
    ]
  })
}

/** As the list of the form says it. */
const levelOf = (level: (typeof answerLevels)[number]): string =>
  levels[answerLevels.indexOf(level)] ?? answerLevelLabel[level]

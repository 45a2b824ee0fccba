import type { AnswerLevel } from '../confirmation/level'
import { type Condition, thousandYenMax } from '../intents/condition'
import { type IntentValue, intentLabel } from '../intents/intent'
import { callValueLabel } from './call'
import {
  readCount,
  readDay,
  readFiscalYear,
  readLevel,
  readNames,
  readWord,
  sameNumber,
  tidy,
} from './readCells'
import type { SheetLine, SheetRows } from './sheetRows'

/** What a 回答票 is held against: the call, and whom and what it asks. */
export interface SheetCall {
  kind: 'proposals' | 'intents'
  number: string
  openedOn: string
  today: string
  organisations: readonly { id: string; name: string }[]
  proposals: readonly { id: string; number: string | null; title: string }[]
  /** whose file it is, where it does not say so itself */
  organisationId: string | null
}

export type SheetProposalsValue = 'has_proposal' | 'need_only' | 'none' | 'considering'

/** What a row would save. */
interface Planned {
  organisationId: string
  level: AnswerLevel
  note: string
  respondent: string
  approver: string
  answeredOn: string | null
}
export type PlannedAnswer =
  | (Planned & { kind: 'proposals'; value: SheetProposalsValue })
  | (Planned & { kind: 'intents'; value: IntentValue; proposalId: string; conditions: Condition[] })

/** A row as the preview shows it: what it would save, or why not. Neither of both: nothing was answered in it. */
export interface PlannedSheetLine {
  line: number
  organisation: string
  proposal: string
  answer: PlannedAnswer | null
  faults: string[]
}

const noteLengthMax = { proposals: 200, intents: 500 } as const
const conditionLengthMax = 200
const nameLengthMax = 60

const proposalsWords: Record<SheetProposalsValue, readonly string[]> = {
  has_proposal: [callValueLabel.has_proposal, '提案有り', '有', 'あり'],
  need_only: [callValueLabel.need_only, '困りごと'],
  none: [callValueLabel.none, '提案無し', '無', 'なし', '特になし'],
  considering: [callValueLabel.considering],
}
const intentWords: Record<IntentValue, readonly string[]> = {
  join: [intentLabel.join, '参加する'],
  conditional: [intentLabel.conditional, '条件付参加', '条件付き', '条件付'],
  watch: [intentLabel.watch],
  decline: [intentLabel.decline, '参加しない'],
}

/** Every row against the call. A file is taken whole or not at all, so each row says all that is wrong with it. */
export function sheetPlan(call: SheetCall, { lines, organisation }: SheetRows): PlannedSheetLine[] {
  const planned = lines.filter(isRow).map((line) => planLine(call, line, organisation))
  return planned.map((each, index) => {
    const twin = planned.findIndex((other) => isSameQuestion(each, other))
    return twin === -1 || twin === index
      ? each
      : {
          ...each,
          answer: null,
          faults: [
            ...each.faults,
            `${planned[twin]?.line}行目と同じ団体・提案の回答です。どちらかを消してください。`,
          ],
        }
  })
}

/** Lines under the table with a remark or nothing in them are no rows of it. */
const isRow = (line: SheetLine) =>
  [line.callNumber, line.proposalNumber, line.title, line.value, line.organisation].some(
    (cell) => cell !== '',
  )

const isSameQuestion = (one: PlannedSheetLine, other: PlannedSheetLine) =>
  one.answer !== null &&
  other.answer !== null &&
  one.answer.organisationId === other.answer.organisationId &&
  askedOf(one.answer) === askedOf(other.answer)

const askedOf = (answer: PlannedAnswer) => (answer.kind === 'intents' ? answer.proposalId : null)

function planLine(call: SheetCall, line: SheetLine, above: string): PlannedSheetLine {
  const faults: string[] = []
  const say = (fault: string) => void faults.push(fault)
  const organisation = organisationOf(call, line, above)
  const proposal = call.kind === 'intents' ? proposalOf(call, line) : undefined
  const shown = {
    line: line.line,
    organisation: organisation?.name ?? (line.organisation || above),
    proposal: proposal?.title ?? line.title,
  }
  if (line.callNumber !== '' && !sameNumber(line.callNumber, call.number))
    say(`照会番号「${line.callNumber}」は、この照会（${call.number}）のものではありません。`)
  if (isUnfilled(line)) return { ...shown, answer: null, faults }
  if (!organisation)
    say(
      shown.organisation === ''
        ? 'どの団体の回答か分かりません。上で団体を選ぶか、「団体名」を書いてください。'
        : `「${shown.organisation}」は、この照会の送り先にありません。団体名を確かめてください。`,
    )
  const said =
    call.kind === 'intents'
      ? intentOf(call, line, { ownId: organisation?.id, proposalId: proposal?.id }, say)
      : answerOf(line, say)
  const common = commonOf(call, line, say)
  if (faults.length > 0 || !organisation || !said || !common) return { ...shown, answer: null, faults }
  return { ...shown, answer: { organisationId: organisation.id, ...said, ...common }, faults }
}

/** Nothing was answered: the row came back as it went out. */
const isUnfilled = (line: SheetLine) =>
  [line.value, line.level, line.costCap, line.startFrom, line.workCap, line.withMembers, line.note].every(
    (cell) => cell === '',
  )

function organisationOf(call: SheetCall, line: SheetLine, above: string) {
  const name = line.organisation || above
  if (name === '') return call.organisations.find(({ id }) => id === call.organisationId)
  return call.organisations.find((each) => tidy(each.name) === tidy(name))
}

/** By its number; by its title where the column of the numbers is gone. */
function proposalOf(call: SheetCall, line: SheetLine) {
  return call.proposals.find(({ number, title }) =>
    line.proposalNumber === ''
      ? tidy(title) === tidy(line.title)
      : number !== null && sameNumber(number, line.proposalNumber),
  )
}

type Say = (fault: string) => void

function answerOf(line: SheetLine, say: Say) {
  const value = readWord(line.value, proposalsWords)
  if (value == null) return void say(unreadable(line.value, Object.values(proposalsWords)))
  return { kind: 'proposals' as const, value, note: line.note }
}

function intentOf(
  call: SheetCall,
  line: SheetLine,
  { ownId, proposalId }: { ownId: string | undefined; proposalId: string | undefined },
  say: Say,
) {
  if (proposalId === undefined)
    say(`提案番号「${line.proposalNumber || line.title}」は、この照会にありません。`)
  const value = readWord(line.value, intentWords)
  const conditions = conditionsOf(call, line, ownId, say)
  if (value == null) return void say(unreadable(line.value, Object.values(intentWords)))
  if (value !== 'conditional' && conditions.length > 0)
    return void say('条件が書かれています。回答を「条件付き参加」にするか、条件の欄を空けてください。')
  if (value === 'decline' && line.note === '')
    return void say('不参加のときは、自由記述に理由を書いてください。')
  if (proposalId === undefined) return undefined
  const intent = { kind: 'intents' as const, proposalId, value }
  if (value !== 'conditional') return { ...intent, conditions, note: line.note }
  if (conditions.length === 0 && line.note === '')
    return void say('条件付き参加のときは、負担上限などの条件か、自由記述を書いてください。')
  if (line.note.length > conditionLengthMax)
    return void say(`条件としての自由記述は${conditionLengthMax}字以内にしてください。`)
  const free: Condition[] = line.note === '' ? [] : [{ kind: 'free', text: line.note }]
  return { ...intent, conditions: [...conditions, ...free], note: '' }
}

const unreadable = (cell: string, words: readonly (readonly string[])[]) =>
  cell === ''
    ? '「回答」が空欄です。回答を選ぶか、その行のほかの欄も空けてください。'
    : `回答「${cell}」を読み取れません。${words.map(([first]) => first).join('・')}から選んでください。`

function conditionsOf(call: SheetCall, line: SheetLine, ownId: string | undefined, say: Say): Condition[] {
  const conditions: Condition[] = []
  const cost = readCount(line.costCap, ['千円/年', '千円'])
  if (cost === undefined || (cost !== null && cost > thousandYenMax))
    say(`負担上限「${line.costCap}」を読み取れません。千円単位の数（例：500）で書いてください。`)
  else if (cost !== null) conditions.push({ kind: 'cost_cap', thousandYen: cost })
  const year = readFiscalYear(line.startFrom)
  if (year === undefined)
    say(`開始年度「${line.startFrom}」を読み取れません。令和9年度のように書いてください。`)
  else if (year !== null) conditions.push({ kind: 'start_from', fiscalYear: year })
  const hours = readCount(line.workCap, ['時間/月', '時間'])
  if (hours === undefined || (hours !== null && hours > 1000))
    say(`事務量上限「${line.workCap}」を読み取れません。1か月あたりの時間の数（例：10）で書いてください。`)
  else if (hours !== null) conditions.push({ kind: 'work_cap', hours })
  for (const name of readNames(line.withMembers)) {
    const member = call.organisations.find((each) => tidy(each.name) === tidy(name) && each.id !== ownId)
    if (member) conditions.push({ kind: 'with_member', organisationId: member.id })
    else say(`参加が前提の団体「${name}」は、回答する団体のほかの構成団体にありません。`)
  }
  return conditions
}

function commonOf(call: SheetCall, line: SheetLine, say: Say) {
  const level = readLevel(line.level)
  if (level === undefined)
    say(`レベル「${line.level}」を読み取れません。担当者・課・首長・議決から選んでください。`)
  const answeredOn = readDay(line.answeredOn)
  if (answeredOn === undefined)
    say(`回答日「${line.answeredOn}」を読み取れません。令和8年10月3日か2026-10-03のように書いてください。`)
  else if (answeredOn !== null && (answeredOn < call.openedOn || answeredOn > call.today))
    say(`回答日「${line.answeredOn}」は、照会の日からきょうまでの日ではありません。`)
  if (line.note.length > noteLengthMax[call.kind])
    say(`自由記述は${noteLengthMax[call.kind]}字以内にしてください。`)
  for (const [name, cell] of [
    ['回答者職氏名', line.respondent],
    ['承認者職氏名', line.approver],
  ] as const)
    if (cell.length > nameLengthMax) say(`${name}は${nameLengthMax}字以内にしてください。`)
  if (level === undefined || answeredOn === undefined) return undefined
  return { level, answeredOn, respondent: line.respondent, approver: line.approver }
}

import { dayOf, wareki } from '../../../shared/calendar'
import type { ForumRules } from '../../../shared/forums/rules'
import { benefitText } from '../../../shared/proposals/benefit'
import { originatorRoleLabel } from '../../../shared/proposals/board'
import { originKindLabel, proposalChannelLabel } from '../../../shared/proposals/origin'
import { proposalStateLabel } from '../../../shared/proposals/state'
import type { PrintedProposal } from '../../proposals/queries'
import { heading, paragraph, rightLine, sampleLines, title } from '../model/blocks'
import { fitColumns, portrait } from '../model/layout'
import type { PageLayout, Paper, PaperBlock, TableBlock } from '../model/Paper'
import { mayBreak } from '../model/tableHeight'
import { shortWareki } from './words'

/** 提案書: 困りごと first, money last, and under it what became of it so far. */
export function proposalPaper(proposal: PrintedProposal, rules: ForumRules): Paper {
  const page = portrait(rules)
  const isDraft = proposal.submittedAt === null
  const [submission] = proposal.submissions
  return {
    title: `提案書${isDraft ? '（案）' : ''} ${proposal.title}`,
    author: proposal.forumName,
    page,
    footer: submission && !proposal.mayEdit ? `提出した文 SHA-256 ${submission.sha256}` : '',
    blocks: [
      title(`提案書${isDraft ? '（案）' : ''}`),
      ...sampleLines(proposal.isSample),
      rightLine(proposal.forumName),
      ...headOf(proposal),
      ...tablesOf(linesOf(proposal), page),
      ...bodyOf(proposal),
      ...courseOf(proposal, page),
    ],
  }
}

function headOf({ number, submittedAt }: PrintedProposal): PaperBlock[] {
  const parts = [
    ...(number === null ? [] : [`第${number}号`]),
    ...(submittedAt === null ? [] : [`${wareki(dayOf(submittedAt))}提出`]),
  ]
  return parts.length === 0 ? [] : [rightLine(parts.join('　'))]
}

/**
 * One table of label and text. A text too long for a row that stays whole is a table of its own, headed by its label: so the
 * label is on every page the text goes on to.
 */
function tablesOf(lines: readonly [string, string][], page: PageLayout): TableBlock[] {
  const sizePt = page.fontSizePt - 1
  const tables: TableBlock[] = []
  let isShort = false
  for (const [label, text] of lines) {
    const row = [label, text || '（記入なし）']
    const short = labelTable(page, sizePt, [row])
    const last = tables.at(-1)
    if (mayBreak(short, row))
      tables.push({
        type: 'table',
        sizePt,
        columns: fitColumns(page, [{ header: label, share: 1 }]),
        rows: [[text]],
      })
    else if (last && isShort) tables[tables.length - 1] = labelTable(page, sizePt, [...last.rows, row])
    else tables.push(short)
    isShort = !mayBreak(short, row)
  }
  return tables
}

const labelTable = (page: PageLayout, sizePt: number, rows: TableBlock['rows']): TableBlock => ({
  type: 'table',
  sizePt,
  columns: fitColumns(page, [
    { header: '項目', widthMm: 32 },
    { header: '内容', share: 1 },
  ]),
  rows,
})

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('、')

function linesOf(proposal: PrintedProposal): [string, string][] {
  return [
    ['件名', proposal.title],
    [proposal.originators.length > 1 ? '提案団体（共同）' : '提案団体', originatorsOf(proposal)],
    ['記入者', enteredBy(proposal)],
    ['きっかけ', originOf(proposal)],
    ['初出日', proposal.firstRaisedOn === null ? '' : wareki(proposal.firstRaisedOn)],
    ['分野', [proposal.field?.name, proposal.topic?.name].filter(Boolean).join('・')],
    ['困りごと', proposal.need],
    ['やること', proposal.plan],
    ['期待する参加団体', names(proposal.expectedParticipants)],
    ['団体別の得・手間', proposal.benefits.map((each) => benefitText(each, each.name)).join('\n')],
    ['費用概算と負担の考え方', proposal.costNote],
    ['開始希望', proposal.startWish],
    ['県への期待', proposal.prefectureWish],
    ['活用する仕組み', proposal.instrument?.name ?? '未定'],
    ['参考事例', proposal.originKind === 'precedent' ? (proposal.originLink?.label ?? '') : 'なし'],
    ...(proposal.supporters.length === 0
      ? []
      : ([['賛同（提出のあと）', names(proposal.supporters)]] satisfies [string, string][])),
  ]
}

const originatorsOf = ({ originators }: PrintedProposal) =>
  originators
    .map(({ name, role }) => (role === null ? name : `${name}（${originatorRoleLabel[role]}）`))
    .join('、')

/** 代行入力 never changes whose proposal it is, and stays marked until the 団体 confirms it. */
function enteredBy({
  enteredByLabel,
  onBehalfChannel,
  confirmedAt,
  confirmedLabel,
}: PrintedProposal): string {
  if (onBehalfChannel === null) return enteredByLabel
  const confirmed =
    confirmedAt === null ? '未確認' : `${wareki(dayOf(confirmedAt))} ${confirmedLabel ?? ''}が確認`
  const channel = proposalChannelLabel[onBehalfChannel]
  return `${enteredByLabel}\n代行入力（${channel}）・${confirmed}`
}

function originOf({ originKind, originLink, originNote }: PrintedProposal): string {
  if (originKind === null) return ''
  return [originKindLabel[originKind], originLink?.label ?? '', originNote]
    .filter((each) => each !== '')
    .join('　')
}

function bodyOf({ bodyText }: PrintedProposal): PaperBlock[] {
  if (bodyText === '') return []
  return [heading(1, '', '本文'), ...bodyText.split('\n').map((line) => paragraph(line, { leftEm: 1 }))]
}

/** 経過: every move, and every 訂正 that was agreed on. */
function courseOf({ history, corrections }: PrintedProposal, page: PageLayout): PaperBlock[] {
  const moves = history
    .filter(({ to }) => to !== 'draft')
    .map(({ at, to, handedTo, reason, meeting, decision, label }) => ({
      at,
      what: handedTo === null ? proposalStateLabel[to] : '上程',
      why: [handedTo ?? '', meeting?.title ?? '', decision ?? '', reason]
        .filter((each) => each !== '')
        .join('　'),
      who: label,
    }))
  const corrected = corrections
    .filter(({ state }) => state === 'accepted')
    .map(({ at, answeredAt, words, reason, label }) => ({
      at: answeredAt ?? at,
      what: '訂正',
      why: `${words}　${reason}`,
      who: label,
    }))
  const lines = [...moves, ...corrected].sort((one, other) => one.at - other.at)
  if (lines.length === 0) return []
  return [
    heading(1, '', '経過'),
    {
      type: 'table',
      sizePt: page.fontSizePt - 2,
      columns: fitColumns(page, [
        { header: '日', widthMm: 22, align: 'center' },
        { header: '段階', widthMm: 18, align: 'center' },
        { header: '会議・決定・理由', share: 3 },
        { header: '記入', share: 2 },
      ]),
      rows: lines.map(({ at, what, why, who }) => [shortWareki(dayOf(at)), what, why, who]),
    },
  ]
}

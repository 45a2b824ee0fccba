import { dayOf, wareki, warekiWithWeekday } from '../../../shared/calendar'
import { hasVoice } from '../../../shared/forums/membership'
import type { RecordAgendaItem } from '../../../shared/minutes/record'
import { emptyLine, labelled, paragraph, rightLine } from '../model/blocks'
import { portrait } from '../model/layout'
import { headingNumber } from '../model/numbering'
import type { Paper, PaperBlock } from '../model/Paper'
import type { PaperFacts } from './PaperFacts'
import { itemsOf, names, placeOf, plannedTime } from './words'

/** 開催通知: to the members, with what they are asked for. What is not known yet stays blank to be filled in by hand. */
export function noticePaper(facts: PaperFacts): Paper {
  const { record, rules, notice } = facts
  const name = record.meeting.name
  const blocks: PaperBlock[] = [
    rightLine(notice.number === '' ? '　　　　　第　　　　号' : notice.number),
    rightLine(notice.sentAt === null ? '令和　　年　　月　　日' : wareki(dayOf(notice.sentAt))),
    emptyLine(),
    ...addressees(facts),
    emptyLine(),
    rightLine(rules.papers.sender === '' ? `${record.forum.name} 事務局` : rules.papers.sender),
    rightLine('（公印省略）'),
    emptyLine(),
    paragraph(`${name}の開催について（通知）`, { align: 'center' }),
    emptyLine(),
    paragraph(request(facts)),
    emptyLine(),
    paragraph('記', { align: 'center' }),
    emptyLine(),
    ...particulars(facts),
  ]
  return {
    title: `${name} 開催通知`,
    author: record.forum.name,
    page: portrait(rules),
    footer: '',
    blocks,
  }
}

function addressees({ record, isHeads }: PaperFacts): PaperBlock[] {
  const members = record.members.filter(hasVoice)
  const guests = record.members.filter((member) => !hasVoice(member))
  return [
    paragraph(isHeads ? '各構成団体の長　様' : '各構成団体　企画担当課長　様'),
    ...(members.length > 0 ? [paragraph(`（${names(members, '、')}）`, { leftEm: 1, hangingEm: 0 })] : []),
    ...(guests.length > 0 ? [paragraph(`オブザーバー　様（${names(guests, '、')}）`)] : []),
  ]
}

const request = ({ record }: PaperFacts) =>
  record.meeting.mode === 'written'
    ? '　このことについて、下記のとおり書面により開催しますので、御審議のうえ、期限までに御回答くださるようお願いします。'
    : '　このことについて、下記のとおり開催しますので、御出席くださるようお願いします。'

function particulars(facts: PaperFacts): PaperBlock[] {
  const { record, rules, notice, isHeads } = facts
  const contact = rules.papers.contact
  const items = itemsOf(record).filter(({ disclosure }) => disclosure !== 'internal')
  const isWritten = record.meeting.mode === 'written'
  const who = `構成団体の${isHeads ? '長' : '担当課長'}`
  const points = [
    [isWritten ? '期限' : '日時', plannedTime(facts)],
    [isWritten ? '方法' : '場所', placeOf(facts)],
    [
      '議題',
      items.length > 0 ? `次の${items.length}件` : '追って送付する次第のとおり',
      ...items.map(itemLine),
    ],
    [isWritten ? '回答者' : '出席者', isWritten ? who : `${who}（やむを得ないときは代理の方）`],
    [
      '回答',
      isWritten
        ? '議題への意見を、画面または電子メールで事務局へ御回答ください。'
        : answerLine(notice.answerBy),
    ],
  ] as const
  return [
    ...points.flatMap(([label, line, ...more], index) => [
      labelled(`${headingNumber(2, index + 1)}　${label}`, line, { widthEm: 6 }),
      ...more.map((each, n) => labelled(`(${n + 1})`, each, { indentEm: 6, widthEm: 2.5, align: 'left' })),
    ]),
    rightLine('以上'),
    emptyLine(),
    ...(contact === ''
      ? [paragraph(`【連絡先】 ${record.forum.name} 事務局`)]
      : [
          paragraph('【連絡先】', { isKeptWithNext: true }),
          paragraph(contact, { leftEm: 1, align: 'left' }),
        ]),
  ]
}

function itemLine({ title, proposedBy }: RecordAgendaItem): string {
  return `${title}${proposedBy.length > 0 ? `【提案：${names(proposedBy)}】` : ''}`
}

const answerLine = (answerBy: string | null) =>
  answerBy === null
    ? '出欠を、画面または電話・電子メールで事務局へ御回答ください。'
    : `出欠を${warekiWithWeekday(answerBy)}までに、画面または電話・電子メールで事務局へ御回答ください。`

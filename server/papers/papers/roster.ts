import {
  attendanceStatusLabel,
  attendeeCategories,
  attendeeCategoryLabel,
} from '../../../shared/meetings/attendee'
import type { Sheet, SheetColumn } from '../sheets/Sheet'
import type { PaperFacts, RosterRow } from './PaperFacts'

/** 出席者名簿 as rows: columns in which nobody has anything are not printed, but stay in the files other programs read. */
export function rosterSheet({ record, rules, roster }: PaperFacts): Sheet {
  const rows = inOrder(roster, record.members, rules.papers.isCentralCityFirst)
  return {
    title: `${record.meeting.name} 出席者名簿`,
    name: '出席者名簿',
    columns,
    rows: rows.map((row, index) => [
      index + 1,
      row.organisation.name,
      row.division,
      row.title,
      row.name,
      row.kana,
      attendeeCategoryLabel[row.category],
      attendanceStatusLabel[row.status],
      remarks(row),
    ]),
  }
}

const columns: readonly SheetColumn[] = [
  { header: 'No', kind: 'number', width: 5, print: { widthMm: 9, align: 'right' } },
  { header: '団体', kind: 'text', width: 18, print: { share: 4 } },
  { header: '所属', kind: 'text', width: 18, print: { share: 4, isDroppedEmpty: true } },
  { header: '職', kind: 'text', width: 16, print: { share: 5 } },
  { header: '氏名', kind: 'text', width: 16, print: { share: 4, isDroppedEmpty: true } },
  { header: 'ふりがな', kind: 'text', width: 18, print: { share: 4, isDroppedEmpty: true } },
  { header: '区分', kind: 'text', width: 14, print: { widthMm: 19, align: 'center' } },
  { header: '出欠', kind: 'text', width: 10, print: { widthMm: 14, align: 'center' } },
  { header: '備考', kind: 'text', width: 30, print: { share: 5 } },
]

/** 委員 and their 代理 in 建制順 of their organisations, then 県, observers and the secretariat. */
function inOrder(
  roster: readonly RosterRow[],
  members: PaperFacts['record']['members'],
  isCentralCityFirst: boolean,
): RosterRow[] {
  const central = new Set(
    isCentralCityFirst ? members.filter(({ role }) => role === 'central_city').map(({ id }) => id) : [],
  )
  const place = (row: RosterRow) => {
    const category = row.category === 'proxy' || row.category === 'companion' ? 'member' : row.category
    const member = members.findIndex(({ id }) => id === row.organisation.id)
    return [
      attendeeCategories.indexOf(category),
      central.has(row.organisation.id) ? 0 : 1,
      member < 0 ? members.length : member,
    ]
  }
  return roster
    .map((row) => ({ row, at: place(row) }))
    .sort((one, other) => one.at.reduce((sum, part, index) => sum || part - (other.at[index] ?? 0), 0))
    .map(({ row }) => row)
}

function remarks({ category, proxyFor, title, isOnline, arrivedAt, leftAt, note }: RosterRow): string {
  return [
    category === 'proxy' ? `${proxyFor}（代理${title && ` ${title}`}）` : '',
    isOnline ? 'オンライン' : '',
    arrivedAt === null ? '' : `遅参 ${arrivedAt}`,
    leftAt === null ? '' : `早退 ${leftAt}`,
    note,
  ]
    .filter((each) => each !== '')
    .join('、')
}

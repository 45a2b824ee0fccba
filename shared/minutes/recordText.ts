import { dayOf, wareki, warekiDateTime } from '../calendar'
import { meetingModeLabel } from '../meetings/meeting'
import {
  type MinutesRecord,
  type Named,
  plainText,
  type RecordActionItem,
  type RecordAgendaItem,
  type RecordBlock,
} from './record'
import {
  attendanceLine,
  attendeeLine,
  courseLine,
  disclosureLine,
  erratumLine,
  outcomeLine,
} from './recordLabels'

/** The record as plain text in the manner of an office's 議事録（要点）: for mail, for search, for reading without us. */
export function recordText(record: MinutesRecord): string {
  const parts = [
    head(record),
    attendance(record),
    materials(record),
    agenda(record),
    proceedings(record),
    decisions(record),
    actionItems(record),
    course(record),
    errata(record),
    source(record),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** 第1.0版（確定 令和8年10月9日） or （案） */
export function versionLabel({ confirmation, publication }: MinutesRecord): string {
  if (!confirmation) return '（案）'
  if (publication) return `第${confirmation.version}版 公開版（${wareki(dayOf(Date.parse(publication.at)))}）`
  return `第${confirmation.version}版（確定 ${wareki(dayOf(Date.parse(confirmation.at)))}）`
}

export function dueLabel(dueOn: string | null): string {
  return dueOn === null ? '未定' : wareki(dueOn)
}

export const ownerLabel = (owner: Named | null): string => owner?.name ?? '未定'

/** 【提案：木島平村・栄村】（木島平村・20分） */
function agendaItemNote(item: RecordAgendaItem): string {
  const proposers = item.proposedBy.map(({ name }) => name).join('・')
  const details = [item.presenter, item.minutes > 0 ? `${item.minutes}分` : ''].filter((each) => each !== '')
  return `${proposers && `【提案：${proposers}】`}${details.length > 0 ? `（${details.join('・')}）` : ''}`
}

/** （木島平村 総務課長）, as far as it is known */
export function speakerLabel(speech: { organisation: Named | null; speaker: string }): string {
  const names = [speech.organisation?.name ?? '', speech.speaker].filter((each) => each !== '')
  return names.length > 0 ? `（${names.join(' ')}）` : ''
}

const head = (record: MinutesRecord) =>
  [
    `議事録 ${versionLabel(record)}`,
    '',
    `会 議 名　${record.meeting.name}`,
    `日　　時　${warekiDateTime(Date.parse(record.meeting.startsAt))}`,
    `場　　所　${record.meeting.place}`,
    `開催方法　${meetingModeLabel[record.meeting.mode]}`,
    `会 議 体　${record.forum.name}`,
    `構成団体　${record.members.map(({ name }) => name).join('、')}`,
    `公　　開　${disclosureLine(record)}`,
    ...(record.attendance
      ? [
          `出 席 者　${attendanceLine(record.attendance)}`,
          `欠 席 者　${record.attendance.absent.map(({ name }) => name).join('、') || 'なし'}`,
          `傍 聴 者　${record.attendance.observerCount}人`,
        ]
      : []),
  ].join('\n')

const attendance = ({ attendance }: MinutesRecord) =>
  titled('■ 出席者', attendance?.attendees.map((each) => `　${attendeeLine(each)}`) ?? [])

const materials = (record: MinutesRecord) =>
  titled(
    '■ 資料',
    record.materials.map(({ label, title }) => `　${label}　${title}`),
  )

const agenda = (record: MinutesRecord) =>
  [
    '■ 議題と結果',
    ...record.agenda.flatMap((section) => [
      `${section.number} ${section.label}`,
      ...section.items.flatMap((item) => [
        `　${item.numberInSection} ${item.title}${agendaItemNote(item)}`,
        ...resultLines(record, item).map((line) => `　　${line}`),
      ]),
    ]),
  ].join('\n')

function resultLines({ outcomes, decisions }: MinutesRecord, { id }: RecordAgendaItem): string[] {
  const outcome = outcomes.find(({ itemId }) => itemId === id)
  const numbers = decisions.filter(({ itemId }) => itemId === id).map(({ number }) => number)
  return [
    outcome ? `結果：${outcomeLine(outcome)}` : '',
    numbers.length > 0 ? `決定番号：${numbers.join('、')}` : '',
  ].filter((line) => line !== '')
}

const course = (record: MinutesRecord) => titled('■ 確認の経過', record.course.map(courseLine))
const errata = (record: MinutesRecord) => titled('■ 正誤', record.errata.map(erratumLine))

const proceedings = (record: MinutesRecord) =>
  titled(
    '■ 議事の経過',
    record.blocks.flatMap((block) => blockLines(block)),
  )

const decisions = (record: MinutesRecord) =>
  titled(
    '■ 決定事項',
    record.decisions.map(({ number, text }) => `${number}　${text}`),
  )

const actionItems = (record: MinutesRecord) =>
  titled(
    '■ 宿題',
    record.actionItems.map((item) => `${item.number}　${item.text}　${actionItemNote(item)}`),
  )

function source({ source: { agenda: from, minutes }, confirmation }: MinutesRecord): string {
  return [
    '■ 出典',
    `次第 ${from.documentId} 第${from.epoch}世代 ${from.seq}行まで`,
    `議事録 ${minutes.documentId} 第${minutes.epoch}世代 ${minutes.seq}行まで`,
    ...(confirmation ? [`確定 ${warekiDateTime(Date.parse(confirmation.at))} ${confirmation.by}`] : []),
  ].join('\n')
}

const titled = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? [title, ...lines].join('\n') : ''

const actionItemNote = (item: Pick<RecordActionItem, 'owner' | 'dueOn' | 'isDone'>) =>
  `担当：${ownerLabel(item.owner)}　期限：${dueLabel(item.dueOn)}${item.isDone ? '　完了' : ''}`

function blockLines(block: RecordBlock, indent = '　'): string[] {
  switch (block.type) {
    case 'agendaItem':
      return ['', `${block.number} ${block.title}`.trim()]
    case 'heading':
      return [`〔${plainText(block.runs)}〕`]
    case 'list':
      return block.items.flatMap((item, index) =>
        listItemLines(item, block.isOrdered ? `${index + 1}. ` : '・', indent),
      )
    case 'paragraph':
      return indented(plainText(block.runs), indent)
    case 'speech':
      return indented(`${speakerLabel(block)}${plainText(block.runs)}`, indent)
    case 'decision':
      return indented(`【決定 ${block.number}】${plainText(block.runs)}`, indent)
    case 'understanding':
      return indented(`【確認】${plainText(block.runs)}`, indent)
    case 'actionItem':
      return indented(`【宿題 ${block.number}】${plainText(block.runs)}　${actionItemNote(block)}`, indent)
  }
}

function listItemLines(item: readonly RecordBlock[], mark: string, indent: string): string[] {
  const lines = item.flatMap((block) => blockLines(block, `${indent}　`))
  const [first = '', ...rest] = lines
  return [`${indent}${mark}${first.trimStart()}`, ...rest]
}

const indented = (text: string, indent: string) => text.split('\n').map((line) => `${indent}${line}`)

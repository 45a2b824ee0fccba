import { dayOf, wareki } from '../../../shared/calendar'
import type { MinutesRecord, RecordRound } from '../../../shared/minutes/record'
import { paragraph } from '../model/blocks'
import { fitColumns } from '../model/layout'
import type { PageLayout, PaperBlock } from '../model/Paper'
import { names } from './words'

const adoption = { adopted: '採用', partly_adopted: '一部採用', rejected: '不採用' } as const

/** 確認の経過: who answered what to which version. みなし確認 stands in a column of its own, never under 異議なし. */
export function courseTable({ course, confirmation }: MinutesRecord, page: PageLayout): PaperBlock[] {
  const blocks: PaperBlock[] = []
  if (course.length > 0)
    blocks.push({
      type: 'table',
      sizePt: page.fontSizePt - 2,
      columns: fitColumns(page, [
        { header: '版', widthMm: 14, align: 'center' },
        { header: '送付・期限', widthMm: 31 },
        { header: '異議なし', share: 3 },
        { header: 'みなし確認', share: 2 },
        { header: '修正依頼', share: 3 },
        { header: '未回答', share: 2 },
      ]),
      rows: course.map(rowOf),
    })
  if (confirmation)
    blocks.push(
      paragraph(
        `${wareki(dayOf(Date.parse(confirmation.at)))}　第${confirmation.version}版として確定（${confirmation.by}）`,
        { leftEm: 1 },
      ),
    )
  return blocks
}

const rowOf = (round: RecordRound): string[] => [
  `第${round.version}版`,
  `${wareki(round.sentOn)}\n${wareki(round.dueOn)}`,
  counted(round.noObjection.length, names(round.noObjection, '、')),
  counted(round.deemed.length, names(round.deemed, '、')),
  counted(
    round.corrections.length,
    round.corrections
      .map(
        ({ organisation, state, reason }) =>
          `${organisation.name}：${adoption[state]}${reason && `（${reason}）`}`,
      )
      .join('\n'),
  ),
  counted(round.unanswered.length, names(round.unanswered, '、')),
]

const counted = (count: number, who: string) => (count === 0 ? '－' : `${count}件\n${who}`)

import { versionLabel } from '../../../shared/minutes/recordText'
import { emptyLine, paragraph, rightLine, title } from '../model/blocks'
import { fitColumns, portrait } from '../model/layout'
import type { Paper } from '../model/Paper'
import type { PaperFacts } from './PaperFacts'
import { footerOf } from './words'

/** 正誤表: what later versions of the minutes put right. */
export function errataPaper(facts: PaperFacts): Paper {
  const { record, rules } = facts
  const page = portrait(rules)
  const name = `${record.meeting.name} 議事録 正誤表`
  return {
    title: name,
    author: record.forum.name,
    page,
    footer: footerOf(facts),
    blocks: [
      title(name),
      rightLine(versionLabel(record)),
      paragraph('　議事録の記載を、次のとおり訂正します。'),
      emptyLine(),
      {
        type: 'table',
        sizePt: page.fontSizePt - 1,
        columns: fitColumns(page, [
          { header: '箇所', share: 4 },
          { header: '誤', share: 5 },
          { header: '正', share: 5 },
          { header: '理由', share: 4 },
          { header: '申出団体', widthMm: 23 },
          { header: '版', widthMm: 14, align: 'center' },
        ]),
        rows: record.errata.map((each) => [
          each.place,
          each.wrong,
          each.right,
          each.reason,
          each.requestedBy?.name ?? '事務局',
          `第${each.version}版`,
        ]),
      },
    ],
  }
}

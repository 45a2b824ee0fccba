import { wareki } from '../../../shared/calendar'
import type { ForumRules } from '../../../shared/forums/rules'
import { paragraph, rightLine, title } from '../model/blocks'
import { landscape } from '../model/layout'
import type { Paper } from '../model/Paper'
import type { Sheet } from '../sheets/Sheet'
import { sheetTable } from '../sheets/sheetTable'

/** A register on A4 landscape; `asOf` YYYY-MM-DD is the day whose state it shows. */
export function registerPaper(
  sheet: Sheet,
  told: { author: string; rules: ForumRules; asOf: string },
): Paper {
  const page = landscape(told.rules)
  return {
    title: sheet.title,
    author: told.author,
    page,
    footer: '',
    blocks: [
      title(sheet.title),
      rightLine(`${wareki(told.asOf)}現在　${sheet.rows.length}件`),
      sheet.rows.length === 0
        ? paragraph('該当する事項はありません。')
        : sheetTable(sheet, page, page.fontSizePt - 1.5),
    ],
  }
}

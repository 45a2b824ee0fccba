import { wareki } from '../../../shared/calendar'
import type { ForumRules } from '../../../shared/forums/rules'
import { paragraph, rightLine, sampleLines, title } from '../model/blocks'
import { listPage } from '../model/layout'
import type { Paper } from '../model/Paper'
import type { Sheet } from '../sheets/Sheet'
import { sheetTables } from '../sheets/sheetTable'

/** Many columns side by side are set smaller, so that each keeps some 字 to its line; below 8.5 pt no list goes. */
const sizeFor = ({ columns }: Sheet): number => (columns.filter(({ print }) => print).length > 10 ? 8.5 : 9.5)

/** A register on A4 landscape; `asOf` YYYY-MM-DD is the day whose state it shows. */
export function registerPaper(
  sheet: Sheet,
  told: { author: string; rules: ForumRules; asOf: string },
): Paper {
  const page = listPage(told.rules)
  return {
    title: sheet.title,
    author: told.author,
    page,
    footer: '',
    blocks: [
      title(sheet.title),
      ...sampleLines(sheet.isSample ?? false),
      rightLine(`${wareki(told.asOf)}現在　${sheet.counted ?? `${sheet.rows.length}件`}`),
      ...(sheet.rows.length === 0
        ? [paragraph('該当する事項はありません。')]
        : sheetTables([sheet], page, Math.min(page.fontSizePt - 1.5, sizeFor(sheet)))),
    ],
  }
}

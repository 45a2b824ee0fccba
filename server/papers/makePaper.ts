import { unreachable } from '../../shared/assert'
import { DomainError } from '../../shared/error'
import type { PaperFormat, PaperKindOf, RegisterPaperKind } from '../../shared/papers/paper'
import { renderDocx } from './docx/renderDocx'
import type { Paper } from './model/Paper'
import { agendaPaper } from './papers/agendaPaper'
import { errataPaper } from './papers/errataPaper'
import { minutesPaper } from './papers/minutesPaper'
import { noticePaper } from './papers/noticePaper'
import type { PaperFacts } from './papers/PaperFacts'
import { rosterSheet } from './papers/roster'
import { rosterPaper } from './papers/rosterPaper'
import { summaryPaper } from './papers/summaryPaper'
import type { PdfEngine } from './pdf/PdfEngine'
import { fileSheet, type Sheet } from './sheets/Sheet'
import { toCsv } from './sheets/toCsv'
import { toXlsx } from './sheets/toXlsx'

/** A paper before it is a file: printed, and as rows where it is a list. */
export interface Made {
  paper: Paper
  sheet: Sheet | null
}

/** … and what its files are called, without their ending. */
export interface MadePaper {
  made: Made
  stem: string
}

/** The papers that are made of one meeting alone; its registers are made of the rows of the register. */
export function makePaper(
  kind: Exclude<PaperKindOf<'meetings'>, RegisterPaperKind>,
  facts: PaperFacts,
): Made {
  switch (kind) {
    case 'notice':
      return { paper: noticePaper(facts), sheet: null }
    case 'agenda':
      return { paper: agendaPaper(facts), sheet: null }
    case 'attendees':
      return { paper: rosterPaper(facts), sheet: rosterSheet(facts) }
    case 'summary':
      return { paper: summaryPaper(facts), sheet: null }
    case 'minutes':
    case 'published':
      return { paper: minutesPaper(facts), sheet: null }
    case 'errata':
      return { paper: errataPaper(facts), sheet: null }
    default:
      return unreachable(kind)
  }
}

export const mediaType: Record<PaperFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

export async function toFile(
  { paper, sheet }: Made,
  format: PaperFormat,
  pdf: PdfEngine,
): Promise<Uint8Array> {
  if (format === 'docx') return renderDocx(paper)
  if (format === 'pdf') return pdf.render(paper)
  if (!sheet) throw notAList()
  const list = fileSheet(sheet)
  return format === 'xlsx' ? toXlsx(list) : new TextEncoder().encode(toCsv(list))
}

const notAList = () =>
  new DomainError(
    'not_found',
    'この書類は一覧ではないため、ExcelやCSVでは取り出せません。WordかPDFを選んでください。',
  )

import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Tab,
  type Table,
  TextRun,
} from 'docx'
import { unreachable } from '../../../shared/assert'
import type { Run } from '../../../shared/minutes/record'
import { linePitchPt, pageHeightMm, pageWidthMm } from '../model/layout'
import type { HeadingBlock, PageLayout, Paper, PaperBlock, ParagraphBlock } from '../model/Paper'
import { faceOf } from './face'
import { settle } from './settle'
import { tableOf } from './tableOf'
import { twipsOfEm, twipsOfMm, twipsOfPt } from './units'

/**
 * A paper as a Word file: A4, fixed widths, real indents, no macro, no link, no embedded font, so that a gateway that
 * rebuilds files (無害化) has nothing to take out. The same paper gives the same bytes.
 */
export async function renderDocx(paper: Paper): Promise<Uint8Array> {
  const { page } = paper
  const document = new Document({
    title: paper.title,
    creator: paper.author,
    lastModifiedBy: paper.author,
    // A line that ends by a break is not stretched to the margin.
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    // A label that is longer than its indent is followed by the next full character.
    defaultTabStop: twipsOfEm(page, 1),
    styles: styles(page),
    sections: [
      {
        properties: {
          page: {
            size: {
              width: twipsOfMm(page.isLandscape ? pageHeightMm(page) : pageWidthMm(page)),
              height: twipsOfMm(page.isLandscape ? pageWidthMm(page) : pageHeightMm(page)),
              orientation: page.isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: twipsOfMm(page.topMm),
              bottom: twipsOfMm(page.bottomMm),
              left: twipsOfMm(page.leftMm),
              right: twipsOfMm(page.rightMm),
              footer: twipsOfMm(Math.min(10, page.bottomMm / 3)),
              header: twipsOfMm(Math.min(10, page.topMm / 3)),
            },
          },
        },
        footers: { default: footer(paper) },
        children: paper.blocks.flatMap((block) => childrenOf(page, block)),
      },
    ],
  })
  return settle(await Packer.toBuffer(document), page.typeface)
}

function styles(page: PageLayout) {
  const run = {
    font: faceOf(page.typeface),
    size: page.fontSizePt * 2,
    language: { value: 'ja-JP', eastAsia: 'ja-JP' },
  }
  const heading = { run: { bold: true, size: run.size }, paragraph: { keepNext: true, keepLines: true } }
  return {
    default: {
      document: { run, paragraph: { spacing: bodyPitch(page) } },
      title: { run: { bold: true, size: Math.round(page.fontSizePt * 2.54) } },
      heading1: heading,
      heading2: heading,
    },
  }
}

const bodyPitch = ({ fontSizePt }: PageLayout) => ({
  before: 0,
  after: 0,
  line: twipsOfPt(linePitchPt(fontSizePt)),
  lineRule: LineRuleType.EXACT,
})

const alignments = {
  both: AlignmentType.BOTH,
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

function childrenOf(page: PageLayout, block: PaperBlock): (Paragraph | Table)[] {
  switch (block.type) {
    case 'title':
      return [titleOf(page, block.text)]
    case 'heading':
      return [headingOf(page, block)]
    case 'paragraph':
      return [paragraphOf(page, block)]
    case 'table':
      return tableOf(page, block)
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })]
    default:
      return unreachable(block)
  }
}

const titleOf = (page: PageLayout, text: string) =>
  new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: {
      before: 0,
      after: twipsOfPt(linePitchPt(page.fontSizePt)),
      line: twipsOfPt(linePitchPt(page.fontSizePt) * 1.27),
      lineRule: LineRuleType.EXACT,
    },
    children: [new TextRun({ text })],
  })

function headingOf(page: PageLayout, { level, number, text }: HeadingBlock): Paragraph {
  const pitch = linePitchPt(page.fontSizePt)
  const left = level === 1 ? 0 : 1
  return new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    alignment: AlignmentType.LEFT,
    indent: { left: twipsOfEm(page, left + 3), hanging: twipsOfEm(page, 3) },
    spacing: { ...bodyPitch(page), before: twipsOfPt(level === 1 ? pitch : pitch * 0.2) },
    children: [new TextRun({ children: number === '' ? [text] : [`${number}　${text}`] })],
  })
}

function paragraphOf(page: PageLayout, block: ParagraphBlock): Paragraph {
  const lead = block.lead === '' ? [] : [new TextRun({ children: [block.lead, new Tab()] })]
  return new Paragraph({
    alignment: alignments[block.align],
    keepNext: block.isKeptWithNext,
    indent: { left: twipsOfEm(page, block.leftEm), hanging: twipsOfEm(page, block.hangingEm) },
    spacing: {
      ...bodyPitch(page),
      before: twipsOfPt(linePitchPt(page.fontSizePt) * block.linesBefore),
    },
    children: [...lead, ...block.runs.flatMap((run) => runsOf(run))],
  })
}

/** A line break inside a run is one in Word, too. */
export function runsOf({ text, isBold }: Run, style: IRunOptions = {}): ParagraphChild[] {
  return text
    .split('\n')
    .map((line, index) => new TextRun({ ...style, text: line, bold: isBold, ...(index > 0 && { break: 1 }) }))
}

function footer({ page, footer: note }: Paper): Footer {
  const line = (children: TextRun[], sizePt: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...bodyPitch(page), line: twipsOfPt(sizePt * 1.3) },
      children,
    })
  const number = new TextRun({ children: ['- ', PageNumber.CURRENT, ' -'], size: 18 })
  const small = new TextRun({ text: note, size: 14 })
  return new Footer({ children: [line([number], 9), ...(note === '' ? [] : [line([small], 7)])] })
}

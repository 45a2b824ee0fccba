import { unreachable } from '../../../shared/assert'
import { plainText, type RecordBlock, type Run } from '../../../shared/minutes/record'
import { dueLabel, ownerLabel } from '../../../shared/minutes/recordText'
import { boldRun, heading, labelled, paragraph, plainRun, widthEm } from '../model/blocks'
import type { PaperBlock } from '../model/Paper'
import type { PaperFacts } from './PaperFacts'

type Speech = Extract<RecordBlock, { type: 'speech' }>
type Style = PaperFacts['rules']['minutes']['style']

/** Names are set under each other up to this width; a longer one runs into its own first line. */
const speakerEmMax = 9

/** 議事の経過: each speaker hangs before what was said; decisions and 宿題 stand where they were made. */
export function proceedings({ record, rules }: PaperFacts): PaperBlock[] {
  const { style } = rules.minutes
  const labels = flat(record.blocks).map((block) => (block.type === 'speech' ? speaker(block, style) : ''))
  const column = Math.max(2, ...labels.map(widthEm).filter((width) => width < speakerEmMax))
  const blocks = record.blocks.flatMap((block) =>
    blocksOf(block, { style, speakerEm: column + 0.5, indentEm: 1 }),
  )
  return blocks.length > 0 ? blocks : [paragraph('記録はありません。', { leftEm: 1 })]
}

const flat = (blocks: readonly RecordBlock[]): RecordBlock[] =>
  blocks.flatMap((block) => (block.type === 'list' ? block.items.flatMap(flat) : [block]))

interface Place {
  style: Style
  speakerEm: number
  indentEm: number
}

function blocksOf(block: RecordBlock, place: Place): PaperBlock[] {
  const { indentEm } = place
  switch (block.type) {
    case 'agendaItem':
      return [heading(2, block.number, block.title)]
    case 'heading':
      return [
        paragraph([boldRun(plainText(block.runs))], {
          leftEm: indentEm,
          isKeptWithNext: true,
          align: 'left',
        }),
      ]
    case 'paragraph':
      return [paragraph(block.runs, { leftEm: indentEm })]
    case 'speech':
      return [labelled(speaker(block, place.style), block.runs, { indentEm, widthEm: place.speakerEm })]
    case 'decision':
      return [marked(`【決定 ${block.number}】`, block.runs, indentEm)]
    case 'understanding':
      return [marked('【確認】', block.runs, indentEm)]
    case 'actionItem': {
      const note = `　担当：${ownerLabel(block.owner)}　期限：${dueLabel(block.dueOn)}${block.isDone ? '　済' : ''}`
      return [marked(`【宿題 ${block.number}】`, [...block.runs, plainRun(note)], indentEm)]
    }
    case 'list':
      return block.items.flatMap((item, index) =>
        listItem(item, block.isOrdered ? `(${index + 1})` : '・', place),
      )
    default:
      return unreachable(block)
  }
}

const marked = (mark: string, runs: readonly Run[], indentEm: number) =>
  paragraph([boldRun(mark), ...runs], { leftEm: indentEm + 1, hangingEm: 1 })

/** The mark hangs before the first line; what else stands in the item is indented below it. */
function listItem(blocks: readonly RecordBlock[], mark: string, place: Place): PaperBlock[] {
  const width = mark === '・' ? 1 : 2.5
  const inner = { ...place, indentEm: place.indentEm + width }
  const [first, ...rest] = blocks
  const begin =
    first?.type === 'paragraph'
      ? [labelled(mark, first.runs, { indentEm: place.indentEm, widthEm: width })]
      : [
          labelled(mark, '', { indentEm: place.indentEm, widthEm: width }),
          ...(first ? blocksOf(first, inner) : []),
        ]
  return [...begin, ...rest.flatMap((block) => blocksOf(block, inner))]
}

/** （木島平村）, with the 職 only where the body's rules ask for it; who belongs to no 団体 is named by the 職: （会長）. */
function speaker({ organisation, speaker: post }: Speech, style: Style): string {
  const parts =
    organisation === null || style === 'organisation_and_title'
      ? [organisation?.name ?? '', post]
      : [organisation.name]
  const label = parts.filter((each) => each !== '').join(' ')
  return label === '' ? '' : `（${label}）`
}

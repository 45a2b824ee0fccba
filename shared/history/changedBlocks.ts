import * as Y from 'yjs'
import { addRun, type ChangedRun, changedText, type Fate, fateOfItem } from './changes'
import type { Replay, Stamp } from './Replay'

/**
 * A block of the minutes or of a proposal's body at the end of a replay, with what became of it since its beginning. Blocks that
 * are gone stand where they stood. Walks the shared types themselves and writes nothing.
 */
export interface ChangedBlock extends Fate {
  /** paragraph, speech, bulletList …: as the editor names it */
  name: string
  /** as they are at the end; of a deleted block, as they were */
  attributes: Readonly<Record<string, unknown>>
  fields: ChangedField[]
  runs: ChangedRun[]
  /** of lists and their items */
  children: ChangedBlock[]
}

/** An attribute of a kept block that has another value now. */
export interface ChangedField {
  name: string
  before: unknown
  by: Stamp | undefined
}

export function changedBlocks(replay: Replay, parent: Y.XmlFragment): ChangedBlock[] {
  return [...itemsOf(parent)].flatMap((item) => blockOf(replay, item) ?? [])
}

function blockOf(replay: Replay, item: Y.Item): ChangedBlock | undefined {
  const type = typeIn(item)
  const fate = fateOfItem(replay, item)
  if (!fate) return undefined
  // Text that stands between blocks can only come from a foreign client; it is read all the same.
  if (type instanceof Y.XmlText)
    return {
      ...fate,
      name: 'paragraph',
      attributes: {},
      fields: [],
      runs: changedText(replay, type),
      children: [],
    }
  if (!(type instanceof Y.XmlElement)) return undefined
  const { attributes, fields } = attributesOf(replay, type, fate)
  return { ...fate, name: type.nodeName, attributes, fields, ...contentOf(replay, type) }
}

/** A block holds either text with line breaks or other blocks. */
function contentOf(replay: Replay, element: Y.XmlElement): Pick<ChangedBlock, 'runs' | 'children'> {
  const runs: ChangedRun[] = []
  const children: ChangedBlock[] = []
  for (const item of itemsOf(element)) {
    const type = typeIn(item)
    if (type instanceof Y.XmlText) for (const run of changedText(replay, type)) addRun(runs, run)
    else if (type instanceof Y.XmlElement && type.nodeName === 'hardBreak') {
      const fate = fateOfItem(replay, item)
      if (fate) addRun(runs, { text: '\n', isBold: false, ...fate })
    } else {
      const block = blockOf(replay, item)
      if (block) children.push(block)
    }
  }
  return { runs, children }
}

function attributesOf(replay: Replay, element: Y.XmlElement, fate: Fate) {
  const attributes: Record<string, unknown> = {}
  const fields: ChangedField[] = []
  for (const [name, newest] of element._map) {
    const before = fate.change === 'inserted' ? undefined : valueBefore(replay, newest)
    const after = newest.deleted ? undefined : valueIn(newest)
    const value = fate.change === 'deleted' ? before : after
    if (value !== undefined) attributes[name] = value
    if (fate.change === 'kept' && before !== after)
      fields.push({ name, before, by: changerOf(replay, newest) })
  }
  return { attributes, fields }
}

/** The value a key had at the beginning: what is there now was written over it, one after the other. */
function valueBefore(replay: Replay, newest: Y.Item): unknown {
  for (let item: Y.Item | null = newest; item !== null; item = item.left) {
    const change = fateOfItem(replay, item)?.change
    if (change === 'kept' || change === 'deleted') return valueIn(item)
  }
  return undefined
}

/** Who wrote the value a key has now, or took it away. */
export function changerOf(replay: Replay, { id, deleted }: Y.Item): Stamp | undefined {
  const { client, clock } = id
  if (deleted) return replay.deleted.at(client, clock)?.by
  return replay.written.at(client, clock)?.by
}

const valueIn = ({ content }: Y.Item): unknown => content.getContent().at(-1)

/** The shared type that an item holds, if it holds one. */
export const typeIn = ({ content }: Y.Item) => (content instanceof Y.ContentType ? content.type : undefined)

function* itemsOf(parent: Y.XmlFragment): Generator<Y.Item> {
  for (let item = parent._start; item !== null; item = item.right) yield item
}

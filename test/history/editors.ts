import { getSchema, Node as TiptapNode } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { canJoin, canSplit, Transform } from '@tiptap/pm/transform'
import { initProseMirrorDoc, updateYFragment } from 'y-prosemirror'
import * as Y from 'yjs'
import { plainNodes } from '../../client/editor/plainNodes'
import type { HistoryRow } from '../../shared/history/Replay'
import { minutesBlockDefaults } from '../../shared/minutes/blocks'
import type { Random } from '../collab/support/random'

/** The schema of the minutes' editor. Its own blocks are made without their views, which need a browser. */
const minutesSchema = getSchema([
  TiptapNode.create({ name: 'doc', topNode: true, content: '(block | record)+' }),
  ...Object.entries(minutesBlockDefaults).map(([name, defaults]) =>
    TiptapNode.create({
      name,
      group: 'record',
      ...(name === 'agendaRef' ? { atom: true } : { content: 'inline*' }),
      defining: true,
      addAttributes: () =>
        Object.fromEntries(
          Object.entries(defaults).map(([attribute, value]) => [
            attribute,
            { default: value, keepOnSplit: attribute !== 'id' },
          ]),
        ),
    }),
  ),
  ...plainNodes(''),
])

/** The log of one document, as the server would keep it: the effective update of each edit, in order. */
export class TestLog {
  readonly rows: HistoryRow[] = []
  readonly #server = new Y.Doc()
  #author: number | undefined
  #at = 0

  constructor() {
    this.#server.on('update', (bytes: Uint8Array) => {
      if (this.#author !== undefined)
        this.rows.push({ seq: this.rows.length + 1, author: this.#author, at: this.#at, bytes })
    })
  }

  append(author: number, at: number, bytes: Uint8Array): void {
    this.#author = author
    this.#at = at
    Y.applyUpdate(this.#server, bytes)
  }

  /** What a client shows that has everything up to now, or up to a row. */
  shownAt(seq = this.rows.length): Y.Doc {
    const doc = new Y.Doc()
    for (const { bytes } of this.rows.slice(0, seq)) Y.applyUpdate(doc, bytes)
    return doc
  }
}

/** Somebody with the minutes open: changes go the editor's own road into the shared document. */
export class LogWriter {
  readonly doc = new Y.Doc()
  readonly #fragment = this.doc.getXmlFragment('minutes')

  constructor(
    readonly log: TestLog,
    readonly author: number,
    clientId?: number,
  ) {
    if (clientId !== undefined) this.doc.clientID = clientId
  }

  /** Hears everything the others wrote. */
  pull(): void {
    for (const { bytes } of this.log.rows) Y.applyUpdate(this.doc, bytes)
  }

  /** Sends everything the log lacks, as one update. */
  push(at: number): void {
    const known = Y.encodeStateVector(this.log.shownAt())
    this.log.append(this.author, at, Y.encodeStateAsUpdate(this.doc, known))
  }

  /** One act in the editor. */
  change(act: (transform: Transform) => void): void {
    const { doc, mapping } = initProseMirrorDoc(this.#fragment, minutesSchema)
    const transform = new Transform(doc)
    act(transform)
    if (transform.docChanged)
      this.doc.transact(() =>
        updateYFragment(this.doc, this.#fragment, transform.doc, { mapping, isOMark: new Map() }),
      )
  }

  /** Pulls, acts, pushes. */
  edits(at: number, act: (transform: Transform) => void): void {
    this.pull()
    this.change(act)
    this.push(at)
  }
}

/** Begins with blocks: ['speech', '…'] */
export const writes =
  (...blocks: readonly (readonly [name: string, text: string])[]) =>
  (transform: Transform): void => {
    const nodes = blocks.map(([name, text]) =>
      minutesSchema.node(name, null, text === '' ? [] : [minutesSchema.text(text)]),
    )
    transform.replaceWith(0, transform.doc.content.size, nodes)
  }

/** Where the n-th block of text begins. */
function startOf(doc: Node, index: number): number {
  let position = 1
  for (let n = 0; n < index; n++) position += doc.child(n).nodeSize
  return position
}

export const types = (block: number, at: number, text: string) => (transform: Transform) => {
  transform.insert(startOf(transform.doc, block) + at, minutesSchema.text(text))
}
export const splits = (block: number, at: number) => (transform: Transform) => {
  transform.split(startOf(transform.doc, block) + at)
}
export const joins = (block: number) => (transform: Transform) => {
  transform.join(startOf(transform.doc, block) - 1)
}
export const turnsInto =
  (block: number, name: string, attrs = {}) =>
  (transform: Transform) => {
    const start = startOf(transform.doc, block)
    const type = minutesSchema.nodes[name]
    if (type) transform.setBlockType(start, start, type, attrs)
  }
export const drags = (block: number, to: number) => (transform: Transform) => {
  const node = transform.doc.child(block)
  const start = startOf(transform.doc, block) - 1
  transform.delete(start, start + node.nodeSize)
  transform.insert(startOf(transform.doc, Math.min(to, transform.doc.childCount)) - 1, node)
}
export const deletes = (block: number, from: number, to: number) => (transform: Transform) => {
  const start = startOf(transform.doc, block)
  transform.delete(start + from, start + to)
}
export const emboldens = (block: number, from: number, to: number) => (transform: Transform) => {
  const start = startOf(transform.doc, block)
  const bold = minutesSchema.marks.bold
  if (bold) transform.addMark(start + from, start + to, bold.create())
}

const phrases = [
  '除雪の共同発注について',
  '𠮷田委員から異議なし',
  '👨‍👩‍👧を含む',
  '𩸽',
  '、',
  '来年度の予算で対応する',
]

/** Something that people do in minutes, at a place that exists. */
export function anyAct(random: Random): (transform: Transform) => void {
  return (transform) => {
    const { doc } = transform
    const block = random.below(doc.childCount)
    const node = doc.child(block)
    const size = node.isTextblock ? node.content.size : 0
    const place = () => boundary(node.textContent, random.below(size + 1))
    const [from, to] = [place(), place()].sort((a, b) => a - b) as [number, number]
    const act = random.below(10)
    if (!node.isTextblock || size === 0)
      return node.isTextblock ? types(block, 0, random.pick(phrases))(transform) : undefined
    if (act < 4) types(block, place(), random.pick(phrases))(transform)
    else if (act === 4) deletes(block, from, to)(transform)
    else if (act === 5 && canSplit(doc, startOf(doc, block) + from)) splits(block, from)(transform)
    else if (act === 6 && block > 0 && canJoin(doc, startOf(doc, block) - 1)) joins(block)(transform)
    else if (act === 7) turnsInto(block, random.pick(['paragraph', 'speech', 'decision']))(transform)
    else if (act === 8 && doc.childCount > 1) drags(block, random.below(doc.childCount - 1))(transform)
    else if (act === 9) emboldens(block, from, to)(transform)
  }
}

/** An editor's caret never stands between the halves of a surrogate pair. */
function boundary(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}

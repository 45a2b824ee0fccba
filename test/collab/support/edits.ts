import * as Y from 'yjs'
import type { Random } from './random'

/**
 * One random edit as our editors make them: list, rich text with formats, nested maps, paragraphs. Like them it never cuts a
 * character of two code units.
 */
export function randomEdit(doc: Y.Doc, random: Random, words = plainWords): void {
  random.pick(edits)(doc, random, words)
}

/** As above, in the list alone: the only root of an agenda. */
export function randomListEdit(doc: Y.Doc, random: Random): void {
  random.pick(edits.slice(0, 3))(doc, random, plainWords)
}

const plainWords = ['次第', '議題', '市', 'hello', 'ん', '広域連合の協議']
/** … with characters of two code units */
export const rareWords = [...plainWords, '𠮷野', '𩸽', 'x😀']

/** The place at or behind `at` where no character is cut. */
const uncut = (text: Y.Text, at: number) => (/[\udc00-\udfff]/.test(text.toString()[at] ?? '') ? at + 1 : at)

const edits: ((doc: Y.Doc, random: Random, words: readonly string[]) => void)[] = [
  (doc, random, words) => {
    const list = doc.getArray<unknown>('items')
    const entry = random.chance(0.5) ? random.pick(words) : new Y.Map([['title', random.pick(words)]])
    list.insert(random.below(list.length + 1), [entry])
  },
  (doc, random) => {
    const list = doc.getArray<unknown>('items')
    if (list.length > 0) list.delete(random.below(list.length), 1)
  },
  (doc, random, words) => {
    const list = doc.getArray<unknown>('items')
    const entry = list.length > 0 ? list.get(random.below(list.length)) : undefined
    if (entry instanceof Y.Map) entry.set(random.pick(['title', 'minutes']), random.pick(words))
  },
  (doc, random, words) => {
    const text = doc.getText('body')
    text.insert(uncut(text, random.below(text.length + 1)), random.pick(words))
  },
  (doc, random) => {
    const text = doc.getText('body')
    if (text.length === 0) return
    const at = uncut(text, random.below(text.length))
    const end = uncut(text, Math.min(at + 1 + random.below(4), text.length))
    if (end > at) text.delete(at, end - at)
  },
  (doc, random) => {
    const text = doc.getText('body')
    if (text.length === 0) return
    const at = uncut(text, random.below(text.length))
    if (at === text.length) return
    const end = uncut(text, at + 1 + random.below(text.length - at))
    text.format(at, end - at, { bold: random.chance(0.5) ? true : null })
  },
  (doc, random, words) => {
    const fragment = doc.getXmlFragment('minutes')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(random.pick(words))])
    fragment.insert(random.below(fragment.length + 1), [paragraph])
  },
]

/** Everything a person could see, for comparing replicas. */
export const contentOf = (doc: Y.Doc) =>
  JSON.stringify(
    [doc.getArray('items').toJSON(), doc.getText('body').toDelta(), doc.getXmlFragment('minutes').toString()],
    inKeyOrder,
  )

/** The keys of a Y.Map have no order. */
const inKeyOrder = (_key: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

export const roots = ['items', 'body', 'minutes']

import * as Y from 'yjs'

/** Fills a document's root with blocks: `['paragraph', '…']`, or with attributes `['speech', '…', { organisation }]`. */
export type SeedBlock = readonly [name: string, text: string, attributes?: Record<string, unknown>]

export const seed =
  (root: string, blocks: readonly SeedBlock[]) =>
  (doc: Y.Doc): void => {
    doc.getXmlFragment(root).insert(0, blocks.map(element))
  }

function element([name, text, attributes = {}]: SeedBlock): Y.XmlElement {
  // ProseMirror's attributes keep their JSON type in the document, though Yjs types them as strings.
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  if (text !== '') made.insert(0, [new Y.XmlText(text)])
  return made
}

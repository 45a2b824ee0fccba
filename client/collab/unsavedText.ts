import * as Y from 'yjs'

/**
 * The words in changes the server never took, so that a person whose connection was closed for good can copy them out.
 * Runs typed one after another are joined; separate places become separate lines.
 */
export function unsavedText(updates: readonly Uint8Array[]): string {
  if (updates.length === 0) return ''
  const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates([...updates]))
  const lines: string[] = []
  let end: Y.ID | undefined
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    const text = surviving(struct.id, struct.content.str, ds)
    if (continues(struct, end)) lines[lines.length - 1] += text
    else lines.push(text)
    end = struct.lastId
  }
  return lines.filter((line) => line !== '').join('\n')
}

const continues = (struct: Y.Item, end: Y.ID | undefined) =>
  end !== undefined && struct.origin !== null && Y.compareIDs(struct.origin, end)

/** What was typed and deleted again is not handed back. */
const surviving = (id: Y.ID, text: string, ds: ReturnType<typeof Y.decodeUpdate>['ds']) =>
  Array.from({ length: text.length }, (_, index) =>
    Y.isDeleted(ds, Y.createID(id.client, id.clock + index)) ? '' : text[index],
  ).join('')

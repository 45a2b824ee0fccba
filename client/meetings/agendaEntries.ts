import {
  type AgendaOutline,
  type AgendaSectionKind,
  agendaSectionLabel,
} from '../../shared/meetings/agendaNumbering'

/**
 * One line of the editor, as text so that a list of lines knows each again after it moved: `section:report` is a
 * heading, `item:<id>` an item.
 */
type AgendaEntry = string

export function agendaEntries(outline: AgendaOutline): AgendaEntry[] {
  return outline.sections.flatMap((section) => [
    `section:${section.kind}`,
    ...section.items.map((item) => entryOf(item.id)),
  ])
}

export const entryOf = (itemId: string): AgendaEntry => `item:${itemId}`

export function itemIdOf(entry: AgendaEntry): string | undefined {
  return entry.startsWith('item:') ? entry.slice('item:'.length) : undefined
}

export function sectionOf(entry: AgendaEntry): AgendaSectionKind | undefined {
  const kinds = Object.keys(agendaSectionLabel)
  // The keys of a Record are its key type.
  return kinds.find((kind) => entry === `section:${kind}`) as AgendaSectionKind | undefined
}

/** An edit of a title leaves the lines as they are. */
export function sameEntries(one: readonly AgendaEntry[], other: readonly AgendaEntry[]): boolean {
  return one.length === other.length && one.every((entry, index) => entry === other[index])
}

import { editorText } from '../text/editor'

const text = editorText.minutes

/** Names of what a document holds only by id. */
export interface Names {
  organisation: (id: string) => string
  heading: (itemId: string) => string
}

export const namesOf = (
  organisations: () => readonly { id: string; name: string }[],
  headings: () => readonly { id: string; number: string; title: string }[],
): Names => ({
  organisation: (id) => organisations().find((each) => each.id === id)?.name ?? text.unknownOrganisation,
  heading: (itemId) => {
    const item = headings().find(({ id }) => id === itemId)
    return item ? text.agendaItem(item.number, item.title || text.untitled) : text.removedItem
  },
})

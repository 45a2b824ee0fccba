import { createComputed, createSignal, on } from 'solid-js'
import type { AgendaItem } from '../../shared/meetings/agendaItem'
import type { DocumentConnection } from '../collab/connectDocument'
import type { Agenda } from './createAgenda'

interface Taken {
  item: AgendaItem
  /** the item that stood before it */
  after: string | undefined
}

/**
 * The field this person is in: the others see it, and when somebody deletes the item meanwhile, what stood in the
 * field is kept and can be added again.
 */
export function createWriting(agenda: Agenda, setPresence: DocumentConnection['setPresence']) {
  let current: { id: string; field: string; element: HTMLElement } | undefined
  const [taken, setTaken] = createSignal<Taken>()

  const enter = (event: FocusEvent) => {
    const element = event.target instanceof HTMLElement ? event.target : undefined
    const name = element?.closest<HTMLElement>('[data-field]')?.dataset.field
    if (!element || !name) return leave()
    const [id = '', field = ''] = name.split('.')
    current = { id, field, element }
    setPresence({ field: name })
  }
  const leave = () => {
    if (!current) return
    current = undefined
    setPresence({ field: null })
  }

  // Computed and not an effect: it has to read the field before the page lets go of it.
  createComputed(
    on(agenda.items, (items, before = []) => {
      const lost = before.findIndex(({ id }) => id === current?.id)
      const item = before[lost]
      if (!item || !current || items.some(({ id }) => id === item.id)) return
      setTaken({ item: withField(item, current), after: before[lost - 1]?.id })
      leave()
    }),
  )
  const restore = () => {
    const lost = taken()
    if (lost) agenda.restore(lost.item, { after: lost.after })
    setTaken(undefined)
    return lost?.item.id
  }
  return { enter, leave, taken, restore, dismiss: () => setTaken(undefined) }
}

/** The last words of the field, which may never have reached the document. */
function withField(
  item: AgendaItem,
  { field, element }: { field: string; element: HTMLElement },
): AgendaItem {
  if (!(element instanceof HTMLTextAreaElement)) return item
  if (field === 'title') return { ...item, title: element.value }
  return field === 'presenter' ? { ...item, presenter: element.value } : item
}

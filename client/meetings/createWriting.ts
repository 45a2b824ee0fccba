import { createComputed, createSignal, on } from 'solid-js'
import type { Destination } from '../../shared/meetings/agendaDocument'
import type { AgendaItem } from '../../shared/meetings/agendaItem'
import type { DocumentConnection } from '../collab/connectDocument'
import type { Agenda } from './createAgenda'

interface Writing {
  id: string
  field: string
  element: HTMLElement
  /** what an input method left in the field, until the next key: a text that was deleted takes it no more */
  composed?: string
}

interface Taken {
  item: AgendaItem
  /** the items it stood between */
  place: Destination
}

/**
 * The field this person is in: the others see it, and when somebody deletes the item meanwhile, what stood in the
 * field is kept and can be added again.
 */
export function createWriting(agenda: Agenda, setPresence: DocumentConnection['setPresence']) {
  let current: Writing | undefined
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

  const hear = (event: Event) => {
    if (!current || !(current.element instanceof HTMLTextAreaElement)) return
    if (event.type === 'compositionend') current.composed = current.element.value
    else delete current.composed
  }

  // Computed and not an effect: it has to read the field before the page lets go of it.
  createComputed(
    on(agenda.items, (items, before = []) => {
      const lost = before.findIndex(({ id }) => id === current?.id)
      const item = before[lost]
      if (!item || !current || items.some(({ id }) => id === item.id)) return
      const place = { after: before[lost - 1]?.id, before: before[lost + 1]?.id }
      setTaken({ item: withField(item, current), place })
      leave()
    }),
  )
  const restore = () => {
    const lost = taken()
    if (lost) agenda.restore(lost.item, lost.place)
    setTaken(undefined)
    return lost?.item.id
  }
  return {
    enter,
    leave,
    taken,
    restore,
    dismiss: () => setTaken(undefined),
    /** Before the fields' own listeners, which put the words into the document. */
    listen: (root: HTMLElement) => {
      for (const type of ['input', 'compositionend']) root.addEventListener(type, hear, { capture: true })
    },
  }
}

/** The last words of the field, which may never have reached the document. */
function withField(item: AgendaItem, { field, element, composed }: Writing): AgendaItem {
  if (!(element instanceof HTMLTextAreaElement)) return item
  const words = composed ?? element.value
  if (field === 'title') return { ...item, title: words }
  return field === 'presenter' ? { ...item, presenter: words } : item
}

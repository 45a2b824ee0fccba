import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js'
import * as Y from 'yjs'
import {
  addCarriedItems,
  addProposalItem,
  type ItemProposal,
  linkProposal,
} from '../../shared/meetings/agendaActs'
import {
  addAgendaItem,
  agendaItems,
  agendaOrigin,
  type Destination,
  isAgendaFull,
  moveAgendaItem,
  readAgenda,
  removeAgendaItem,
  setAgendaDisclosure,
  setAgendaKind,
  setAgendaMinutes,
  setAgendaProposal,
  setAgendaProposedBy,
} from '../../shared/meetings/agendaDocument'
import type { AgendaItem, AgendaKind, Disclosure } from '../../shared/meetings/agendaItem'
import { agendaOutline, numberedItems } from '../../shared/meetings/agendaNumbering'
import type { CarryOffer } from '../../shared/meetings/carryOver'
import { keepFocus } from '../collab/composing'
import { agendaText } from '../text/agenda'
import { agendaSideText } from '../text/agendaSide'

interface AgendaOptions {
  doc: Y.Doc
  hasEarlierMeeting: Accessor<boolean>
  /** while true the rows stand still: somebody composes in one of them, or drags one */
  held: Accessor<boolean>
  /** organisations named as proposers of an item added here */
  preset: Accessor<readonly string[]>
  newId: () => string
}

export type Agenda = ReturnType<typeof createAgenda>

/** The agenda as the screen shows it, and what its buttons do. */
export function createAgenda(options: AgendaOptions) {
  const { doc } = options
  const shown = createShown(doc, options.held)
  const outline = createMemo(() =>
    agendaOutline(shown.items(), { hasEarlierMeeting: options.hasEarlierMeeting() }),
  )
  const byId = createMemo(() => new Map(numberedItems(outline()).map((item) => [item.id, item])))
  const [said, say] = createSignal('', { equals: false })
  const history = createHistory(doc)
  const titleOf = (id: string) => byId().get(id)?.title || agendaText.untitled
  const numberOf = (id: string) => byId().get(id)?.number ?? ''
  const [moved, setMoved] = createSignal<string | undefined>(undefined, { equals: false })
  const sayMoved = (id: string) => {
    say(agendaText.said.moved(titleOf(id), numberOf(id)))
    setMoved(id)
  }

  /** One step of undo, shown at once. */
  const act = (change: () => void) => {
    history.separate()
    change()
    history.separate()
  }
  const siblings = (id: string) =>
    outline().sections.find((section) => section.items.some((item) => item.id === id))?.items ?? []

  const add = (kind: AgendaKind): string | undefined => {
    if (isAgendaFull(doc)) {
      say(agendaText.said.full)
      return undefined
    }
    const id = options.newId()
    act(() => addAgendaItem(doc, { id, kind, proposedBy: options.preset() }))
    say(agendaText.said.added(kind))
    return id
  }
  const step = (id: string, by: -1 | 1) => {
    const items = siblings(id)
    const neighbour = items[items.findIndex((item) => item.id === id) + by]
    if (!neighbour) return say(by < 0 ? agendaText.said.atTop : agendaText.said.atBottom)
    act(() => moveAgendaItem(doc, id, by < 0 ? { before: neighbour.id } : { after: neighbour.id }))
    sayMoved(id)
  }
  /** Puts an item beside another one; it takes that one's kind. */
  const place = (id: string, target: string, side: 'before' | 'after') => {
    const kind = byId().get(target)?.kind
    if (id === target || !kind) return
    act(() => moveAgendaItem(doc, id, { [side]: target }, kind))
    sayMoved(id)
  }
  const setKind = (id: string, kind: AgendaKind) => {
    act(() => setAgendaKind(doc, id, kind))
    sayMoved(id)
  }
  const remove = (id: string) => {
    const title = titleOf(id)
    act(() => removeAgendaItem(doc, id))
    say(agendaText.said.removed(title))
  }
  const addProposal = (proposal: ItemProposal) => {
    const isNew = !shown.items().some(({ proposalId }) => proposalId === proposal.id)
    const newId = options.newId()
    let id: string | undefined
    act(() => {
      id = addProposalItem(doc, newId, proposal)
    })
    if (id === undefined) return say(agendaText.said.full)
    const words = agendaSideText.proposal
    say(isNew ? words.added(proposal.title) : words.alreadyThere(proposal.title))
    setMoved(id)
  }
  const addCarried = (offers: readonly CarryOffer[]) => {
    let count = 0
    act(() => {
      count = addCarriedItems(doc, offers)
    })
    say(agendaSideText.carry.added(count))
  }
  const link = (id: string, proposal: ItemProposal) => {
    act(() => linkProposal(doc, id, proposal))
    say(agendaSideText.proposal.linked(proposal.title))
  }
  const unlink = (id: string) => {
    act(() => setAgendaProposal(doc, id, null))
    say(agendaSideText.proposal.unlinked)
  }
  const restore = (item: AgendaItem, destination: Destination) =>
    act(() => addAgendaItem(doc, item, destination))

  return {
    doc,
    outline,
    item: (id: string) => byId().get(id),
    items: shown.items,
    titleOf,
    numberOf,
    isFirst: (id: string) => siblings(id)[0]?.id === id,
    isLast: (id: string) => siblings(id).at(-1)?.id === id,
    said,
    /** the item this person moved last, each time they do */
    moved,
    add,
    step,
    place,
    setKind,
    remove,
    restore,
    addProposal,
    addCarried,
    link,
    unlink,
    setDisclosure: (id: string, disclosure: Disclosure, reason: string) =>
      act(() => setAgendaDisclosure(doc, id, disclosure, reason)),
    setMinutes: (id: string, minutes: number) => act(() => setAgendaMinutes(doc, id, minutes)),
    setProposedBy: (id: string, organisationIds: readonly string[]) =>
      act(() => setAgendaProposedBy(doc, id, organisationIds)),
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    undo: () => say(history.undo() ? agendaText.said.undone : agendaText.said.nothingToUndo),
    redo: () => say(history.redo() ? agendaText.said.redone : agendaText.said.nothingToRedo),
  }
}

/** The items of the document; while held they are those of before, and what came meanwhile is shown after. */
function createShown(doc: Y.Doc, held: Accessor<boolean>) {
  const [items, setItems] = createSignal(readAgenda(doc))
  let waiting = false
  const refresh = () => {
    if (untrack(held)) {
      waiting = true
      return
    }
    waiting = false
    keepFocus(() => setItems(readAgenda(doc)))
  }
  const map = agendaItems(doc)
  map.observeDeep(refresh)
  onCleanup(() => map.unobserveDeep(refresh))
  // Outside the effect, so that the rows move inside keepFocus and not after it.
  createEffect(on(held, (isHeld) => !isHeld && waiting && queueMicrotask(refresh), { defer: true }))
  return { items }
}

/** Undo of what this person did here; what the others did is never touched. */
function createHistory(doc: Y.Doc) {
  const manager = new Y.UndoManager(agendaItems(doc), { trackedOrigins: new Set([agendaOrigin]) })
  const read = () => ({ undo: manager.undoStack.length > 0, redo: manager.redoStack.length > 0 })
  const [depth, setDepth] = createSignal(read())
  const update = () => setDepth(read())
  manager.on('stack-item-added', update)
  manager.on('stack-item-popped', update)
  manager.on('stack-cleared', update)
  onCleanup(() => manager.destroy())
  return {
    canUndo: () => depth().undo,
    canRedo: () => depth().redo,
    undo: () => manager.undo() !== null,
    redo: () => manager.redo() !== null,
    separate: () => manager.stopCapturing(),
  }
}

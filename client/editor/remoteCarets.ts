import type { Plugin } from '@tiptap/pm/state'
import type { DecorationAttrs } from '@tiptap/pm/view'
import { yCursorPlugin } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import { colourClassOf, composingField, isMe } from '../collab/presence'
import { editorText } from '../text/editor'

/**
 * Where the others are in the text, and who has an input method open there: its letters are not shared, so the label says that
 * somebody writes. `isHeld` is true while an input method is open here: positions in the view
 * are then ahead of the shared document, and my caret is told again when they meet.
 */
export function remoteCarets(awareness: Awareness, isHeld: () => boolean): Plugin {
  const isComposing = (clientId: number) => awareness.getStates().get(clientId)?.[composingField] === true
  const labels = new Map<number, () => void>()
  // The caret's element stays when its owner's state changes, so its label is written anew; while an input method is open here too.
  awareness.on('change', ({ updated }: { updated: number[] }) => {
    for (const clientId of updated) labels.get(clientId)?.()
  })
  const cursorBuilder = (user: unknown, clientId: number) => {
    const { box, label } = caret(user)
    const name = isMe(user) ? user.organisationName : ''
    const write = () => {
      label.textContent = isComposing(clientId) ? editorText.peers.composing(name) : name
    }
    labels.set(clientId, write)
    write()
    return box
  }
  return yCursorPlugin(held(awareness, isHeld), { cursorBuilder, selectionBuilder: selection })
}

/**
 * An empty box that takes no room, so that nothing in a line of Japanese moves: the usual U+2060 around carets changes
 * where lines break. Said by PeerList for those who do not see it.
 */
function caret(user: unknown): { box: HTMLElement; label: HTMLElement } {
  const box = document.createElement('span')
  box.className = `remote-caret ${colourClass(user)}`
  box.contentEditable = 'false'
  box.setAttribute('aria-hidden', 'true')
  const label = document.createElement('span')
  label.className = 'remote-caret-label'
  box.append(label)
  return { box, label }
}

const selection = (user: unknown): DecorationAttrs => ({ class: `remote-selection ${colourClass(user)}` })

const colourClass = (user: unknown) => colourClassOf(isMe(user) ? user.organisationName : '')

/** The same presence, but deaf to the caret's positions while they cannot be told. */
function held(awareness: Awareness, isHeld: () => boolean): Awareness {
  return Object.create(awareness, {
    setLocalStateField: {
      value: (field: string, value: unknown) => {
        if (!isHeld()) awareness.setLocalStateField(field, value)
      },
    },
  })
}

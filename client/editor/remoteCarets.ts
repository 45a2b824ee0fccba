import type { Plugin } from '@tiptap/pm/state'
import type { DecorationAttrs } from '@tiptap/pm/view'
import { yCursorPlugin } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import { colourClassOf, isMe } from '../collab/presence'

/**
 * Where the others are in the text. `isHeld` is true while an input method is open here: positions in the view
 * are then ahead of the shared document, and my caret is told again when they meet.
 */
export function remoteCarets(awareness: Awareness, isHeld: () => boolean): Plugin {
  return yCursorPlugin(held(awareness, isHeld), { cursorBuilder: caret, selectionBuilder: selection })
}

/**
 * An empty box that takes no room, so that nothing in a line of Japanese moves: the usual U+2060 around carets changes
 * where lines break. Said by PeerList for those who do not see it.
 */
function caret(user: unknown): HTMLElement {
  const box = document.createElement('span')
  box.className = `remote-caret ${colourClass(user)}`
  box.contentEditable = 'false'
  box.setAttribute('aria-hidden', 'true')
  const label = document.createElement('span')
  label.className = 'remote-caret-label'
  label.textContent = isMe(user) ? user.organisationName : ''
  box.append(label)
  return box
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

import { Dialog as Kobalte } from '@kobalte/core/dialog'
import X from 'lucide-solid/icons/x'
import { createComputed, type JSX, on, Show } from 'solid-js'
import { commonText } from '../text/common'
import { IconButton } from './IconButton'
import { dismissToasts } from './Toast'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  children: JSX.Element
  /** the buttons, the main one last */
  footer?: JSX.Element | undefined
  wide?: boolean | undefined
}

/**
 * A modal dialog. A press outside does not close it: what somebody typed must not vanish by a slip of the finger.
 * The library's own close button is left out because it insists on an English label.
 */
export function Dialog(props: DialogProps) {
  // A dialog without a trigger of the library's own: whoever opened it gets the focus back.
  let opener: Element | null = null
  createComputed(
    on(
      () => props.open,
      (isOpen) => {
        if (!isOpen) return
        opener = document.activeElement
        // What was told of an act before this one would lie over its fields.
        dismissToasts()
      },
    ),
  )
  const returnFocus = (event: Event) => {
    event.preventDefault()
    // What the act itself put the focus on, as the desk does on its answer, keeps it.
    const now = document.activeElement
    if (now && now !== document.body && !now.closest('.dialog')) return
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
  }
  return (
    <Kobalte open={props.open} onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-overlay" />
        <div class="dialog-positioner">
          <Kobalte.Content
            class={props.wide ? 'dialog dialog-wide' : 'dialog'}
            onInteractOutside={(event) => event.preventDefault()}
            onCloseAutoFocus={returnFocus}
          >
            <div class="dialog-head">
              <Kobalte.Title>{props.title}</Kobalte.Title>
              <IconButton icon={X} label={commonText.close} onClick={() => props.onClose()} />
            </div>
            <div class="dialog-body">{props.children}</div>
            <Show when={props.footer}>
              <div class="dialog-foot">{props.footer}</div>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  )
}

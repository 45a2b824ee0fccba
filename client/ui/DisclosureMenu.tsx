import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createSignal, createUniqueId, type JSX, onCleanup, Show } from 'solid-js'
import { Button } from './Button'
import type { IconComponent } from './IconComponent'

interface DisclosureMenuProps {
  label: JSX.Element
  icon?: IconComponent | undefined
  children: (close: () => void) => JSX.Element
}

/**
 * A button that opens a panel of links and buttons below it. Plain disclosure, no ARIA menu: Tab walks through it as through
 * the rest of the page. Escape, a press elsewhere or leaving it by Tab closes it.
 */
export function DisclosureMenu(props: DisclosureMenuProps) {
  const [isOpen, setOpen] = createSignal(false)
  const id = createUniqueId()
  let box: HTMLDivElement | undefined
  let button: HTMLButtonElement | undefined

  const close = () => setOpen(false)
  const pressedElsewhere = (event: PointerEvent) => {
    if (event.target instanceof Node && !box?.contains(event.target)) close()
  }
  document.addEventListener('pointerdown', pressedElsewhere)
  onCleanup(() => document.removeEventListener('pointerdown', pressedElsewhere))

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the element only listens to what bubbles from the buttons in it.
    <div
      class="disclosure-menu"
      ref={(element) => {
        box = element
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen()) return
        close()
        button?.focus()
      }}
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && !box?.contains(event.relatedTarget)) close()
      }}
    >
      <Button
        variant="text"
        icon={props.icon}
        expanded={isOpen()}
        controls={id}
        ref={(element) => {
          button = element
        }}
        onClick={() => setOpen(!isOpen())}
      >
        <span class="disclosure-label">
          {props.label}
          <ChevronDown size={18} />
        </span>
      </Button>
      <Show when={isOpen()}>
        <div class="disclosure-panel" id={id}>
          {props.children(close)}
        </div>
      </Show>
    </div>
  )
}

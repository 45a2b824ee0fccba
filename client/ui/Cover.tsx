import { Dialog as Kobalte } from '@kobalte/core/dialog'
import type { JSX } from 'solid-js'

/**
 * Covers everything, an open dialog too, and takes the keyboard until whoever put it there takes it away. What is beneath keeps
 * all that was typed.
 */
export function Cover(props: { title: string; children: JSX.Element }) {
  return (
    <Kobalte open onOpenChange={() => undefined}>
      <Kobalte.Portal>
        <div class="cover">
          <Kobalte.Content
            class="cover-content"
            onEscapeKeyDown={(event) => event.preventDefault()}
            onInteractOutside={(event) => event.preventDefault()}
          >
            {/* Not a PageHeader: the tab keeps the name of the page beneath. */}
            <Kobalte.Title as="h1">{props.title}</Kobalte.Title>
            {props.children}
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  )
}

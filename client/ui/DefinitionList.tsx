import { For, type JSX } from 'solid-js'

export interface Definition {
  term: string
  description: JSX.Element
}

export function DefinitionList(props: { items: readonly Definition[] }) {
  return (
    <dl class="definitions">
      <For each={props.items}>
        {(item) => (
          <div>
            <dt>{item.term}</dt>
            <dd>{item.description}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}

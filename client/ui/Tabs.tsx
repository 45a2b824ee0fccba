import { Tabs as Kobalte } from '@kobalte/core/tabs'
import { For, type JSX } from 'solid-js'

export interface Tab<V extends string = string> {
  value: V
  label: string
  content: () => JSX.Element
}

interface TabsProps<V extends string> {
  /** names the set for people who hear the page */
  label: string
  tabs: readonly Tab<V>[]
  value?: V | undefined
  onChange?: ((value: V) => void) | undefined
  /** what is not shown stays alive, as an editor with unsaved words must; needs `value` */
  keepMounted?: boolean | undefined
}

export function Tabs<V extends string>(props: TabsProps<V>) {
  const change = (value: string) => {
    const tab = props.tabs.find((each) => each.value === value)
    if (tab) props.onChange?.(tab.value)
  }
  return (
    <Kobalte
      {...(props.value === undefined ? {} : { value: props.value })}
      onChange={change}
      activationMode="manual"
    >
      <Kobalte.List class="tab-list" aria-label={props.label}>
        <For each={props.tabs}>
          {(tab) => (
            <Kobalte.Trigger class="tab" value={tab.value}>
              {tab.label}
            </Kobalte.Trigger>
          )}
        </For>
      </Kobalte.List>
      <For each={props.tabs}>
        {(tab) => (
          <Kobalte.Content
            class="tab-panel"
            value={tab.value}
            forceMount={props.keepMounted ?? false}
            hidden={(props.keepMounted ?? false) && props.value !== tab.value}
          >
            {tab.content()}
          </Kobalte.Content>
        )}
      </For>
    </Kobalte>
  )
}

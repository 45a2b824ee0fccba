import { A } from '@solidjs/router'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createEffect, For, type JSX, Show } from 'solid-js'
import { commonText, shellText } from '../text/common'
import { Unbroken } from './Unbroken'

export interface Crumb {
  label: string
  href: string
}

interface PageHeaderProps {
  title: string
  /** the pages above this one, from the top; one whose name is not known, or not to be known, has no place in the line */
  breadcrumbs?: readonly Crumb[] | undefined
  badges?: JSX.Element | undefined
  lead?: JSX.Element | undefined
  actions?: JSX.Element | undefined
}

/** The head of every page; it also names the browser tab. */
export function PageHeader(props: PageHeaderProps) {
  createEffect(() => {
    document.title = shellText.title(props.title)
  })
  const crumbs = () => (props.breadcrumbs ?? []).filter(({ label }) => label !== '')
  return (
    <div class="page-header">
      <Show when={crumbs().length > 0}>
        <Breadcrumbs crumbs={crumbs()} current={props.title} />
      </Show>
      <div class="page-header-row">
        <div class="page-header-title">
          <Show when={props.badges}>
            <div class="cluster">{props.badges}</div>
          </Show>
          <h1 tabindex={-1}>
            <Unbroken text={props.title} />
          </h1>
          <Show when={props.lead}>
            <div class="measure">{props.lead}</div>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="page-header-actions cluster">{props.actions}</div>
        </Show>
      </div>
    </div>
  )
}

function Breadcrumbs(props: { crumbs: readonly Crumb[]; current: string }) {
  return (
    <nav class="breadcrumbs" aria-label={commonText.breadcrumbs}>
      <ol>
        <For each={props.crumbs}>
          {(crumb) => (
            <li>
              <A href={crumb.href} end>
                {crumb.label}
              </A>
              <ChevronRight size={16} />
            </li>
          )}
        </For>
        <li aria-current="page">{props.current}</li>
      </ol>
    </nav>
  )
}

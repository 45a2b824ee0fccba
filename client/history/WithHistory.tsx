import { type JSX, Show } from 'solid-js'
import { Timeline, type TimelineProps } from './Timeline'

interface WithHistoryProps extends TimelineProps {
  isOpen: boolean
  /** the document itself, with a HistoryBar in it; it stays alive behind the 経過, with its connection and its caret */
  children: JSX.Element
}

/** A document, or its 経過 in its place. */
export function WithHistory(props: WithHistoryProps) {
  let living: HTMLDivElement | undefined
  const back = () => {
    props.onBack()
    queueMicrotask(() => living?.querySelector<HTMLElement>('.history-open button')?.focus())
  }
  return (
    <>
      <div ref={living} hidden={props.isOpen}>
        {props.children}
      </div>
      <Show when={props.isOpen}>
        <Timeline {...props} onBack={back} />
      </Show>
    </>
  )
}

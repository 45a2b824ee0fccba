import { createEffect, type JSX } from 'solid-js'

interface RovingRunsProps {
  /** read to notice that the runs are others now */
  content: unknown
  label: string
  /** told the sentence of the run that has the focus or the pointer */
  onPoint: (sentence: string) => void
  children: JSX.Element
}

/** One stop for the Tab key among the marked runs of a document; the arrow keys go from run to run, Home and End to its ends. */
export function RovingRuns(props: RovingRunsProps) {
  let element: HTMLDivElement | undefined
  const runs = () => [...(element?.querySelectorAll<HTMLElement>('[data-run]') ?? [])]
  const select = (chosen: HTMLElement | undefined) => {
    for (const run of runs()) run.tabIndex = run === chosen ? 0 : -1
  }
  // After each change of the content the first run is the stop again; the runs are there when this effect ran.
  createEffect(() => {
    void props.content
    queueMicrotask(() => select(runs()[0]))
  })
  return (
    <section
      ref={element}
      aria-label={props.label}
      onFocusIn={({ target }) => {
        if (!isRun(target)) return
        select(target)
        props.onPoint(target.dataset.run ?? '')
      }}
      onPointerOver={({ target }) => {
        const run = target instanceof Element ? target.closest('[data-run]') : null
        if (isRun(run)) props.onPoint(run.dataset.run ?? '')
      }}
      onKeyDown={(event) => {
        const all = runs()
        const next = neighbour(
          event.key,
          all.findIndex((run) => run.matches(':focus')),
          all.length,
        )
        if (next === undefined) return
        event.preventDefault()
        all[next]?.focus()
      }}
    >
      {props.children}
    </section>
  )
}

const isRun = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.dataset.run !== undefined

function neighbour(key: string, current: number, count: number): number | undefined {
  if (current < 0) return undefined
  const last = count - 1
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(last, current + 1)
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, current - 1)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

import { type Accessor, type JSX, Match, Show, Switch } from 'solid-js'
import { commonText } from '../text/common'
import { Button } from './Button'
import { NoticeBanner } from './NoticeBanner'
import { Skeleton } from './Skeleton'

/** Something that arrives, may fail to, and can be asked for again. */
interface Source<T> {
  (): T | undefined
  error(): Error | undefined
  refetch(): Promise<void>
}

interface LoadedProps<T> {
  from: Source<T>
  children: (value: Accessor<T>) => JSX.Element
  /** stands there until the first answer */
  waiting?: JSX.Element | undefined
  /** what to show when it could not be had, instead of the sentence and the button */
  failed?: ((error: Error) => JSX.Element) | undefined
}

/** Shows what came; until then its shape; and what to do when it does not come. What is on screen stays when a refetch fails. */
export function Loaded<T>(props: LoadedProps<T>) {
  const failure = () => props.from.error()
  const sentence = (error: Error) => (
    <NoticeBanner
      tone="error"
      actions={
        <Button small onClick={() => void props.from.refetch()}>
          {commonText.retry}
        </Button>
      }
    >
      <p>{error.message}</p>
    </NoticeBanner>
  )
  return (
    <Switch fallback={props.waiting ?? <Skeleton />}>
      <Match when={props.from() !== undefined}>
        <Show when={failure()}>{(error) => sentence(error())}</Show>
        {/* The Match above holds only while there is a value. */}
        {props.children(() => props.from() as T)}
      </Match>
      <Match when={failure()}>{(error) => props.failed?.(error()) ?? sentence(error())}</Match>
    </Switch>
  )
}

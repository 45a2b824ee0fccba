import { Show } from 'solid-js'
import type { FieldFault } from '../../shared/error'
import { ErrorSummary } from './ErrorSummary'
import { NoticeBanner } from './NoticeBanner'

interface FailureProps {
  error: { message: string; faults: readonly FieldFault[] } | undefined
  /** above the sentence, where the page does not say which act it was */
  title?: string | undefined
  /** above the list of fields, where more than the fields has to be said */
  lead?: string | undefined
}

/** Why an act did not succeed: by field where the answer names fields, else as one sentence. */
export function Failure(props: FailureProps) {
  return (
    <Show when={props.error}>
      {(error) => (
        <Show
          when={error().faults.length > 0}
          fallback={
            <NoticeBanner tone="error" title={props.title}>
              <p>{error().message}</p>
            </NoticeBanner>
          }
        >
          <ErrorSummary faults={error().faults} message={props.lead} />
        </Show>
      )}
    </Show>
  )
}

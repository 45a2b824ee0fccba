import { Show } from 'solid-js'
import type { ApiError } from '../data/ApiError'
import { ErrorSummary } from '../ui/ErrorSummary'
import { NoticeBanner } from '../ui/NoticeBanner'

/** Why an act did not succeed: by field where the answer names fields, else as one sentence. */
export function Failure(props: { error: ApiError | undefined }) {
  return (
    <Show when={props.error}>
      {(error) => (
        <Show
          when={error().faults.length > 0}
          fallback={
            <NoticeBanner tone="error">
              <p>{error().message}</p>
            </NoticeBanner>
          }
        >
          <ErrorSummary faults={error().faults} />
        </Show>
      )}
    </Show>
  )
}

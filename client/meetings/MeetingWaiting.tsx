import { Show } from 'solid-js'
import type { ApiError } from '../data/ApiError'
import { meetingsText } from '../text/meetings'
import { LinkButton } from '../ui/LinkButton'
import { PageHeader } from '../ui/PageHeader'
import { Skeleton } from '../ui/Skeleton'

/** In place of a meeting that is not there yet, or is not to be seen. */
export function MeetingWaiting(props: { error: ApiError | undefined }) {
  return (
    <Show when={props.error} fallback={<Skeleton />}>
      {(error) => (
        <>
          <PageHeader title={meetingsText.notFoundTitle} />
          <div class="stack">
            <p class="measure">{error().message}</p>
            <div>
              <LinkButton href="/regions">{meetingsText.backToRegions}</LinkButton>
            </div>
          </div>
        </>
      )}
    </Show>
  )
}

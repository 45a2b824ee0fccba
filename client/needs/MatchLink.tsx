import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { needsText } from '../text/needs'

/** Open needs and offers of one 分野×事務 find each other: the way from one list to what fits in the other. */
export function MatchLink(props: {
  tab: 'needs' | 'offers'
  forumId: string
  topicId: string | undefined
  count: number
}) {
  const label = () =>
    props.tab === 'offers' ? needsText.fittingOffers(props.count) : needsText.fittingNeeds(props.count)
  return (
    <Show when={props.count > 0 && props.topicId}>
      {(topicId) => (
        <p class="small">
          <A
            class="need-match"
            href={`/forums/${props.forumId}/needs?tab=${props.tab}&topic=${encodeURIComponent(topicId())}`}
          >
            {label()}
          </A>
        </p>
      )}
    </Show>
  )
}

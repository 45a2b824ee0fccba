import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { fitting } from '../../shared/precedents/listed'
import { createLive } from '../data/live'
import { createTopics } from '../forums/TopicSelect'
import { precedentsText } from '../text/precedents'
import { PrecedentCard } from './PrecedentCard'
import { fetchPrecedents } from './precedents'
import './precedents.css'

/** As many as stand beside a form without pushing it away. */
const cardsMax = 4

interface FittingPrecedentsProps {
  topicId?: string | null | undefined
  fieldId?: string | null | undefined
  instrumentId?: string | null | undefined
  /** an own need: a draft begun from a card is its proposal, too */
  needId?: string | undefined
}

/** The 先進事例 that fit what somebody works on, the best first: beside the proposal's form by field and scheme, on a need's page by topic. */
export function FittingPrecedents(props: FittingPrecedentsProps) {
  const page = createLive(['precedents', 'regions'], fetchPrecedents)
  const topics = createTopics()
  const cards = createMemo(() =>
    fitting(page()?.cards ?? [], {
      topic: topics()?.find(({ id }) => id === props.topicId),
      fieldId: props.fieldId,
      instrumentId: props.instrumentId,
    }),
  )
  return (
    <Show when={page()}>
      <div class="stack-tight fitting-precedents">
        <Show when={cards().length > 0} fallback={<p class="quiet">{precedentsText.fittingNone}</p>}>
          <ul class="list-plain grid-cards">
            <For each={cards().slice(0, cardsMax)}>
              {(card) => <PrecedentCard card={card} needId={props.needId} />}
            </For>
          </ul>
        </Show>
        <p class="no-print">
          <A href={props.topicId ? `/precedents?topic=${encodeURIComponent(props.topicId)}` : '/precedents'}>
            {precedentsText.fittingAll}
          </A>
        </p>
      </div>
    </Show>
  )
}

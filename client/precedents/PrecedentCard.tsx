import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { precedentSourceLabel } from '../../shared/precedents/listed'
import { CertaintyBadge } from '../forums/CertaintyBadge'
import { SourceList } from '../forums/Sources'
import { precedentsText } from '../text/precedents'
import { Badge } from '../ui/Badge'
import { Card } from '../ui/Card'
import { SampleBadge } from '../ui/SampleBadge'
import { type Precedent, precedentPath } from './precedents'
import './precedents.css'

/** One 先進事例 in a list: what, where, how sure, and the way to the whole of it. */
export function PrecedentCard(props: { card: Precedent; needId?: string | undefined }) {
  const card = () => props.card
  return (
    <Card as="li">
      <div class="stack-tight precedent-card">
        <div class="cluster">
          <Badge tone={card().filed ? 'info' : 'neutral'}>{precedentSourceLabel[card().source]}</Badge>
          <CertaintyBadge word={card().certainty} />
          <Show when={card().filed?.isSample}>
            <SampleBadge />
          </Show>
        </div>
        <h3 class="precedent-title">
          <A href={precedentPath(card().id, props.needId)}>
            {card().title}
            {/* Many cells of one field have its name: told apart by ear as by eye. */}
            <span class="visually-hidden">{precedentsText.ofPlace(card().where)}</span>
          </A>
        </h3>
        <Show when={card().where}>{(where) => <p class="small strong">{where()}</p>}</Show>
        <Items card={card()} max={3} />
        <Places card={card()} />
        <p class="quiet small">
          <Show when={card().filed} fallback={card().citation}>
            {(filed) => precedentsText.filedBy(filed().organisationName, wareki(dayOf(filed().at)))}
          </Show>
        </p>
        <SourceList sources={card().sources} />
      </div>
    </Card>
  )
}

export function Items(props: { card: Precedent; max?: number | undefined }) {
  const items = () => props.card.items.slice(0, props.max ?? props.card.items.length)
  return (
    <Show when={items().length > 0}>
      <ul class="list-plain">
        <For each={items()}>{(item) => <li>{item}</li>}</For>
      </ul>
    </Show>
  )
}

/** Which 広域連合 carry the task: each cell with how sure it is, and what cannot be read apart from what can. */
export function Places(props: { card: Precedent }) {
  const of = (value: 'yes' | 'unknown') => props.card.places.filter((place) => place.value === value)
  return (
    <>
      <Show when={of('yes').length > 0}>
        <p class="small strong">{precedentsText.places}</p>
        <ul class="precedent-places">
          <For each={of('yes')}>
            {(place) => (
              <li>
                {place.name} <CertaintyBadge word={place.certainty} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={of('unknown').length > 0}>
        <p class="small strong">{precedentsText.unreadPlaces}</p>
        <ul class="precedent-places">
          <For each={of('unknown')}>{(place) => <li>{place.name}</li>}</For>
        </ul>
      </Show>
    </>
  )
}

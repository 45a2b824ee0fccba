import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { forumsText } from '../text/forums'
import { Badge } from '../ui/Badge'
import { Card } from '../ui/Card'
import { CertaintyBadge } from './CertaintyBadge'
import { type Forum, tierName } from './forum'

/** 協議の場・幹事会・部会・懇談会 under the body; nothing where the page itself is one of them. */
export function ForumTiers(props: { forum: Forum }) {
  return (
    <Show when={props.forum.parent === null}>
      <section class="section">
        <h2>{forumsText.tiers}</h2>
        <Show when={props.forum.tiers.length > 0} fallback={<p class="quiet">{forumsText.tiersNone}</p>}>
          <div class="grid-cards">
            <For each={props.forum.tiers}>
              {(tier) => (
                <Card as="article">
                  <div class="cluster">
                    <Show when={tier.tier}>{(kind) => <Badge>{tierName(kind())}</Badge>}</Show>
                    <Show when={tier.closedOn}>
                      {(day) => <Badge tone="warning">{forumsText.closedOn(wareki(day()))}</Badge>}
                    </Show>
                    <CertaintyBadge word={tier.certainty} />
                  </div>
                  <h3>
                    <A href={`/forums/${tier.id}`}>{tier.name}</A>
                  </h3>
                  <Show when={tier.composition}>{(composition) => <p>{composition()}</p>}</Show>
                </Card>
              )}
            </For>
          </div>
        </Show>
      </section>
    </Show>
  )
}

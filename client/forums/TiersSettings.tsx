import Plus from 'lucide-solid/icons/plus'
import { createSignal, For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { settingsText } from '../text/forumSettings'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { LinkButton } from '../ui/LinkButton'
import { FoundTierDialog } from './FoundTierDialog'
import { tierName } from './forum'
import type { Settings } from './settings'

const text = settingsText.tiers

/** The 首長会議, 幹事会 and 部会 below a body, each with settings of its own. */
export function TiersSettings(props: { settings: Settings; onChanged: () => void }) {
  const [isFounding, setFounding] = createSignal(false)
  const founded = () => {
    setFounding(false)
    props.onChanged()
  }
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <div class="spread">
        <p class="measure">{text.lead}</p>
        <Show when={props.settings.can.found}>
          <Button variant="solid" icon={Plus} onClick={() => setFounding(true)}>
            {text.found}
          </Button>
        </Show>
      </div>
      <div class="grid-cards">
        <For each={props.settings.tiers} fallback={<p class="quiet">{text.none}</p>}>
          {(tier) => <TierCard tier={tier} />}
        </For>
      </div>
      <Show when={isFounding()}>
        <FoundTierDialog settings={props.settings} onClose={() => setFounding(false)} onDone={founded} />
      </Show>
    </section>
  )
}

function TierCard(props: { tier: Settings['tiers'][number] }) {
  return (
    <Card as="article">
      <div class="cluster">
        <Show when={props.tier.tier}>{(kind) => <Badge>{tierName(kind())}</Badge>}</Show>
        <Show when={props.tier.closedOn}>
          {(day) => <Badge tone="warning">{text.closedOn(wareki(day()))}</Badge>}
        </Show>
      </div>
      <h3>{props.tier.name}</h3>
      <p>{text.memberCount(props.tier.memberCount)}</p>
      <p class="small">
        {props.tier.secretariat.length > 0 ? text.secretariatIs(props.tier.secretariat) : text.noSecretariat}
      </p>
      <div>
        <LinkButton small href={`/forums/${props.tier.id}/settings`}>
          {text.settings}
          <span class="visually-hidden">（{props.tier.name}）</span>
        </LinkButton>
      </div>
    </Card>
  )
}

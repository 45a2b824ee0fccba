import { For, Show } from 'solid-js'
import type { Peer } from '../collab/presence'
import { agendaText } from '../text/agenda'
import { useAgenda } from './AgendaContext'

/** As many as fit on the edge of a narrow field. */
const shownMax = 2

/** Which organisations (団体) are in this field. The chips lie on its edge, so that nothing moves when they come and go. */
export function FieldPeers(props: { field: string }) {
  const { peersIn } = useAgenda()
  const peers = () => oncePerOrganisation(peersIn(props.field))
  return (
    <Show when={peers().length > 0}>
      <span class="agenda-peers">
        <For each={peers().slice(0, shownMax)}>
          {(peer) => (
            <span class={`agenda-peer ${peer.colourClass}`}>
              {agendaText.peer.here(peer.organisationName)}
            </span>
          )}
        </For>
        <Show when={peers().length > shownMax}>
          <span class="agenda-peer">{agendaText.peer.more(peers().length - shownMax)}</span>
        </Show>
      </span>
    </Show>
  )
}

function oncePerOrganisation(peers: readonly Peer[]): Peer[] {
  return [...new Map(peers.map((peer) => [peer.organisationName, peer])).values()]
}

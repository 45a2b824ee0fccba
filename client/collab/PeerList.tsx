import { For, Show } from 'solid-js'
import { seatName } from '../../shared/accounts/seatName'
import { editorText } from '../text/editor'
import './collab.css'
import type { Peer } from './presence'

/** A row of letters is read at a glance up to here; the rest is a number. */
const shownMax = 6

/** Who has the document open, by 団体 and 職. The letter and the title carry the meaning, the colour only helps. */
export function PeerList(props: { peers: Peer[] }) {
  return (
    <ul class="peers" aria-label={editorText.peers.label}>
      <For each={props.peers.slice(0, shownMax)}>{(peer) => <PeerItem peer={peer} />}</For>
      <Show when={props.peers.length > shownMax}>
        <li class="peers-more">{editorText.peers.more(props.peers.length - shownMax)}</li>
      </Show>
    </ul>
  )
}

function PeerItem(props: { peer: Peer }) {
  const mine = () => (props.peer.isMe ? editorText.peers.me : '')
  return (
    <li class="peer" title={`${seatName(props.peer)}${mine()}`}>
      <span class={`peer-mark ${props.peer.colourClass}`} aria-hidden="true">
        {props.peer.initial}
      </span>
      <span class="peer-name">
        {props.peer.organisationName}
        <span class="visually-hidden"> {props.peer.seatTitle}</span>
        {mine()}
      </span>
    </li>
  )
}

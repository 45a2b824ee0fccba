import type { Awareness } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'

/** How a person is shown to others: by 団体 and 職, never by name. */
export interface Me {
  organisationName: string
  seatTitle: string
}

/** Field of the presence that is true while an input method is open: what it shows, only its owner sees. */
export const composingField = 'composing'

/** Someone who has the document open. One person with two tabs is two peers. */
export interface Peer extends Me {
  clientId: number
  /** class of collab.css that sets --peer-colour */
  colourClass: string
  /** first letter of the organisation: colour is never the only sign */
  initial: string
  isMe: boolean
  /** everything else they told about themselves: the field they are in, and the like */
  fields: Readonly<Record<string, unknown>>
}

/** collab.css holds as many colours; each is dark enough for a white letter on it (4.5:1). */
const colourCount = 10

/** The same organisation has the same colour on every screen, without anybody handing colours out. */
export function colourClassOf(organisationName: string): string {
  let hash = 0
  for (const character of organisationName) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return `peer-colour-${hash % colourCount}`
}

export function readPeers(awareness: Awareness): Peer[] {
  const peers: Peer[] = []
  for (const [clientId, state] of awareness.getStates()) {
    const { user, ...fields } = state
    if (!isMe(user)) continue
    peers.push({
      clientId,
      organisationName: user.organisationName,
      seatTitle: user.seatTitle,
      colourClass: colourClassOf(user.organisationName),
      initial: [...user.organisationName][0] ?? '',
      isMe: clientId === awareness.clientID,
      fields,
    })
  }
  return peers.sort(byMeThenName)
}

const byMeThenName = (a: Peer, b: Peer) =>
  Number(b.isMe) - Number(a.isMe) ||
  a.organisationName.localeCompare(b.organisationName, 'ja') ||
  a.clientId - b.clientId

/** Presence comes from other clients: it is checked before it is shown. */
export function isMe(user: unknown): user is Me {
  return (
    typeof user === 'object' &&
    user !== null &&
    'organisationName' in user &&
    typeof user.organisationName === 'string' &&
    'seatTitle' in user &&
    typeof user.seatTitle === 'string'
  )
}

/**
 * To the others I left when my line broke, and the same state with the same clock is old news to them: told with a newer clock,
 * it brings me back at once and not only with my next step.
 */
export function announceOnReturn(provider: WebsocketProvider): void {
  provider.on('status', ({ status }) => {
    if (status === 'connected') provider.awareness.setLocalState(provider.awareness.getLocalState())
  })
}

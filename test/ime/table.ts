import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { documentKinds, syncPath } from '../../shared/collab/protocol'
import { launchBrowser } from '../support/browser'
import { openWorld, type Seated, sampleMeetings } from '../support/world'
import { becomes, dropPresence, MinutesWriter } from './MinutesWriter'

/** Two people at the same minutes of the product, and what the server has of them. */
export interface Pair {
  one: MinutesWriter
  other: MinutesWriter
}

/** The built product with the sample year, and people in two browser processes: what one's input method does must not reach the other's. */
export async function layImeTable() {
  const world = await openWorld()
  const second = await launchBrowser()
  const reader = await world.as('飯山市', '定住自立圏事務局')
  const { draft: meeting } = await sampleMeetings(reader)
  const server = await listen(reader, world.product.url, meeting.minutesId)
  return {
    world,
    meeting,
    /** The minutes as everybody is told them by the server. */
    server,
    /** `url`: where the first one's browser finds the server (see cable.ts); `own`: that browser, when it is another one. */
    async sit(carets: 'on' | 'off', url = world.product.url, own = world.browser): Promise<Pair> {
      const one = await world.as('栄村', '企画担当', url, own)
      const other = await world.as('中野市', '企画担当課長', world.product.url, second)
      if (carets === 'off') for (const { page } of [one, other]) await dropPresence(page)
      return {
        one: await MinutesWriter.open(one, meeting.id),
        other: await MinutesWriter.open(other, meeting.id),
      }
    },
    async leave({ one, other }: Pair) {
      for (const { seated } of [one, other]) await seated.context.close()
    },
    /** Until both pages and the server have the same minutes. */
    async agree({ one, other }: Pair): Promise<void> {
      const isAgreed = async () => {
        const [mine, theirs] = await Promise.all([one.xml(), other.xml()])
        return mine === theirs && mine === server.xml()
      }
      if (!(await becomes(isAgreed))) throw new Error('the pages and the server never agreed')
    },
    async close() {
      server.close()
      await second.close()
      await world.close()
    },
  }
}
export type ImeTable = Awaited<ReturnType<typeof layImeTable>>

/** A client of the protocol without a screen, signed in as `reader`. */
async function listen({ context }: Seated, url: string, minutesId: string) {
  const cookies = await context.cookies()
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), origin: url }
  class SignedSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}${syncPath}`, minutesId, doc, {
    // ws's class and the browser's differ in types only where the provider does not look.
    WebSocketPolyfill: SignedSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { epoch: '0', schema: String(documentKinds.minutes.schemaVersion) },
  })
  if (!provider.synced) await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  const fragment = doc.getXmlFragment('minutes')
  return {
    xml: () => fragment.toString(),
    close: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

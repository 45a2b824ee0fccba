/**
 * An example for whoever connects a program of their own: the published y-websocket client, and nothing of ours, takes a seat over
 * HTTP, opens the minutes of the next meeting, writes a line, and leaves when it has seen the line of somebody else.
 *
 *   node test/stock/stockClient.mjs http://127.0.0.1:8080 栄村 '栄村の一行' '中野市の一行'
 *
 * The wire is described in docs/spec.md, "Protocol". What this client lacks is the answer that a line is durable: for that it would
 * send `[100, token]` after its changes and wait for the same token.
 */
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

const [server, organisation, ownLine, awaitedLine] = process.argv.slice(2)

const cookie = await takeSeat()
const { documentId, epoch } = await minutesOfNextMeeting()
const doc = new Y.Doc()
const minutes = doc.getXmlFragment('minutes')
const provider = new WebsocketProvider(`${server.replace(/^http/, 'ws')}/sync/v1`, documentId, doc, {
  params: { epoch: String(epoch), schema: '2' },
  WebSocketPolyfill: signedSocket(),
  disableBc: true,
})
// The close codes 4400 to 4499 say that coming back is of no use; docs/spec.md lists them.
provider.on('closed', ({ code, reason }) => {
  console.error(`closed: ${code} ${reason}`)
  process.exit(1)
})

await once(provider, 'synced')
console.log(`synced: ${lines().length} lines`)
minutes.push([paragraph(ownLine)])
while (!lines().includes(awaitedLine)) await once(doc, 'update')
console.log(`seen: ${awaitedLine}`)
provider.destroy()
doc.destroy()

/** A sample seat needs no password. Everybody else: POST /api/session with { login, password } answers the same cookie. */
async function takeSeat() {
  const seats = await (await fetch(`${server}/api/sample`)).json()
  const seat = seats.find(
    ({ organisationName, duty }) => organisationName === organisation && duty === 'member',
  )
  const answer = await fetch(`${server}/api/sample/enter`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ seatId: seat.seatId }),
  })
  return answer.headers.getSetCookie()[0].split(';')[0]
}

async function minutesOfNextMeeting() {
  const ask = async (path) => (await fetch(server + path, { headers: { cookie } })).json()
  const { coming } = await ask('/api/meetings?forumId=teiju-hokushin')
  return (await ask(`/api/meetings/${coming[0].id}`)).minutes
}

/** A browser sends cookie and origin by itself. */
function signedSocket() {
  return class extends WebSocket {
    constructor(url) {
      super(url, { headers: { cookie, origin: server } })
    }
  }
}

function paragraph(text) {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}

function lines() {
  return minutes
    .toArray()
    .map((block) => (block instanceof Y.XmlElement ? block.toArray().join('') : `${block}`))
}

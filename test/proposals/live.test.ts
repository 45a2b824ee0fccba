import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { accessQuery } from '../../server/access'
import { type Collab, createCollab } from '../../server/collab/collab'
import { closeCode, syncPath } from '../../shared/collab/protocol'
import { until } from '../collab/support/until'
import { openProposalsWorld, type ProposalsWorld, seats } from './proposalsWorld'

type Seat = keyof typeof seats

let world: ProposalsWorld
let collab: Collab
let http: Server
const providers: WebsocketProvider[] = []
const problems: unknown[] = []

beforeEach(async () => {
  world = await openProposalsWorld()
  const nameOf = (cookie: string | undefined) => cookie?.replace('seat=', '') as Seat | undefined
  collab = createCollab({
    context: world.context,
    access: accessQuery(world.context.store),
    authenticate: async ({ headers }) => {
      const name = nameOf(headers.cookie)
      return name && { actor: seats[name], sessionId: name, organisationName: name, seatTitle: '企画課長' }
    },
    allowedOrigin: () => true,
    report: (problem) => problems.push(problem),
  })
  http = createServer()
  http.on('upgrade', (request, socket, head) => collab.handleUpgrade(request, socket, head))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy()
  await collab.close()
  http.close()
  await world.close()
  expect(problems.splice(0)).toEqual([])
})

/** The unmodified y-websocket client of one seat on the body of a proposal. */
async function opens(name: Seat, proposalId: string) {
  const { document_id } = await world.stored(proposalId)
  const doc = new Y.Doc()
  const refusals: (number | undefined)[] = []
  // The polyfill is ws, which y-websocket supports and its types do not name.
  const socket = class extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: `seat=${name}` } })
      this.on('unexpected-response', (_request, response) => {
        refusals.push(response.statusCode)
        this.terminate()
      })
    }
  } as unknown as typeof globalThis.WebSocket
  const { port } = http.address() as AddressInfo
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}${syncPath.slice(0, -1)}`, document_id, doc, {
    WebSocketPolyfill: socket,
    disableBc: true,
    maxBackoffTime: 50,
    params: { epoch: '0', schema: '1' },
  })
  providers.push(provider)
  const fragment = doc.getXmlFragment('body')
  const types = (text: string) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    fragment.insert(fragment.length, [paragraph])
  }
  return { provider, fragment, types, refusals }
}

const inLog = async (proposalId: string) => {
  const rows = await world.context.store.log.tail((await world.stored(proposalId)).document_id, 0)
  return Buffer.concat(rows.map(({ bytes }) => bytes)).toString('utf8')
}

describe('the body over live sockets', () => {
  test('[P7] a colleague who was typing at 提出 writes no more, and what they type later is nowhere', async () => {
    const id = await world.drafts(seats.sakae, { coProposers: ['nozawa'] })
    await world.agrees(id)
    const sakae = await opens('sakae', id)
    const nozawa = await opens('nozawa', id)
    await until(() => sakae.provider.synced && nozawa.provider.synced, 'both on the body')
    sakae.types('栄村の一行')
    await until(() => nozawa.fragment.toString().includes('栄村の一行'), 'the line at 野沢温泉村')

    const closes: (number | undefined)[] = []
    nozawa.provider.on('connection-close', (event) => closes.push(event?.code))
    await world.submits(seats.sakae, id)
    const submitted = await world.stored(id)
    // Rights are judged again within a moment, not within the same one: 野沢温泉村 types until it is told.
    await until(
      () => {
        if (!closes.includes(closeCode.refused)) nozawa.types('提出のあとの一行')
        return closes.includes(closeCode.refused)
      },
      () => `a refusal, but only ${closes}`,
    )
    nozawa.types('拒まれたあとの一行')
    await collab.flush()
    expect(await inLog(id)).not.toContain('拒まれたあとの一行')
    expect(await world.stored(id)).toEqual(submitted)
    expect(submitted.submitted_text).toContain('栄村の一行')
    expect(submitted.submitted_text).not.toContain('提出のあとの一行')
  })

  test('[P7] after a return the drafters write again, on what they had', async () => {
    const id = await world.submitted(seats.sakae)
    await world.moves(seats.secretariat, id, 'returned')
    const sakae = await opens('sakae', id)
    await until(() => sakae.provider.synced, 'the body after the return')
    sakae.types('直した一行')
    await vi.waitFor(async () => expect(await inLog(id)).toContain('直した一行'), { timeout: 10_000 })
    await world.submits(seats.sakae, id)
    expect((await world.stored(id)).submitted_text).toContain('直した一行')
  })

  test('[P8] nobody but its drafters opens a draft’s body; the prefecture not even a submitted one', async () => {
    const draft = await world.drafts(seats.sakae)
    for (const name of ['nakano', 'secretariat', 'prefecture', 'stranger'] as const) {
      const visitor = await opens(name, draft)
      await until(() => visitor.refusals.length > 0, `a refusal of ${name}`)
      expect(visitor.refusals[0]).toBe(404)
      expect(visitor.provider.synced).toBe(false)
    }
    await world.submits(seats.sakae, draft)
    const prefecture = await opens('prefecture', draft)
    await until(() => prefecture.refusals.length > 0, 'a refusal of the prefecture')
    const member = await opens('nakano', draft)
    await until(() => member.provider.synced, 'the submitted body at a member')
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { syncPath } from '../../shared/collab/protocol'
import {
  forumId,
  openWorld,
  type SampleMeeting,
  type Seated,
  sampleMeetings,
  type World,
} from '../support/world'

let world: World
let village: Seated
let prefecture: Seated
let draft: SampleMeeting
let draftProposalId: string

beforeAll(async () => {
  world = await openWorld()
  village = await world.as('栄村')
  prefecture = await world.as('長野県', '市町村課')
  draft = (await sampleMeetings(village)).draft
  const made = await village.asks('/api/proposals', {
    method: 'POST',
    body: {
      idempotencyKey: 'draft-of-a-village',
      forumId,
      title: '村の秘密の下書き',
      need: '言い出しにくい困りごと',
      plan: 'まだ考え中',
    },
  })
  expect(made.status).toBe(201)
  draftProposalId = (made.body as { id: string }).id
})
afterAll(() => world.close())

/** The status of the HTTP answer to an upgrade with this person's cookies: 101 when the socket opens. */
async function knock(person: Seated, documentId: string, origin = world.product.url): Promise<number> {
  const cookies = await person.context.cookies()
  const url = `${world.product.url.replace('http', 'ws')}${syncPath}${documentId}?epoch=0&schema=2`
  const socket = new WebSocket(url, {
    headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), Origin: origin },
  })
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('error', reject)
  })
}

describe('[R4] the prefecture reaches no draft', () => {
  test('by no page: the meeting looks as if it did not exist', async () => {
    await prefecture.opens(`/meetings/${draft.id}`)
    await prefecture.page.getByText('会議を開けません').first().waitFor()
    await prefecture.opens(`/proposals/${draftProposalId}`)
    await prefecture.page.getByText('見つかりません').first().waitFor()
    await prefecture.opens(`/forums/${forumId}/proposals`)
    await prefecture.page.getByText('村道除雪の共同発注').first().waitFor()
    expect(await prefecture.page.getByText('村の秘密の下書き').count()).toBe(0)
  })

  test('by no API: every road to a draft answers as for something absent', async () => {
    const roads = [
      `/api/meetings/${draft.id}`,
      `/api/minutes/${draft.id}/preview`,
      `/api/meetings?forumId=${forumId}`,
      `/api/proposals/${draftProposalId}`,
      ...[draft.agendaId, draft.minutesId].flatMap((id) => [
        `/api/history/${id}/sessions`,
        `/api/history/${id}/change?from=0&to=1`,
        `/api/history/${id}/authors`,
        `/api/history/${id}/written`,
      ]),
    ]
    const absent = await prefecture.asks('/api/meetings/there-is-no-such-meeting')
    for (const road of roads) {
      const answer = await prefecture.asks(road)
      expect([road, answer.status]).toEqual([road, absent.status])
    }
    for (const open of [
      `/api/proposals?forumId=${forumId}`,
      `/api/proposals/list.csv?forumId=${forumId}`,
      '/api/desk',
      '/api/records',
      `/api/forums/${forumId}`,
    ]) {
      const { body } = await prefecture.asks(open)
      expect(JSON.stringify(body)).not.toContain('村の秘密の下書き')
      expect(JSON.stringify(body)).not.toContain(draft.id)
    }
  })

  test('by no socket: the upgrade is refused, and a member’s is not', async () => {
    for (const documentId of [draft.agendaId, draft.minutesId]) {
      expect(await knock(prefecture, documentId)).toBe(404)
      expect(await knock(village, documentId)).toBe(101)
    }
  })

  test('it reads what was confirmed, and marks it', async () => {
    await prefecture.opens('/records')
    await prefecture.page
      .getByRole('link', { name: /推進協議会幹事会/ })
      .first()
      .click()
    await prefecture.page.getByText('SHA-256').first().waitFor()
  })
})

describe('whoever comes from elsewhere', () => {
  test('[S8] a foreign page opens no socket with the person’s cookie', async () => {
    expect(await knock(village, draft.agendaId, 'https://evil.example')).toBe(403)
  })

  test('nobody signed in opens nothing', async () => {
    const { page } = {
      page: await (await world.browser.newContext({ baseURL: world.product.url })).newPage(),
    }
    await page.goto(`/meetings/${draft.id}`)
    await page.waitForURL(/sign-in/)
    const answer = await page.evaluate(
      async (path) => (await fetch(path)).status,
      `/api/meetings/${draft.id}`,
    )
    expect(answer).toBe(401)
    await page.context().close()
  })

  test('a member of another body gets no list of this one’s meetings', async () => {
    const { status, body } = await village.asks('/api/meetings?forumId=teiju-saku')
    expect(status).toBe(404)
    expect(body).toMatchObject({ error: { code: 'not_found' } })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historyRoutes } from '../../server/history/routes'
import type { ChangedBlock } from '../../shared/history/changedBlocks'
import type { HistorySeat } from '../../shared/history/seats'
import type { Actor } from '../../shared/permission'
import { openProposalsWorld, type ProposalsWorld, seats } from '../proposals/proposalsWorld'
import { appFor } from '../support/appFor'
import { formalKeyframesOf } from './keyframes'
import { historyAct } from './reading'

let world: ProposalsWorld
let id: string
let documentId: string
beforeAll(async () => {
  world = await openProposalsWorld()
  id = await world.drafts(seats.secretariat, {
    onBehalfOf: { organisationId: 'sakae', channel: 'phone' },
  })
  documentId = (await world.stored(id)).document_id
  await world.types(seats.secretariat, id, '電話で聞いた困りごと')
  await world.types(seats.sakae, id, '栄村が自分で書いた背景')
})
afterAll(() => world.close())

const asks = (actor: Actor, act: string) =>
  appFor(actor, (error) => {
    throw error
  })
    .route('/', historyRoutes(world.context))
    .request(`/${documentId}/${act}`)

/** Who gets in, by every road the same. */
async function readers(): Promise<string[]> {
  const found = new Set<string>()
  for (const [name, actor] of Object.entries(seats)) {
    const statuses = await Promise.all(historyAct.map(async (act) => (await asks(actor, act)).status))
    expect(new Set(statuses).size).toBe(1)
    if (statuses[0] === 200) found.add(name)
    else expect([name, statuses[0]]).toEqual([name, 404])
  }
  return [...found].sort()
}

describe('the history of a proposal’s body', () => {
  test('[H6][R5][P8] is its drafters’, from the draft to the end', async () => {
    expect(await readers()).toEqual(['sakae', 'secretariat'])
    await world.submits(seats.sakae, id)
    expect(await readers()).toEqual(['sakae', 'secretariat'])
    await world.moves(seats.secretariat, id, 'returned')
    expect(await readers()).toEqual(['sakae', 'secretariat'])
    await world.submits(seats.sakae, id)
    await world.moves(seats.secretariat, id, 'accepted')
    expect(await readers()).toEqual(['sakae', 'secretariat'])
  })

  test('[H4][P2] tells 代行入力 from what the 団体 wrote itself', async () => {
    const answer = await asks(seats.sakae, 'written')
    const { blocks, seats: named } = (await answer.json()) as { blocks: ChangedBlock[]; seats: HistorySeat[] }
    const runs = blocks.flatMap((block) =>
      block.runs.map(({ text, by }) => [text, named[by?.author ?? -1]?.kind]),
    )
    expect(runs).toContainEqual(['電話で聞いた困りごと', 'onBehalf'])
    expect(runs).toContainEqual(['栄村が自分で書いた背景', 'member'])
  })

  test('[H5] every 提出 keeps the body as it was submitted, whatever is typed afterwards', async () => {
    const keyframes = formalKeyframesOf(world.context)
    const own = await world.drafts(seats.nozawa)
    const body = (await world.stored(own)).document_id
    await world.types(seats.nozawa, own, '一度目')
    await world.submits(seats.nozawa, own)
    await world.moves(seats.secretariat, own, 'returned')
    await world.types(seats.nozawa, own, '二度目')
    await world.submits(seats.nozawa, own)
    await keyframes.close()
    expect(keyframes.reported).toEqual([])
    const submissions = await world.db
      .selectFrom('proposal_submission')
      .select('document_seq')
      .where('proposal_id', '=', own)
      .orderBy('ordinal')
      .execute()
    expect(await keyframes.keptOf(body)).toEqual(submissions.map(({ document_seq }) => document_seq))
  })
})

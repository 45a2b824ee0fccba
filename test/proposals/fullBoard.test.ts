import type { KyselyPlugin } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { board } from '../../server/proposals/board'
import { matchesFilter } from '../../shared/proposals/board'
import { forumId, openProposalsWorld, type ProposalsWorld, seats } from './proposalsWorld'

let world: ProposalsWorld
beforeEach(async () => {
  world = await openProposalsWorld()
})
afterEach(() => world.close())

const see = (db = world.db) => board(db, seats.nakano, { forumId, now: world.clock.now })

/** Copies of one submitted proposal, numbered on: rows as its own verbs wrote them. */
async function fill(id: string, count: number): Promise<void> {
  const row = await world.stored(id)
  const originators = await world.originators(id)
  for (let index = 0; index < count; index += 1) {
    const copy = `${id}-${index}`
    const number = `R7-${String(index + 1).padStart(3, '0')}`
    await world.db
      .insertInto('proposal')
      .values({ ...row, id: copy, number, submitted_at: (row.submitted_at ?? 0) - index })
      .execute()
    await world.db
      .insertInto('proposal_originator')
      .values(originators.map((each) => ({ ...each, proposal_id: copy })))
      .execute()
  }
}

test('[P18] 500 proposals with three 発案団体 each stand on the board by as many queries as one', async () => {
  const id = await world.submitted(seats.sakae, { coProposers: ['nozawa', 'nakano'] })
  const asked = async () => {
    let count = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        count += 1
        return node
      },
      transformResult: async ({ result }) => result,
    }
    return { rows: await see(world.db.withPlugin(counting)), count }
  }
  const few = await asked()
  await fill(id, 499)
  const many = await asked()
  expect(many.rows).toHaveLength(500)
  expect(many.rows.every(({ originators }) => originators.length === 3)).toBe(true)
  expect(many.count).toBe(few.count)
})

test('[P18] words are found in number and title, in any width, all of them', async () => {
  await world.submitted(seats.sakae, { title: '村道除雪の共同発注' })
  const [row] = await see()
  const finds = (text: string) => row !== undefined && matchesFilter(row, { text })
  expect(['除雪', 'ｒ８－０１', '共同 R8', '　発注 除雪 '].map(finds)).toEqual([true, true, true, true])
  expect(['除雪 排雪', 'R8-02'].map(finds)).toEqual([false, false])
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../../server/context'
import { loadBuiltIn } from '../../server/dataset/command'
import { topics } from '../../server/forums/queries'
import { precedentList } from '../../server/precedents/queries'
import { certaintyOf } from '../../shared/forums/certainty'
import { filtered, fitOf, fitting } from '../../shared/precedents/listed'
import { lastingContext } from '../dataset/world'
import { seats } from '../needs/needsWorld'

let context: Context
let close: () => Promise<void>
beforeAll(async () => {
  ;({ context, close } = await lastingContext())
  await loadBuiltIn(context)
})
afterAll(() => close())

const cards = async () => (await precedentList(context.store.db, seats.sakae)).cards
const card = async (id: string) => {
  const found = (await cards()).find((each) => each.id === id)
  if (!found) throw new Error(`no card ${id}`)
  return found
}
const topic = async (id: string) => {
  const found = (await topics(context.store.db)).find((each) => each.id === id)
  if (!found) throw new Error(`no topic ${id}`)
  return found
}

describe('the report’s tables as cards', () => {
  test('[E12] every fact of the tables is on a card: the cells, the tasks, the other tasks, public sources', async () => {
    const rows = await context.store.db.selectFrom('fact').select(['kind', 'id', 'body']).execute()
    const ids = new Set((await cards()).map(({ id }) => id))
    const of = (kind: string) => rows.filter((row) => row.kind === kind)
    for (const { id } of of('precedent')) expect(ids).toContain(`cell.${id.replaceAll('/', '.')}`)
    for (const { id } of of('public_precedent')) expect(ids).toContain(`public.${id}`)
    for (const { id } of of('union_task_other')) expect(ids).toContain(`other.${id}`)
    for (const { body } of of('union_task_cell')) {
      // A cell of the data set, whose shape the loader checked.
      const cell = JSON.parse(body) as { forumId: string; taskId: string; value: string; certainty: string }
      const place = (await card(`task.${cell.taskId}`)).places.find(({ forumId }) => forumId === cell.forumId)
      if (cell.value === 'no') expect(place).toBeUndefined()
      else expect(place).toMatchObject({ value: cell.value, certainty: cell.certainty })
    }
    const { blanks } = await precedentList(context.store.db, seats.sakae)
    expect(blanks).toHaveLength(of('precedent_blank').length)
    expect(blanks.some(({ isUnread }) => isUnread)).toBe(true)
  })

  test('[E12] each tells its source and page, and what is not sure is marked so', async () => {
    expect(await card('cell.teiju-hokushin.iryo')).toMatchObject({
      source: 'report',
      where: '北信地域定住自立圏',
      items: ['中核的医療機関への財政支援', '休日診療所運営'],
      citation: 'とりまとめ II-⑤（10ページ）',
      instrumentIds: ['teiju-kyotei'],
    })
    const gomi = await card('task.gomi')
    expect(gomi).toMatchObject({ citation: 'とりまとめ II-③（8ページ）', topicIds: ['gomi-shori'] })
    const words = new Set((await cards()).flatMap(({ places }) => places.map(({ certainty }) => certainty)))
    expect([...words].some((word) => certaintyOf(word)?.isSure === false)).toBe(true)
    expect(gomi.places.filter(({ value }) => value === 'unknown').length).toBeGreaterThan(0)
    for (const each of await cards())
      if (each.source === 'report')
        expect([each.id, each.citation]).toEqual([each.id, expect.stringContaining('ページ')])
      else expect([each.id, each.sources.length]).not.toEqual([each.id, 0])
  })
})

describe('finding what fits', () => {
  test('[E12] by 分野×事務: its own first, then whose words name it, then its field; a whole category fits none', async () => {
    const all = await cards()
    const demand = await topic('kotsu-demand')
    const found = fitting(all, { topic: demand })
    expect(found[0]?.title).toContain('デマンド交通')
    const fits = found.map((each) => fitOf(each, { topic: demand }))
    expect(fits).toEqual(fits.toSorted((one, other) => other - one))
    expect(found.some(({ isWholeCategory }) => isWholeCategory)).toBe(false)
    const shobo = fitting(all, { topic: await topic('bosai-shobo') })
    expect(shobo[0]?.id).toBe('task.shobo')
  })

  test('[E12] by field and scheme beside a proposal’s form, and the filters of the list agree with it', async () => {
    const all = await cards()
    expect(fitting(all, { fieldId: 'kotsu' }).every(({ fieldId }) => fieldId === 'kotsu')).toBe(true)
    expect(fitting(all, {})).toEqual([])
    const demand = await topic('kotsu-demand')
    expect(new Set(filtered(all, { topic: demand }))).toEqual(new Set(fitting(all, { topic: demand })))
    expect(filtered(all, {})).toEqual(all)
    expect(filtered(all, { source: 'public' }).every(({ source }) => source === 'public')).toBe(true)
    const unions = filtered(all, { instrumentId: 'koiki-rengo' })
    expect(unions.map(({ id }) => id)).toContain('task.kaigo')
    expect(unions.map(({ id }) => id)).not.toContain('cell.teiju-hokushin.iryo')
    const own = filtered(all, { forumId: 'teiju-hokushin' })
    expect(own.every(({ forumIds }) => forumIds.includes('teiju-hokushin'))).toBe(true)
    expect(own.length).toBeGreaterThan(0)
  })
})

import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { precedents } from '../../server/forums/precedents'
import { reference, survey } from '../../server/forums/reference'
import { forumRoutes } from '../../server/forums/routes'
import { onError } from '../../server/http/errors'
import type { Env } from '../../server/routing/env'
import { freshContext } from '../dataset/world'
import { reportContext, stranger } from './report'

describe('what the dataset says', () => {
  test('precedents are found by body and by field, the report before other sources', async () => {
    const { store } = await reportContext()
    const hokushin = await precedents(store.db, { forumId: 'teiju-hokushin' })
    expect(hokushin.every(({ forumName }) => forumName === '北信地域定住自立圏')).toBe(true)
    expect(hokushin.map(({ inReport }) => inReport)).toEqual(
      [...hokushin.map(({ inReport }) => inReport)].sort((a, b) => Number(b) - Number(a)),
    )
    const transport = await precedents(store.db, { fieldId: 'kotsu' })
    expect(transport.length).toBeGreaterThan(1)
    expect(new Set(transport.map(({ fieldId }) => fieldId))).toEqual(new Set(['kotsu']))
    expect(transport.find(({ id }) => id === 'pub-01')?.items).toEqual(['廃止路線代替バス運行費補助'])
  })

  test('a record that does not fit is left out and closes no page', async () => {
    const { store } = await reportContext()
    const before = (await precedents(store.db, {})).length
    await store.db
      .insertInto('fact')
      .values({ kind: 'precedent', id: 'odd', position: 0, body: '{"id":"odd"}' })
      .execute()
    expect(await precedents(store.db, {})).toHaveLength(before)
  })

  test('fields and instruments come in their order', async () => {
    const { store } = await reportContext()
    const { policyFields, instruments } = await reference(store.db)
    expect(policyFields[0]).toMatchObject({ name: '医療', framework: 'settlement_autonomy_region' })
    expect(instruments[0]).toMatchObject({ name: '連携協約' })
  })

  test('the goal is the report’s: four bodies in 平成26年度, seven in 平成31年度', async () => {
    const { store } = await reportContext()
    const facts = await survey(store.db)
    expect([facts.kpi?.baseline.value, facts.kpi?.target.value]).toEqual([4, 7])
    expect(facts.survey?.respondents).toBe(77)
  })

  test('an installation without a dataset has empty lists and no error', async () => {
    const { store } = await freshContext()
    expect(await survey(store.db)).toEqual({ survey: null, kpi: null })
    expect(await precedents(store.db, {})).toEqual([])
  })
})

describe('/api/regions and the like', () => {
  const appFor = async (actor: typeof stranger | undefined) =>
    new Hono<Env>()
      .onError(onError(() => undefined))
      .use(async (c, next) => {
        c.set('actor', actor)
        await next()
      })
      .route('/api', forumRoutes(await reportContext()))

  const paths = ['/regions', '/regions/saku', '/forums/rengo-saku', '/reference', '/precedents', '/survey']

  test.each(paths)('%s is for people who are signed in', async (path) => {
    expect((await (await appFor(undefined)).request(`/api${path}`)).status).toBe(401)
    expect((await (await appFor(stranger)).request(`/api${path}`)).status).toBe(200)
  })

  test('a filter that is no filter is refused', async () => {
    const response = await (await appFor(stranger)).request(`/api/precedents?forumId=${'x'.repeat(101)}`)
    expect(response.status).toBe(400)
  })
})

import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { figures } from '../../server/forums/figures'
import { precedents } from '../../server/forums/precedents'
import { reference } from '../../server/forums/reference'
import { forumRoutes } from '../../server/forums/routes'
import { instruments, schemeForms } from '../../server/forums/schemes'
import { unionTable } from '../../server/forums/unionTable'
import { onError } from '../../server/http/errors'
import type { Env } from '../../server/routing/env'
import { freshContext } from '../dataset/world'
import { reportContext, stranger } from './report'

describe('what the dataset says', () => {
  test('precedents of a body are the report’s before those of other sources, and name where they were read', async () => {
    const { store } = await reportContext()
    const hokushin = await precedents(store.db, 'teiju-hokushin')
    expect(hokushin.every(({ forumName }) => forumName === '北信地域定住自立圏')).toBe(true)
    expect(hokushin.map(({ inReport }) => inReport)).toEqual(
      [...hokushin.map(({ inReport }) => inReport)].sort((a, b) => Number(b) - Number(a)),
    )
    expect(hokushin.find(({ id }) => id === 'pub-01')).toMatchObject({
      items: ['廃止路線代替バス運行費補助'],
      fieldName: '地域公共交通',
      regionName: '北信',
      sources: [{ title: '北信濃新聞 2013-04-06', url: expect.stringMatching(/^http/) }],
    })
  })

  test('every precedent has a body, a field and a source or a place in the report', async () => {
    const { store } = await reportContext()
    const all = await precedents(store.db)
    expect(all).toHaveLength(32 + 20)
    expect(all.filter(({ forumId, forumName }) => forumName === forumId)).toEqual([])
    expect(all.filter(({ fieldName, categoryName }) => !fieldName || !categoryName)).toEqual([])
    expect(all.filter(({ inReport, sources }) => !inReport && sources.length === 0)).toEqual([])
  })

  test('a record that does not fit is left out and closes no page', async () => {
    const { store } = await reportContext()
    const before = (await precedents(store.db)).length
    await store.db
      .insertInto('fact')
      .values({ kind: 'precedent', id: 'odd', position: 0, body: '{"id":"odd"}' })
      .execute()
    expect(await precedents(store.db)).toHaveLength(before)
  })

  test('the table of unions keeps the printed total beside what could be read', async () => {
    const { store } = await reportContext()
    const { tasks, unions } = await unionTable(store.db)
    expect([unions.length, tasks.length]).toEqual([10, 16])
    expect(unions.every(({ cells }) => cells.length === 16 && cells.every((cell) => cell !== null))).toBe(
      true,
    )
    expect(tasks.find(({ id }) => id === 'nyusho')).toMatchObject({
      printedTotal: 6,
      yes: 4,
      unknown: 6,
      errata: ['E12'],
    })
    // A cell that cannot be read is not taken for a no.
    const waste = tasks.findIndex(({ id }) => id === 'gomi')
    expect(unions[0]).toMatchObject({ name: '佐久広域連合' })
    expect(unions[0]?.cells[waste]).toEqual({ value: 'unknown', certainty: 'unknown' })
  })

  test('the five forms say whose consent the law asks for, and how sure that is', async () => {
    const { store } = await reportContext()
    const forms = await schemeForms(store.db)
    expect(forms.map(({ mark }) => mark)).toEqual(['①', '②', '③', '④', '⑤'])
    expect(forms[0]?.consentByLaw).toMatchObject({
      text: expect.stringContaining('議決'),
      certainty: 'public',
    })
    expect(forms[0]?.bodies).toContainEqual({ id: 'teiju-hokushin', name: '北信地域定住自立圏' })
    expect(forms[2]?.consentByLaw?.certainty).toBe('recalled')
    expect(forms[3]).toMatchObject({ content: [], sharesContentWith: '③' })
    expect(forms[4]?.consentByLaw).toBeNull()
  })

  test('the eight instruments name their law, and which of them makes a body', async () => {
    const { store } = await reportContext()
    const all = await instruments(store.db)
    expect(all).toHaveLength(8)
    expect(all[0]).toMatchObject({ name: '連携協約', makesBody: false })
    expect(all[0]?.legalBasis.text).toContain('第252条の2')
    expect(all.filter(({ makesBody }) => makesBody).map(({ name }) => name)).toEqual([
      '一部事務組合',
      '広域連合',
    ])
    expect(all.find(({ id }) => id === 'jimu-itaku')?.consent?.certainty).toBe('recalled')
    expect(all.filter(({ sources }) => sources.length === 0)).toEqual([])
  })

  test('the goal is the report’s: four bodies in 平成26年, seven in 平成31年, on page 17', async () => {
    const { store } = await reportContext()
    const { kpi, survey, population, jointProcessing } = await figures(store.db)
    expect(kpi).toMatchObject({
      baseline: { year: 'H26', value: 4, unit: '圏域' },
      target: { year: 'H31', value: 7 },
      page: 17,
      errata: ['E30'],
    })
    expect(survey?.respondents).toBe(77)
    expect(survey?.questions.map(({ no }) => no).join('')).toBe('①②③④⑤⑥⑦⑧')
    expect(population?.total['2060']).toBe(77)
    expect(jointProcessing?.nagano.total).toBe(1056)
  })

  test('every erratum a shown fact points to can be read', async () => {
    const { store } = await reportContext()
    const page = await reference(store.db)
    const known = new Set(page.errata.map(({ id }) => id))
    const { kpi, survey, population } = page.figures
    const named = [kpi, population, ...(survey?.questions ?? []), ...page.unionTable.tasks].flatMap(
      (each) => each?.errata ?? [],
    )
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((id) => !known.has(id))).toEqual([])
  })

  test('an installation without a dataset has empty lists and no error', async () => {
    const { store } = await freshContext()
    expect(await reference(store.db)).toEqual({
      unionTable: { tasks: [], unions: [] },
      forms: [],
      instruments: [],
      figures: { kpi: null, survey: null, population: null, jointProcessing: null },
      errata: [],
    })
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

  const paths = ['/regions', '/regions/saku', '/forums/rengo-saku', '/reference']

  test.each(paths)('%s is for people who are signed in', async (path) => {
    expect((await (await appFor(undefined)).request(`/api${path}`)).status).toBe(401)
    expect((await (await appFor(stranger)).request(`/api${path}`)).status).toBe(200)
  })
})

import { describe, expect, test } from 'vitest'
import { regionList, regionPage } from '../../server/forums/queries'
import { reportContext } from './report'

const day = '2026-11-24'
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

describe('the regions (圏域)', () => {
  test('are ten, hold the 77 municipalities once each, and each has its union on the first floor', async () => {
    const { store } = await reportContext()
    const { regions } = await regionList(store.db, day)
    expect(regions).toHaveLength(10)
    const ids = regions.flatMap(({ municipalities }) => municipalities.map(({ id }) => id))
    expect(new Set(ids).size).toBe(77)
    expect(ids).toHaveLength(77)
    expect(regions.map(({ unions }) => unions.length)).toEqual(Array(10).fill(1))
  })

  test('tell both central cities of 北信 and none of 木曽', async () => {
    const { store } = await reportContext()
    const hokushin = await regionPage(store.db, 'hokushin', day)
    const kiso = await regionPage(store.db, 'kiso', day)
    expect(names(hokushin.partnerships[0]?.centralCities ?? [])).toEqual(['中野市', '飯山市'])
    expect(kiso.partnerships.map(({ centralCities }) => centralCities)).toEqual([[]])
  })

  test('show a body of elsewhere that one of their municipalities is in: 坂城町 in the union of 上田地域', async () => {
    const { store } = await reportContext()
    const { outside } = await regionPage(store.db, 'nagano', day)
    const ueda = outside.find(({ id }) => id === 'rengo-ueda')
    expect(names(ueda?.members ?? [])).toEqual(['坂城町'])
  })

  test('show a body whose central city lies in another prefecture, and list it as of no region', async () => {
    const { store } = await reportContext()
    const { outside } = await regionPage(store.db, 'suwa', day)
    const yatsugatake = outside.find(({ id }) => id === 'teiju-yatsugatake')
    expect(names(yatsugatake?.members ?? [])).toEqual(['富士見町', '原村'])
    expect(names(yatsugatake?.centralCities ?? [])).toEqual(['北杜市'])
    expect((await regionList(store.db, day)).elsewhere.map(({ id }) => id)).toContain('teiju-yatsugatake')
  })

  test('do not name bodies of the whole prefecture as reaching in from elsewhere', async () => {
    const { store } = await reportContext()
    const { outside } = await regionPage(store.db, 'saku', day)
    expect(outside.filter(({ layer }) => layer === 0)).toEqual([])
  })

  test('a region that is not there is answered with what to do', async () => {
    const { store } = await reportContext()
    await expect(regionPage(store.db, 'atlantis', day)).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('選び直してください'),
    })
  })
})

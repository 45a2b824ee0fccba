import { describe, expect, test } from 'vitest'
import type { Context } from '../../server/context'
import { regionList, regionPage } from '../../server/forums/regions'
import type { Actor } from '../../shared/permission'
import { insertMeeting } from '../support/rows'
import { memberOf, prefecture, reportContext, stranger, tomorrow } from './report'

const day = '2026-11-24'
const pageOf = (context: Context, regionId: string, actor: Actor = stranger) =>
  regionPage(context.store.db, actor, regionId, context.now())
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
    const context = await reportContext()
    const hokushin = await pageOf(context, 'hokushin')
    const kiso = await pageOf(context, 'kiso')
    expect(names(hokushin.partnerships[0]?.centralCities ?? [])).toEqual(['中野市', '飯山市'])
    expect(kiso.partnerships.map(({ centralCities }) => centralCities)).toEqual([[]])
  })

  test('show a body of elsewhere that one of their municipalities is in: 坂城町 in the union of 上田地域', async () => {
    const context = await reportContext()
    const { outside } = await pageOf(context, 'nagano')
    const ueda = outside.find(({ id }) => id === 'rengo-ueda')
    expect(names(ueda?.members ?? [])).toEqual(['坂城町'])
  })

  test('show a body whose central city lies in another prefecture, and list it as of no region', async () => {
    const context = await reportContext()
    const { outside } = await pageOf(context, 'suwa')
    const yatsugatake = outside.find(({ id }) => id === 'teiju-yatsugatake')
    expect(names(yatsugatake?.members ?? [])).toEqual(['富士見町', '原村'])
    expect(names(yatsugatake?.centralCities ?? [])).toEqual(['北杜市'])
    expect((await regionList(context.store.db, day)).elsewhere.map(({ id }) => id)).toContain(
      'teiju-yatsugatake',
    )
  })

  test('do not name bodies of the whole prefecture as reaching in from elsewhere', async () => {
    const context = await reportContext()
    const { outside } = await pageOf(context, 'saku')
    expect(outside.filter(({ layer }) => layer === 0)).toEqual([])
  })

  test('[R4] show the coming meetings of their bodies to members, and to nobody else', async () => {
    const context = await reportContext()
    await insertMeeting(context.store.db, {
      id: 'meeting',
      forum_id: 'teiju-hokushin',
      starts_at: tomorrow(context),
    })
    const sakae = memberOf('206024', 'teiju-hokushin', 'partner_municipality')
    const shown = async (regionId: string, actor: Actor) =>
      (await pageOf(context, regionId, actor)).comingMeetings.length
    expect(await shown('hokushin', sakae)).toBe(1)
    expect(await shown('nagano', sakae)).toBe(0)
    expect(await shown('hokushin', stranger)).toBe(0)
    expect(await shown('hokushin', prefecture)).toBe(0)
  })

  test('a region that is not there is answered with what to do', async () => {
    const context = await reportContext()
    await expect(pageOf(context, 'atlantis')).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('選び直してください'),
    })
  })
})

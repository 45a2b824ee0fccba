import { describe, expect, test } from 'vitest'
import { membersOn } from '../../server/forums/queries'
import { newId } from '../../server/id'
import { csv } from '../../shared/csv'
import { registerHeaders } from '../../shared/forums/registerFile'
import { type Answer, type BodyWorld, openBodyWorld } from './bodyWorld'

const file = (...rows: string[][]) => Buffer.from(csv([registerHeaders, ...rows]), 'utf8').toString('base64')
const preview = (world: BodyWorld, content: string, actor = world.administrator) =>
  world.as(actor)('POST', '/forums/hokushin/register/preview', { content })
const take = (world: BodyWorld, content: string, sha256: unknown, idempotencyKey = newId()) =>
  world.as(world.administrator)('POST', '/forums/hokushin/register', { content, sha256, idempotencyKey })
const linesOf = ({ body }: Answer) => body.lines as { line: number; faults: string[]; changes: string[] }[]

const good = file(
  ['202118', '中野市', '中心市', '企画課長', '○'],
  ['202011', '長野市', 'オブザーバー', '', ''],
)

describe('members and seats by CSV', () => {
  test('[B8] a wrong code is reported with its line, and nothing is saved', async () => {
    const world = await openBodyWorld()
    const { db } = world.store
    const before = await membersOn(db, 'hokushin', '2026-11-24')
    const wrong = file(
      ['202118', '中野市', '中心市', '企画課長', ''],
      ['202012', '長野市', '連携市町村', '', ''],
    )
    const answer = await preview(world, wrong)
    expect(answer.status).toBe(200)
    expect(linesOf(answer)).toMatchObject([
      { line: 2, faults: [], changes: ['seat'] },
      { line: 3, faults: [expect.stringContaining('検査数字')] },
    ])
    expect((await take(world, wrong, answer.body.sha256)).status).toBe(409)
    expect(await membersOn(db, 'hokushin', '2026-11-24')).toEqual(before)
    expect(await db.selectFrom('seat').select('id').where('title', '=', '企画課長').execute()).toEqual([])
  })

  test('[B8] what was previewed is taken in once, whole, and twice changes nothing', async () => {
    const world = await openBodyWorld()
    const { db } = world.store
    const { body } = await preview(world, good)
    expect(body).toMatchObject({ fromOn: '2026-11-24', unlisted: ['飯山市', '木島平村', '栄村'] })
    const key = newId()
    const [first, again] = [
      await take(world, good, body.sha256, key),
      await take(world, good, body.sha256, key),
    ]
    expect(first.body).toEqual({ members: 1, seats: 1 })
    expect(again.body).toEqual(first.body)
    const seats = await db.selectFrom('seat').selectAll().where('title', '=', '企画課長').execute()
    expect(seats).toMatchObject([{ organisation_id: 'nakano', duty: 'member' }])
    expect(
      await db
        .selectFrom('secretariat')
        .select('forum_id')
        .where('seat_id', '=', seats[0]?.id ?? '')
        .execute(),
    ).toEqual([{ forum_id: 'hokushin' }])
    expect((await membersOn(db, 'hokushin', '2026-11-24')).map(({ id }) => id)).toContain('nagano')
    expect(linesOf(await preview(world, good)).every(({ changes }) => changes.length === 0)).toBe(true)
  })

  test('[B8] another file than the one that was looked at is refused', async () => {
    const world = await openBodyWorld()
    const { body } = await preview(world, good)
    const other = file(['202011', '長野市', '連携市町村', '', ''])
    const answer = await take(world, other, body.sha256)
    expect(answer.status).toBe(409)
    expect(answer.body.error?.message).toContain('中身が違います')
  })

  test('[B8] a list in CP932 is read', async () => {
    const world = await openBodyWorld()
    // 「団体名,役割」 and 「長野市,オブザーバー」 as Excel saves them.
    const cp932 = Buffer.from(
      '9263 91cc 96bc 2c 96f0 8a84 0d0a 92b7 96ec 8e73 2c 8349 8375 8355 815b 836f 815b 0d0a'.replaceAll(
        ' ',
        '',
      ),
      'hex',
    )
    expect(linesOf(await preview(world, cp932.toString('base64')))).toMatchObject([
      { line: 2, faults: [], changes: ['join'] },
    ])
  })

  test('[B8] the secretariat takes in members only, and others nothing', async () => {
    const world = await openBodyWorld()
    const byMember = await preview(world, good, world.secretariat)
    expect(linesOf(byMember)[0]?.faults).toEqual([expect.stringContaining('管理者だけ')])
    const members = file(['202011', '長野市', '連携市町村', '', ''])
    const answer = await preview(world, members, world.secretariat)
    const taken = await world.as(world.secretariat)('POST', '/forums/hokushin/register', {
      content: members,
      sha256: answer.body.sha256,
      idempotencyKey: newId(),
    })
    expect(taken.body).toEqual({ members: 1, seats: 0 })
    expect((await preview(world, members, world.village)).status).toBe(403)
  })

  test('[B8] what is no list is told in words', async () => {
    const world = await openBodyWorld()
    const answer = await preview(world, Buffer.from('氏名,住所\r\na,b').toString('base64'))
    expect(answer.status).toBe(400)
    expect(answer.body.error?.message).toContain('ひな形')
    expect((await preview(world, '@@')).status).toBe(400)
  })
})

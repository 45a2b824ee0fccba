import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runDaily } from '../../server/daily'
import { dailyJobs } from '../../server/dailyJobs'
import { verifyRecords } from '../../server/minutes/verifyRecords'
import { doboku } from './interestWorld'
import {
  type Account,
  accounts,
  answers,
  everyRow,
  openPrivacyWorld,
  type PrivacyWorld,
  roadsOf,
} from './privacyWorld'

/** Roads that end before they answer: no such token, feed, round or file is in the world, and the sample is for its own machine alone. */
const unwalked = new Set([
  '/api/invitations/:token',
  '/api/calendar/:file{[A-Za-z0-9_-]{43}\\.ics}',
  '/api/confirmation/:meetingId/rounds/:roundId',
  '/api/materials/:id/file',
  '/api/sample',
])

interface Snapshot {
  roads: Map<Account, Map<string, string>>
  rows: Map<string, string[]>
  printed: string[]
}

let world: PrivacyWorld
/** nobody but 木島平村 has ticked anything, and that something else */
let before: Snapshot
/** after the tick of 栄村 */
let one: Snapshot
/** after that of 野沢温泉村 */
let met: Snapshot
beforeAll(async () => {
  world = await openPrivacyWorld()
  before = await snapshot()
}, 120_000)
afterAll(() => world.close())

async function snapshot(): Promise<Snapshot> {
  const roads = new Map<Account, Map<string, string>>()
  for (const account of accounts) roads.set(account, await answers(world, account))
  return { roads, rows: await everyRow(world), printed: await whatTheOperatorReads() }
}

/** What a command of the operator says of the records; the others say nothing of what is in a body. */
async function whatTheOperatorReads(): Promise<string[]> {
  const lines: string[] = []
  await verifyRecords(world.store.db, (line) => lines.push(line))
  return lines
}

/** The roads on which somebody is answered otherwise than before, and the tables whose rows are others. */
const changedRoads = (from: Snapshot, now: Snapshot, account: Account) =>
  [...(now.roads.get(account) ?? [])].flatMap(([path, answer]) =>
    from.roads.get(account)?.get(path) === answer ? [] : [path],
  )
const changedTables = (from: Snapshot, now: Snapshot) =>
  [...now.rows].flatMap(([table, rows]) =>
    JSON.stringify(from.rows.get(table)) === JSON.stringify(rows) ? [] : [table],
  )
const everybodyBut = (...few: Account[]) => accounts.filter((account) => !few.includes(account))

test('[I1] every road of the app is walked, by somebody to its end', () => {
  const answered = new Set(
    accounts.flatMap((account) =>
      [...(before.roads.get(account) ?? [])].flatMap(([path, answer]) =>
        /^(200|301) /.test(answer) ? [path] : [],
      ),
    ),
  )
  const closed = roadsOf(world).filter(({ paths }) => !paths.some((path) => answered.has(path)))
  expect(closed.map(({ pattern }) => pattern).sort()).toEqual([...unwalked].sort())
  expect(world.reported).toEqual([])
})

describe('[I1] one tick of 栄村', () => {
  let frames: Map<Account, string[]>
  let quiet: Map<Account, string[]>
  beforeAll(async () => {
    await world.sockets.heard()
    quiet = await world.sockets.heard()
    await world.sends('own', { tick: [doboku], untick: [] })
    frames = await world.sockets.heard()
    one = await snapshot()
  }, 120_000)

  test.each(everybodyBut('own', 'ownSecond'))('changes no byte on any road of %s', (account) => {
    expect(changedRoads(before, one, account)).toEqual([])
  })

  test.each(['own', 'ownSecond'] as const)('is on the page of %s and on no other road', (account) => {
    const paths = changedRoads(before, one, account)
    expect(paths.length).toBeGreaterThan(0)
    expect(paths.filter((path) => !path.startsWith('/api/interests/hokushin'))).toEqual([])
  })

  test('writes one row and nothing else: no letter, no log, no count', () => {
    expect(changedTables(before, one)).toEqual(['interest'])
    expect(one.rows.get('interest')).toHaveLength((before.rows.get('interest')?.length ?? 0) + 1)
  })

  test('stirs the sockets of its own two seats alone; all others are told the same number of times', () => {
    const topics = (account: Account) => frames.get(account)?.length
    for (const account of accounts.filter((each) => each !== 'signedOut'))
      expect([account, topics(account)]).toEqual([
        account,
        account === 'own' || account === 'ownSecond' ? 2 : 1,
      ])
    // The clock stands still, so a number that leapt would tell of what was said to somebody else.
    for (const account of everybodyBut('own', 'ownSecond', 'signedOut'))
      expect(numberIn(frames.get(account)?.[0])).toBe(numberIn(quiet.get(account)?.[0]) + 1)
  })

  test('is in nothing the operator reads, and no fault is reported', async () => {
    expect(one.printed).toEqual(before.printed)
    expect(world.reported).toEqual([])
  })

  test('[I2] untaken leaves every table as it was', async () => {
    await world.sends('ownSecond', { tick: [], untick: [doboku] })
    expect(await everyRow(world)).toEqual(before.rows)
    await world.sends('own', { tick: [doboku], untick: [] })
  })
})

describe('[I3] the tick of 野沢温泉村 after it', () => {
  beforeAll(async () => {
    await world.sends('other', { tick: [doboku], untick: [] })
    met = await snapshot()
  }, 120_000)

  test.each(everybodyBut('own', 'ownSecond', 'other'))('changes no byte on any road of %s', (account) => {
    expect(changedRoads(one, met, account)).toEqual([])
  })

  test.each(['own', 'ownSecond', 'other'] as const)('is on the page and the desk of %s alone', (account) => {
    const roads = new Set(changedRoads(one, met, account).map((path) => path.split('?')[0]))
    expect([...roads].sort()).toEqual(['/api/desk', '/api/desk/handover', '/api/interests/hokushin'])
  })

  test('writes the match and one letter to each', () => {
    expect(changedTables(one, met)).toEqual(['interest', 'interest_match', 'interest_match_member', 'notice'])
    const letters = (met.rows.get('notice') ?? []).filter((row) => !one.rows.get('notice')?.includes(row))
    expect(letters.map((row) => String(JSON.parse(row).organisation_id)).sort()).toEqual([
      'nozawa',
      'sakaemura',
    ])
  })

  test('goes out by mail to their seats alone', async () => {
    const failed: unknown[] = []
    world.clock.now += 24 * 60 * 60 * 1000
    await runDaily(world.context, dailyJobs, (error) => failed.push(error))
    expect(failed).toEqual([])
    const letters = await world.store.db.selectFrom('mail').select(['person_id', 'notices']).execute()
    const notices = await world.store.db
      .selectFrom('notice')
      .select('id')
      .where('kind', '=', 'interest_matched')
      .execute()
    const readers = letters.filter((letter) => notices.some(({ id }) => letter.notices.includes(id)))
    expect([...new Set(readers.map(({ person_id }) => person_id))].sort()).toEqual([
      'person-nozawa',
      'person-sakaemura',
      'person-sakaemura-2',
    ])
  })
})

/** The counter of a notice frame: its last bytes, as the frame wrote them. */
function numberIn(frame: string | undefined): number {
  // [101, topic, rev] in lib0: the revision is a varUint at the end.
  const bytes = Uint8Array.from(frame ?? '', (character) => character.charCodeAt(0))
  const length = bytes[1] ?? 0
  let [value, factor] = [0, 1]
  for (const byte of bytes.slice(2 + length)) {
    value += (byte & 127) * factor
    factor *= 128
  }
  return value
}

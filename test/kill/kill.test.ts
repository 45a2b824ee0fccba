import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '../../server/store/documents'
import { openSqlite } from '../../server/store/sqlite'
import { randomOf } from '../collab/support/random'
import { Office } from './Office'
import { linesOf, type Typist } from './Typist'

const kills = Number(process.env.ENTAKU_KILLS ?? 4)
const secondsPerKill = 30

const random = randomOf(20)
let office: Office
/** What the sample wrote into these minutes. */
let before: string[]

beforeAll(async () => {
  office = await Office.open({ typists: 10, random })
  before = office.typists[0]?.list ?? []
})
afterAll(() => office?.close())

test(
  `[store/kill9-loses-nothing-acked] [S1][S2] ${kills} times kill -9 while ten people type: nothing acknowledged and nothing shown is gone`,
  async () => {
    office.startTyping()
    for (let kill = 1; kill <= kills; kill++) {
      const enough = office.acknowledged + 30 + random.below(400)
      await office.until(() => office.acknowledged >= enough, 'acknowledgements')
      await office.kill()
      const log = await linesOfLog()
      expect(new Set(log).size, `kill ${kill}: no line twice`).toBe(log.length)
      expect(brokenPromises(new Set(log)), `kill ${kill}`).toEqual([])
      await office.start()
      await office.everybody('back', ({ isOnline }) => isOnline)
    }
    await expectAllEndEqual()
  },
  (kills + 2) * secondsPerKill * 1000,
)

async function linesOfLog(): Promise<string[]> {
  const store = await openSqlite(join(office.dataDir, 'entaku.db'))
  const { doc } = await readDocument(store.log, office.documentId)
  await store.close()
  return linesOf(doc)
}

function brokenPromises(log: ReadonlySet<string>): string[] {
  const deleted = new Set(
    office.typists.flatMap(({ lines }) =>
      lines.filter(({ deletedBy }) => deletedBy !== undefined).map(({ text }) => text),
    ),
  )
  const lost = (text: string) => !deleted.has(text) && !log.has(text)
  return office.typists.flatMap((typist) => [
    ...brokenTo(typist, log),
    ...[...typist.shown].filter(lost).map((text) => `${text} was shown to ${typist.name} and is gone`),
  ])
}

/** The promise of an acknowledgement: what was written is there, what was deleted is not. */
function brokenTo({ lines, acks }: Typist, log: ReadonlySet<string>): string[] {
  return lines.flatMap(({ text, writtenBy, deletedBy }) => {
    if (deletedBy !== undefined)
      return deletedBy <= acks.acked && log.has(text) ? [`${text} was deleted and is there`] : []
    return writtenBy <= acks.acked && !log.has(text) ? [`${text} was acknowledged and is gone`] : []
  })
}

async function expectAllEndEqual(): Promise<void> {
  const { typists } = office
  office.stopTyping()
  await office.everybody('saved', ({ isSaved }) => isSaved)
  const written = typists.flatMap(({ lines }) =>
    lines.filter(({ deletedBy }) => deletedBy === undefined).map(({ text }) => text),
  )
  const expected = [...before, ...written]
  await office.everybody('equal', ({ list }) => list.length === expected.length)
  for (const { list, closedBy } of typists) {
    expect(list).toEqual(typists[0]?.list)
    expect(closedBy).toBeUndefined()
  }
  expect([...(typists[0]?.list ?? [])].sort()).toEqual(expected.sort())
  console.log(`${kills} kills: ${office.acknowledged} acknowledged changes, none lost`)
}

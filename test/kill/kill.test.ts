import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readDocument } from '../../server/store/documents'
import { openSqlite } from '../../server/store/sqlite'
import { randomOf } from '../collab/support/random'
import { Office } from './Office'
import { linesOf, type Typist } from './Typist'

const kills = Number(process.env.ENTAKU_KILLS ?? 4)
/** Then others begin anew: a page on which ten people type and delete for hours is slow for the ten clients in one process here. */
const killsPerOffice = 20
const secondsPerKill = 30

const offices = Array.from({ length: Math.ceil(kills / killsPerOffice) }, (_, index) => ({
  seed: 20 + index,
  times: Math.min(killsPerOffice, kills - index * killsPerOffice),
}))

test.each(offices)(
  '[store/kill9-loses-nothing-acked] [S1][S2] $times times kill -9 while ten people type (seed $seed): nothing acknowledged and nothing shown is gone',
  async ({ seed, times }) => {
    const random = randomOf(seed)
    const office = await Office.open({ typists: 10, random })
    onTestFinished(() => office.close())
    const before = office.typists[0]?.list ?? []
    office.startTyping()
    for (let kill = 1; kill <= times; kill++) {
      const enough = office.acknowledged + 30 + random.below(400)
      await office.until(() => office.acknowledged >= enough, 'acknowledgements')
      await office.kill()
      const log = await linesOfLog(office)
      expect(new Set(log).size, `kill ${kill}: no line twice`).toBe(log.length)
      expect(brokenPromises(office.typists, new Set(log)), `kill ${kill}`).toEqual([])
      await office.start()
      await office.everybody('back', ({ isOnline }) => isOnline)
    }
    await expectAllEndEqual(office, before)
    console.log(`${times} kills: ${office.acknowledged} acknowledged changes, none lost`)
  },
  (killsPerOffice + 2) * secondsPerKill * 1000,
)

async function linesOfLog({ dataDir, documentId }: Office): Promise<string[]> {
  const store = await openSqlite(join(dataDir, 'entaku.db'))
  const { doc } = await readDocument(store.log, documentId)
  await store.close()
  return linesOf(doc)
}

function brokenPromises(typists: readonly Typist[], log: ReadonlySet<string>): string[] {
  const deleted = new Set(
    typists.flatMap(({ lines }) =>
      lines.filter(({ deletedBy }) => deletedBy !== undefined).map(({ text }) => text),
    ),
  )
  const lost = (text: string) => !deleted.has(text) && !log.has(text)
  return typists.flatMap((typist) => [
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

/** `before`: what the sample wrote into these minutes. */
async function expectAllEndEqual(office: Office, before: readonly string[]): Promise<void> {
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
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Random, randomOf } from '../collab/support/random'
import { startProduct } from '../support/product'
import { temporaryDirectory } from '../support/temporaryDirectory'
import { everybodyComesBack, layOut, losses } from './aftermath'
import { Disk } from './Disk'
import { Office } from './Office'
import { cutInFirstRun, cutsWhileTyping, type Moment, momentsOf, powerCuts } from './powerCuts'
import { Recording } from './Recording'

/**
 * The product is recorded from its first start to its last act while ten people type. Then the power goes at moments of that
 * life, and what the disk may hold is opened again. `npm run soak:kill` takes more recordings and more cuts.
 */
const recordings = Number(process.env.ENTAKU_RECORDINGS ?? 1)
const cuts = Number(process.env.ENTAKU_POWER_CUTS ?? 8)
/** More of them, after which the product starts and everybody comes back; that takes seconds. */
const returns = Number(process.env.ENTAKU_RETURNS ?? 1)
/** At 1,500 SQLite moves its log into its file while people type, too, and not only at the end. */
const changes = Number(process.env.ENTAKU_CHANGES ?? 500)
/** On a machine that many share. */
const secondsPerCut = 60

describe.each(Array.from({ length: recordings }, (_, index) => index + 1))('recording %i', (seed) => {
  const random: Random = randomOf(seed)
  let recording: Recording
  let office: Office
  let moments: Moment[]

  beforeAll(async () => {
    const { path: dataDir } = temporaryDirectory()
    recording = new Recording(dataDir)
    const { environment } = recording
    office = await Office.open({ typists: 10, random, dataDir, environment, place: () => recording.place })
    office.startTyping()
    await office.until(() => office.acknowledged >= changes, 'acknowledgements')
    office.leave()
    await office.stop()
    moments = momentsOf(recording)
  })
  afterAll(async () => {
    await office?.close()
    recording.remove()
  })

  const whileTyping = (count: number) => cutsWhileTyping(moments, count, random)

  test('replayed to its end is the directory as the server left it', () => {
    const disk = new Disk()
    for (const { act } of moments) disk.perform(act)
    expect([...disk.files.keys()].sort()).toEqual(readdirSync(office.dataDir).sort())
    for (const [name, bytes] of disk.files)
      expect(bytes.equals(readFileSync(join(office.dataDir, name))), name).toBe(true)
  })

  test(
    `[S1][S2] ${cuts} power cuts: nothing acknowledged and nothing shown is gone`,
    async () => {
      for (const cut of powerCuts(moments, whileTyping(cuts), random))
        expect(await losses(cut, office), `cut at ${cut.place}`).toEqual([])
    },
    cuts * secondsPerCut * 1000,
  )

  test(
    `[S1] ${returns} power cuts after which everybody comes back and all have everything, once`,
    async () => {
      for (const cut of powerCuts(moments, whileTyping(returns), random))
        await everybodyComesBack(cut, office)
    },
    returns * secondsPerCut * 1000,
  )

  test('after a power cut in its first run the product starts', async () => {
    for (const cut of powerCuts(moments, [cutInFirstRun(moments, random)], random)) {
      const product = await startProduct({}, layOut(cut))
      expect((await fetch(`${product.url}/healthz`)).status).toBe(200)
      await product.stop()
    }
  })

  test(
    'a disk that stops syncing while people type is found out',
    async () => {
      const firstPromise = moments.findIndex(({ told }) => told.length > 0)
      const honest = moments.slice(0, firstPromise).filter(({ act }) => act.kind === 'synced').length
      const found = []
      for (const cut of powerCuts(moments, whileTyping(cuts), random, (request) => request < honest))
        found.push((await losses(cut, office)).length > 0)
      expect(found).toContain(true)
    },
    cuts * secondsPerCut * 1000,
  )
})

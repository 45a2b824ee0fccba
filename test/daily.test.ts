import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DailyJob, keepDaily, runDaily } from '../server/daily'
import { openTestContext } from './support/testContext'

const at = (time: string) => Date.parse(`${time}+09:00`)
const hour = 60 * 60_000

let world: Awaited<ReturnType<typeof openTestContext>>
let runs: string[]
let failures: unknown[]
beforeEach(async () => {
  world = await openTestContext(at('2026-11-24T05:59:00'))
  runs = []
  failures = []
})
afterEach(() => world.close())

const job = (name: string, fromHour: number): DailyJob => ({
  name,
  hour: fromHour,
  run: async (_context, day) => {
    runs.push(`${name} ${day}`)
  },
})
const run = (jobs: readonly DailyJob[]) =>
  runDaily(world.context, jobs, (error) => {
    failures.push(error)
  })

describe('what is done once a day', () => {
  test('[K9] waits for its hour, runs once a day of Japan, and in the order of the list', async () => {
    const jobs = [job('reminders', 6), job('digest', 7)]
    await run(jobs)
    expect(runs).toEqual([])
    world.clock.now += hour
    await run(jobs)
    await run(jobs)
    expect(runs).toEqual(['reminders 2026-11-24'])
    world.clock.now += 24 * hour
    await run(jobs)
    world.clock.now += hour
    await run(jobs)
    await run(jobs)
    expect(runs.slice(1)).toEqual(['reminders 2026-11-25', 'digest 2026-11-25'])
  })

  test('[K9] runs once for all the days the server was down, and not again when the clock is set back', async () => {
    world.clock.now = at('2026-11-24T12:00:00')
    await run([job('digest', 7)])
    world.clock.now = at('2026-12-03T09:00:00')
    await run([job('digest', 7)])
    world.clock.now = at('2026-12-02T09:00:00')
    await run([job('digest', 7)])
    expect(runs).toEqual(['digest 2026-11-24', 'digest 2026-12-03'])
  })

  test('[K9] a job that fails is reported, keeps nobody from their turn, and has another try', async () => {
    world.clock.now = at('2026-11-24T12:00:00')
    let isBroken = true
    const broken: DailyJob = {
      ...job('broken', 0),
      run: async (_context, day) => {
        if (isBroken) throw new Error('busy')
        runs.push(`broken ${day}`)
      },
    }
    await run([broken, job('digest', 7)])
    expect(failures).toEqual([new Error('busy')])
    isBroken = false
    await run([broken, job('digest', 7)])
    expect(runs).toEqual(['digest 2026-11-24', 'broken 2026-11-24'])
  })

  test('[K9] a server that starts looks at once, and closing waits for what runs', async () => {
    world.clock.now = at('2026-11-24T12:00:00')
    const slow: DailyJob = {
      ...job('slow', 0),
      run: async () => {
        for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
        runs.push('slow')
      },
    }
    const daily = keepDaily(world.context, [slow], (error) => failures.push(error))
    await daily.close()
    expect(runs).toEqual(['slow'])
    expect(failures).toEqual([])
  })
})

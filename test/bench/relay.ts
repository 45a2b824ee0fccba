import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Measured, Member } from './Member'
import { ServerProcess } from './ServerProcess'

/*
 * `npm run bench`: what the sync engine costs beside a bare relay that checks nothing and keeps nothing, in the same run, measured
 * the same way. The server is pinned to one core, this driver to another. `-- --json` prints the figures as JSON,
 * `-- --seconds 20` measures longer, `-- --rounds 3` takes the median of several.
 */

interface Load {
  name: string
  connections: number
  documents: number
  /** how many of the connections type */
  typists: number
  /** edits per second of one typist */
  pace: number
}

const loads: Load[] = [
  { name: '60 people, 10 typing 10/s, one document', connections: 60, documents: 1, typists: 10, pace: 10 },
  { name: '1,000 people, 200 documents, 400/s', connections: 1000, documents: 200, typists: 400, pace: 1 },
]

interface Figures {
  deliveriesPerSecond: number
  cpuPerDeliveryUs: number
  cpuPercent: number
  deliveryMs: Percentiles
  ackMs: Percentiles | undefined
  rssMb: number
}
interface Result {
  load: string
  bare: Figures
  entaku: Figures
  /** CPU per delivery */
  ratio: number
}
interface Percentiles {
  p50: number
  p95: number
  p99: number
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '1' },
  },
})
const seconds = Number(values.seconds)
const rounds = Number(values.rounds)
const warmUpMs = 2_000

spawnSync('taskset', ['-cp', '1', String(process.pid)])
const results: Result[] = []
for (const load of loads) {
  const runs: { bare: Figures; entaku: Figures }[] = []
  for (let round = 0; round < rounds; round++)
    runs.push({ bare: await measureBare(load), entaku: await measureEntaku(load) })
  const bare = median(runs.map((run) => run.bare))
  const entaku = median(runs.map((run) => run.entaku))
  results.push({ load: load.name, bare, entaku, ratio: entaku.cpuPerDeliveryUs / bare.cpuPerDeliveryUs })
}
if (values.json) console.log(JSON.stringify(results, null, 2))
else for (const result of results) print(result)

async function measureBare(load: Load): Promise<Figures> {
  return measure(await ServerProcess.start('test/bench/bareRelay.ts', []), load, false)
}

async function measureEntaku(load: Load): Promise<Figures> {
  const dir = mkdtempSync(join(tmpdir(), 'entaku-bench-'))
  const ids = Array.from({ length: load.documents }, (_, index) => documentId(index))
  const args = [join(dir, 'entaku.db'), '0', ids.join(',')]
  try {
    return await measure(await ServerProcess.start('test/bench/server.ts', args), load, true)
  } finally {
    rmSync(dir, { recursive: true })
  }
}

async function measure(server: ServerProcess, load: Load, speaksSync: boolean): Promise<Figures> {
  const measured: Measured = { deliveries: [], acks: [] }
  const members = await enter(server, load, speaksSync, measured)
  const stopTyping = startTyping(members.slice(0, load.typists), load.pace)
  await pause(warmUpMs)
  measured.deliveries.length = 0
  measured.acks.length = 0
  const before = await server.usage()
  const start = performance.now()
  await pause(seconds * 1000)
  const after = await server.usage()
  const elapsedMs = performance.now() - start
  const figures = figuresOf(measured, before.cpu, after.cpu, elapsedMs, after.rss)
  stopTyping()
  for (const member of members) member.leave()
  await server.stop()
  return figures
}

/** In groups: a thousand handshakes at once are another measurement. */
async function enter(
  server: ServerProcess,
  load: Load,
  speaksSync: boolean,
  measured: Measured,
): Promise<Member[]> {
  const members: Member[] = []
  for (let index = 0; index < load.connections; index++) {
    // Typists come first and are spread over the documents.
    const document = documentId(index % load.documents)
    const options = { name: `p${index}`, port: server.port, documentId: document, speaksSync, measured }
    members.push(new Member(options))
    if (index % 50 === 49) await ready(members)
  }
  await ready(members)
  return members
}

async function ready(members: readonly Member[]): Promise<void> {
  while (!members.every((member) => member.isReady)) await pause(5)
}

/** Typists are spread evenly over their beat, so that neither server is helped by chance. */
function startTyping(typists: readonly Member[], pace: number): () => void {
  const beatMs = 1000 / pace
  const timers: NodeJS.Timeout[] = []
  typists.forEach((typist, index) => {
    const begin = () => timers.push(setInterval(() => typist.type(), beatMs))
    timers.push(setTimeout(begin, (index / typists.length) * beatMs))
  })
  return () => timers.forEach(clearInterval)
}

function figuresOf(
  { deliveries, acks }: Measured,
  before: NodeJS.CpuUsage,
  after: NodeJS.CpuUsage,
  elapsedMs: number,
  rss: number,
): Figures {
  const cpuUs = after.user + after.system - before.user - before.system
  return {
    deliveriesPerSecond: (deliveries.length / elapsedMs) * 1000,
    cpuPerDeliveryUs: cpuUs / deliveries.length,
    cpuPercent: cpuUs / elapsedMs / 10,
    deliveryMs: percentiles(deliveries),
    ackMs: acks.length > 0 ? percentiles(acks) : undefined,
    rssMb: rss / 1024 / 1024,
  }
}

function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** The run in the middle by CPU, whole: a mix of runs would be a run that never was. */
function median(runs: readonly Figures[]): Figures {
  const sorted = [...runs].sort((a, b) => a.cpuPerDeliveryUs - b.cpuPerDeliveryUs)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (!middle) throw new Error('--rounds must be at least 1')
  return middle
}

function documentId(index: number): string {
  return `d${index}`
}

function print({ load, bare, entaku, ratio }: Result): void {
  const round = (value: number) => Number(value.toFixed(value < 10 ? 2 : 1))
  const row = ({ deliveriesPerSecond, cpuPerDeliveryUs, cpuPercent, deliveryMs, ackMs, rssMb }: Figures) => ({
    'deliveries/s': round(deliveriesPerSecond),
    'CPU µs/delivery': round(cpuPerDeliveryUs),
    'CPU %': round(cpuPercent),
    'p50 ms': round(deliveryMs.p50),
    'p95 ms': round(deliveryMs.p95),
    'p99 ms': round(deliveryMs.p99),
    'ack p50 ms': ackMs ? round(ackMs.p50) : '–',
    'ack p99 ms': ackMs ? round(ackMs.p99) : '–',
    'RSS MB': round(rssMb),
  })
  console.log(`\n${load}`)
  console.table({ 'bare ws relay': row(bare), entaku: row(entaku) })
  console.log(`CPU per delivery, entaku : bare relay = ${round(ratio)} : 1`)
}

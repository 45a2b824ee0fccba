import { type Memory, memory } from './memory'
import { median } from './numbers'
import { writePaper } from './paper'
import { coldOpen, keystroke } from './papers'
import { type Load, type Relayed, relay } from './relaying'
import type { Figures, Measure, Row } from './report'
import { type BenchServer, bare, entaku, hocuspocus } from './servers'
import { solving } from './solving'

/** How much is measured, and beside whom. */
export interface Bench {
  servers: readonly BenchServer[]
  seconds: number
  rounds: number
}

/** What the engine promises to cost, by the names that `--only` knows. */
export const workloads: Record<string, (bench: Bench) => Promise<Row[]>> = {
  few: (bench) =>
    relaying(bench, '60 people, 10 type 10/s, one document', few, [
      { ...cpu, goal: { atMost: 1, of: bare } },
      { ...delivery, goal: { atMost: 1, of: hocuspocus } },
    ]),
  many: (bench) =>
    relaying(bench, '200 people, 40 type 5/s, one document', many, [
      { ...cpu, goal: { atMost: 0.7, of: bare } },
      delivery,
    ]),
  busy: (bench) =>
    relaying(bench, '1,000 people, 200 documents, 400 edits/s', busy, [
      { ...cpu, goal: { atMost: 1.5, of: bare } },
      { ...cpu, goal: { atMost: 0.6, of: hocuspocus } },
      delivery,
      { name: 'memory above idle', unit: 'MB', of: (run) => run.rssMb, goal: { atMost: 110 } },
    ]),
  ack: (bench) =>
    relaying({ ...bench, servers: [entaku] }, '20 people type 5/s, one document', ack, [
      { name: 'ack after fsync, p50', unit: 'ms', of: (run) => run.ackMs.p50, goal: { atMost: 3 } },
      { name: 'ack after fsync, p99', unit: 'ms', of: (run) => run.ackMs.p99, goal: { atMost: 20 } },
    ]),
  open: async (bench) => [await opening(bench, 60_000, 80), await opening(bench, 259_778, 300)],
  keystroke: async (bench) => {
    const paper = writePaper(60_000)
    const measure = { name: 'server CPU per keystroke', unit: 'µs', goal: { atMost: 25 } }
    const runs = await rounds(bench, storing(bench), (server) => keystroke(server, paper))
    return [{ work: 'a document of 60,000 edits', ...measure, figures: figuresOf(runs, (us) => us) }]
  },
  memory: async (bench) => {
    const runs = await rounds({ ...bench, rounds: 1 }, bench.servers, memory)
    return memories.map(({ of, ...row }) => ({ ...row, figures: figuresOf(runs, of) }))
  },
  solve: async (bench) => [
    {
      work: '15 willing members, a cost in steps, no group that holds',
      name: 'to look at every group',
      unit: 'ms',
      goal: { atMost: 200 },
      figures: figuresOf(await rounds(bench, [entaku], async () => solving()), (ms) => ms),
    },
  ],
}

const few: Load = { connections: 60, documents: 1, typists: 10, pace: 10 }
const many: Load = { connections: 200, documents: 1, typists: 40, pace: 5 }
const busy: Load = { connections: 1000, documents: 200, typists: 400, pace: 1 }
const ack: Load = { connections: 20, documents: 1, typists: 20, pace: 5 }

type MeasureOf<Run> = Measure & { of: (run: Run) => number }

const cpu: MeasureOf<Relayed> = {
  name: 'server CPU per delivery',
  unit: 'µs',
  of: (run) => run.cpuUsPerDelivery,
}
const delivery: MeasureOf<Relayed> = { name: 'delivered, p99', unit: 'ms', of: (run) => run.deliveryMs.p99 }

const memories: (MeasureOf<Memory> & { work: string })[] = [
  {
    work: 'people who only listen',
    name: 'memory per connection',
    unit: 'KB',
    of: (run) => run.connectionKb,
    goal: { atMost: 20 },
  },
  {
    work: 'documents of one page, one reader each',
    name: 'memory per open document',
    unit: 'KB',
    of: (run) => run.documentKb,
    goal: { atMost: 60 },
  },
]

async function relaying(
  bench: Bench,
  work: string,
  load: Load,
  measures: MeasureOf<Relayed>[],
): Promise<Row[]> {
  const runs = await rounds(bench, bench.servers, (server) => relay(server, load, bench.seconds))
  return measures.map(({ of, ...measure }) => ({ work, ...measure, figures: figuresOf(runs, of) }))
}

async function opening(bench: Bench, edits: number, msMax: number): Promise<Row> {
  const paper = writePaper(edits)
  const runs = await rounds(bench, storing(bench), (server) => coldOpen(server, paper))
  const work = `a document of ${edits.toLocaleString('en')} edits that nobody has open`
  const measure = { name: 'server CPU to open it', unit: 'ms', goal: { atMost: msMax } }
  return { work, ...measure, figures: figuresOf(runs, (ms) => ms) }
}

/** Those whose store a document can be laid into. */
const storing = ({ servers }: Bench) => servers.filter((server) => server === entaku || server === hocuspocus)

/** Everybody takes turns, so that what else the machine does in the meantime meets all alike. */
async function rounds<Run>(
  bench: Bench,
  servers: readonly BenchServer[],
  run: (server: BenchServer) => Promise<Run>,
): Promise<Map<BenchServer, Run[]>> {
  const runs = new Map<BenchServer, Run[]>(servers.map((server) => [server, []]))
  for (let round = 0; round < bench.rounds; round++)
    for (const [server, done] of runs) done.push(await run(server))
  return runs
}

const figuresOf = <Run>(runs: Map<BenchServer, Run[]>, of: (run: Run) => number): Figures =>
  new Map([...runs].map(([server, done]) => [server, median(done.map(of))]))

import { setTimeout as pause } from 'node:timers/promises'
import { type Random, randomOf } from '../collab/support/random'
import { type Measured, Member, nothingMeasured } from './Member'
import { type Percentiles, percentiles } from './numbers'
import { ServerProcess } from './ServerProcess'
import type { BenchServer } from './servers'

/** People at documents, some of them typing: what a delivery costs the server, and when it arrives. */
export interface Load {
  connections: number
  documents: number
  /** how many of the connections type */
  typists: number
  /** edits per second of one typist */
  pace: number
}

export interface Relayed {
  deliveriesPerSecond: number
  cpuUsPerDelivery: number
  deliveryMs: Percentiles
  ackMs: Percentiles
  /** above what the server took before the first came */
  rssMb: number
}

const settleMs = 1_000

export async function relay(server: BenchServer, load: Load, seconds: number): Promise<Relayed> {
  const process = await ServerProcess.start(server)
  const idle = await process.usage()
  await warmUp(process)
  const measured = nothingMeasured()
  const members = await enter(process, load, measured)
  const stopTyping = startTyping(members.slice(0, load.typists), load.pace, randomOf(load.connections))
  await pause(settleMs)
  Object.assign(measured, nothingMeasured())
  const before = await process.usage()
  const start = performance.now()
  await pause(seconds * 1000)
  const after = await process.usage()
  const elapsedSeconds = (performance.now() - start) / 1000
  stopTyping()
  for (const member of members) member.leave()
  await process.stop()
  const { deliveries, acks } = measured
  return {
    deliveriesPerSecond: deliveries.length / elapsedSeconds,
    cpuUsPerDelivery: (after.cpuUs - before.cpuUs) / deliveries.length,
    deliveryMs: percentiles(deliveries),
    ackMs: percentiles(acks),
    rssMb: (after.residentBytes - idle.residentBytes) / 1024 / 1024,
  }
}

/** A server that has run for a day has its code compiled; one that was just started works several times as long on an edit. */
async function warmUp(process: ServerProcess): Promise<void> {
  const load = { connections: 20, documents: 1, typists: 20, pace: 0 }
  const members = await enter(process, load, nothingMeasured(), 'warm')
  for (let edit = 0; edit < 300; edit++) {
    for (const member of members) member.type()
    // As fast as the limit of edits per second lets them.
    await pause(8)
  }
  for (const member of members) member.leave()
}

/** In groups: a thousand handshakes at once are another measurement. Typists come first and are spread over the documents. */
async function enter(
  { server, port }: ServerProcess,
  load: Load,
  measured: Measured,
  name = 'd',
): Promise<Member[]> {
  const members: Member[] = []
  for (let index = 0; index < load.connections; index++) {
    const documentId = `${name}${index % load.documents}`
    members.push(new Member({ name: `p${index}`, port, documentId, dialect: server.dialect, measured }))
    if (index % 50 === 49) await allReady(members)
  }
  await allReady(members)
  return members
}

export async function allReady(members: readonly Member[]): Promise<void> {
  while (!members.every((member) => member.isReady)) await pause(5)
}

/** Nobody types to a metronome: the time from one edit to the next is half to one and a half times the beat. Seeded: equal for all. */
function startTyping(typists: readonly Member[], pace: number, random: Random): () => void {
  const timers = new Map<Member, NodeJS.Timeout>()
  const wait = (typist: Member, share: number) =>
    timers.set(
      typist,
      setTimeout(
        () => {
          typist.type()
          wait(typist, 0.5 + random.below(1000) / 1000)
        },
        (share * 1000) / pace,
      ),
    )
  for (const typist of typists) wait(typist, random.below(1000) / 1000)
  return () => {
    for (const timer of timers.values()) clearTimeout(timer)
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { Member, nothingMeasured } from './Member'
import { nextKeystrokes, type Paper, storeInEntaku, storeInHocuspocus } from './paper'
import { allReady } from './relaying'
import { newDirectory, ServerProcess } from './ServerProcess'
import { type BenchServer, entaku } from './servers'

/*
 * Large and old documents: what it costs the server to open one that nobody has open, and to take a keystroke into it.
 * Both are processor time, so that a busy machine does not change them much.
 */

const id = 'paper'

/** From the handshake to the whole document on its way to the first reader, in ms. */
export async function coldOpen(server: BenchServer, paper: Paper): Promise<number> {
  const process = await startWith(server, paper)
  // Code that was never run is no part of opening a document.
  const other = await enter(process, 'other', 'p0')
  const before = await process.usage()
  const reader = await enter(process, id, 'p0')
  const after = await process.usage()
  reader.leave()
  other.leave()
  await process.stop()
  return (after.cpuUs - before.cpuUs) / 1000
}

/** One writes as fast as the server takes it, another reads; in µs. */
export async function keystroke(server: BenchServer, paper: Paper): Promise<number> {
  const process = await startWith(server, paper)
  const [writer, reader] = [await enter(process, id, 'writer'), await enter(process, id, 'reader')]
  const updates = nextKeystrokes(paper, warmUpCount + count)
  await feed(writer, reader, updates.slice(0, warmUpCount))
  const before = await process.usage()
  await feed(writer, reader, updates.slice(warmUpCount))
  const after = await process.usage()
  writer.leave()
  reader.leave()
  await process.stop()
  return (after.cpuUs - before.cpuUs) / count
}
const warmUpCount = 2_000
const count = 8_000
/** Sent before the reader must have them all. */
const feedCount = 500

async function feed(writer: Member, reader: Member, updates: readonly Uint8Array[]): Promise<void> {
  for (let begin = 0; begin < updates.length; begin += feedCount) {
    const next = updates.slice(begin, begin + feedCount)
    const length = lengthOf(reader) + next.length
    for (const update of next) writer.sendUpdate(update)
    while (lengthOf(reader) < length) await pause(1)
  }
}

const lengthOf = ({ doc }: Member) => {
  const text = doc.getXmlFragment('minutes').get(0)
  return text instanceof Y.XmlText ? text.length : 0
}

async function startWith(server: BenchServer, paper: Paper): Promise<ServerProcess> {
  const directory = newDirectory()
  if (server === entaku) await storeInEntaku(directory, id, paper)
  else storeInHocuspocus(directory, id, paper)
  // Nobody types thousands of strokes a second: the limit on it is not what is measured.
  return ServerProcess.start(server, { directory, args: server === entaku ? ['hurry'] : [] })
}

async function enter({ server, port }: ServerProcess, documentId: string, name: string): Promise<Member> {
  const { dialect } = server
  const isReading = name === 'reader'
  const member = new Member({ name, port, documentId, dialect, measured: nothingMeasured(), isReading })
  await allReady([member])
  return member
}

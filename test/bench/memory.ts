import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { Member, nothingMeasured } from './Member'
import { median } from './numbers'
import { allReady } from './relaying'
import { ServerProcess } from './ServerProcess'
import type { BenchServer } from './servers'

export interface Memory {
  connectionKb: number
  documentKb: number
}

/**
 * Live objects and buffers after a collection, as they grow from one hundred to the next: the median of the increments. Resident
 * memory grows in leaps of whole heap pages, whose median would be next to nothing for everybody.
 */
const step = 100
const steps = 9

/** What somebody who only listens takes, and what an open document of a page takes beside the one reader it has. */
export async function memory(server: BenchServer): Promise<Memory> {
  const process = await ServerProcess.start(server, { collects: true })
  const members: Member[] = []
  const grow = async (documentOf: (index: number) => string) => {
    const sizes: number[] = []
    for (let round = 0; round <= steps; round++) {
      const newcomers = Array.from({ length: step }, (_, index) =>
        enter(process, documentOf(members.length + index), `p${members.length + index}`),
      )
      members.push(...newcomers)
      await allReady(newcomers)
      for (const newcomer of newcomers) if (documentOf !== together) writePage(newcomer.doc)
      sizes.push(await sizeOf(process))
    }
    return median(sizes.slice(1).map((size, index) => (size - (sizes[index] ?? 0)) / step / 1024))
  }
  const connectionKb = await grow(together)
  // A bare relay keeps no documents.
  const documentKb =
    server.dialect === 'relay' ? Number.NaN : (await grow((index) => `d${index}`)) - connectionKb
  for (const member of members) member.leave()
  await process.stop()
  return { connectionKb, documentKb }
}

const together = () => 'd'

/** Thirty lines, as an editor writes them. */
function writePage(doc: Y.Doc): void {
  doc.transact(() => {
    const lines = Array.from({ length: 30 }, (_, index) => {
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText(`${index} 議題について各市町村から説明があり、協議した。`)])
      return line
    })
    doc.getXmlFragment('minutes').insert(0, lines)
  })
}

/** What was received is stored by then, also by those who store late. */
async function sizeOf(process: ServerProcess): Promise<number> {
  await pause(400)
  return (await process.usage()).liveBytes
}

const enter = ({ server, port }: ServerProcess, documentId: string, name: string) =>
  new Member({ name, port, documentId, dialect: server.dialect, measured: nothingMeasured() })

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Tells the bench the port of a server that listens and, whenever asked, what this process has used until now. */
export function tellUsage(http: Server): void {
  process.on('message', () => {
    // Only where memory is what is measured is there a collector to call.
    globalThis.gc?.()
    const { user, system } = process.cpuUsage()
    const { rss, heapUsed, external } = process.memoryUsage()
    process.send?.({ cpuUs: user + system, residentBytes: rss, liveBytes: heapUsed + external })
  })
  process.on('disconnect', () => process.exit())
  // An address of a TCP listener is always an AddressInfo.
  process.send?.({ port: (http.address() as AddressInfo).port })
}

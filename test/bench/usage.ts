/** Loaded into every server before its own code: tells the bench, whenever asked, what this process has used until now. */
process.on('message', () => {
  // Only where memory is what is measured is there a collector to call.
  globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed, external } = process.memoryUsage()
  process.send?.({ cpuUs: user + system, residentBytes: rss, liveBytes: heapUsed + external })
})
process.on('disconnect', () => process.exit())

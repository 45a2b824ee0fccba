import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { asJson, asMarkdown, asText, type Row } from './report'
import { bare, buildServers, entaku, hocuspocus, installPeers, yWebsocket } from './servers'
import { workloads } from './workloads'

/*
 * `npm run bench`: the sync engine beside others, in one run and measured the same way. Prints one table and writes it to
 * docs/benchmarks.md.
 *
 *   -- --json              the same as JSON
 *   -- --only few,busy     some of few, many, busy, ack, open, keystroke, memory, solve; nothing is written then
 *   -- --seconds 10        measures longer
 *   -- --rounds 5          the median of more runs
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
  },
})

// The servers have the first core to themselves.
spawnSync('taskset', ['-cp', '1', String(process.pid)])
await buildServers()
const servers = [bare, ...(installPeers() ? [yWebsocket, hocuspocus] : []), entaku]
const command = ['npm run bench', ...(process.argv[2] ? ['--'] : []), ...process.argv.slice(2)].join(' ')
const bench = { servers, seconds: Number(values.seconds), rounds: Number(values.rounds) }
const rows: Row[] = []
for (const name of values.only?.split(',') ?? Object.keys(workloads)) {
  const workload = workloads[name]
  if (!workload) throw new Error(`--only knows ${Object.keys(workloads).join(', ')}`)
  console.error(`${name} …`)
  rows.push(...(await workload(bench)))
}
console.log(values.json ? asJson(rows) : asText(rows))
if (!values.only) writeFileSync('docs/benchmarks.md', asMarkdown(rows, command))
process.exit()

import { cpus } from 'node:os'
import { type BenchServer, bare, entaku, hocuspocus, yWebsocket } from './servers'

export interface Measure {
  name: string
  unit: string
  /** Entaku's figure is at most this, or at most this many times that of another server */
  goal?: { atMost: number; of?: BenchServer }
}

export type Figures = ReadonlyMap<BenchServer, number>

/** One line of the table. */
export interface Row extends Measure {
  work: string
  figures: Figures
}

const columns = [bare, yWebsocket, hocuspocus, entaku]
const nothing = '–'

const asCells = (row: Row): Record<string, string> => ({
  work: row.work,
  measured: `${row.name}, ${row.unit}`,
  ...Object.fromEntries(columns.map((server) => [server.name, rounded(row.figures.get(server))])),
  [`÷ ${bare.name}`]: rounded(ratioTo(row, bare)),
  [`÷ ${hocuspocus.name}`]: rounded(ratioTo(row, hocuspocus)),
  goal: goalText(row),
  reached: reachedText(row),
})

export const asJson = (rows: readonly Row[]) =>
  JSON.stringify({ ...circumstances(), rows: rows.map(asCells) }, null, 2)

/** Columns as wide as their widest cell. */
export function asText(rows: readonly Row[]): string {
  const lines = linesOf(rows)
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  const text = (line: string[]) =>
    line.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
  return lines.map((line) => text(line).join('  ')).join('\n')
}

export function asMarkdown(rows: readonly Row[], command: string): string {
  const { date, machine } = circumstances()
  const [head = [], ...body] = linesOf(rows).map((line) => `| ${line.join(' | ')} |`)
  const rule = `| --- | --- |${' ---: |'.repeat(columns.length + 4)}`
  return `# Benchmarks

\`${command}\` on ${date}, ${machine}.

Each server runs in a process of its own on the first core, the people on the other; of several rounds the median is given.
CPU is the server process' own time, user and system. Everything of Entaku is on: identity, gate, log with fsync before anybody is
told, acknowledgements. The bare ws relay checks and keeps nothing; y-websocket 2.1.0 is its own server with LevelDB; Hocuspocus is
4.7.0 with its SQLite extension, which stores after a pause. ${nothing}: does not apply, or could not be installed.

${[head, rule, ...body].join('\n')}
`
}

function linesOf(rows: readonly Row[]): string[][] {
  const cells = rows.map(asCells)
  return [Object.keys(cells[0] ?? {}), ...cells.map((each) => Object.values(each))]
}

function circumstances() {
  const [cpu] = cpus()
  const machine = `${cpus().length} cores (${cpu?.model.trim()}), Node ${process.version}`
  return { date: new Date().toISOString().slice(0, 10), machine }
}

function ratioTo({ figures }: Row, other: BenchServer): number | undefined {
  const [ours, theirs] = [figures.get(entaku), figures.get(other)]
  return ours !== undefined && theirs !== undefined ? ours / theirs : undefined
}

function goalText({ goal, unit }: Row): string {
  if (!goal) return nothing
  return goal.of ? `≤ ${goal.atMost.toFixed(2)} × ${goal.of.name}` : `≤ ${goal.atMost} ${unit}`
}

function reachedText(row: Row): string {
  if (!row.goal) return nothing
  const figure = row.goal.of ? ratioTo(row, row.goal.of) : row.figures.get(entaku)
  if (figure === undefined) return nothing
  return figure <= row.goal.atMost ? 'yes' : 'no'
}

function rounded(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return nothing
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)
}

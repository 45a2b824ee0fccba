import * as v from 'valibot'
import { checkForums } from './checks/forums'
import { checkPlaces } from './checks/places'
import { checkPrecedents } from './checks/precedents'
import { checkReferences } from './checks/references'
import { checkTopics } from './checks/topics'
import { type Fault, type Report, recordAt } from './faults'
import { type JsonPath, type PositionedJson, readPositionedJson } from './positionedJson'
import { type Dataset, fileSchemas, requiredFiles, separator } from './schema'
import type { Source } from './source'

type Validation = { ok: true; dataset: Dataset } | { ok: false; faults: Fault[] }

/** Reads the whole set and tells everything that is wrong with it at once, in the order of the lines. */
export function validateDataset(source: Source): Validation {
  const faults: Fault[] = missingFiles(source)
  const files = new Map<string, Positioned>()
  for (const name of Object.keys(fileSchemas)) {
    const text = source.get(name)
    const file = text === undefined ? undefined : readFile(name, text, faults)
    if (file) files.set(name, file)
  }
  const parsed = Object.entries(fileSchemas).flatMap(([name, schema]) => {
    const file = files.get(name)
    return file ? [[name, parse(name, file, schema, faults)]] : []
  })
  // Cross-references are only asked of files that have the right shape: everything else would be noise.
  if (faults.length > 0) return { ok: false, faults }
  // Each file was parsed by the schema of its name and the required ones are there, or there would be faults.
  const dataset = Object.fromEntries(parsed) as Dataset
  const report: Report = (file, path, problem, remedy) =>
    faults.push(faultAt(file, files.get(file), path, problem, remedy))
  for (const check of [checkPlaces, checkForums, checkPrecedents, checkTopics, checkReferences])
    check(dataset, report)
  return faults.length > 0 ? { ok: false, faults: inOrder(faults) } : { ok: true, dataset }
}

type Positioned = Extract<PositionedJson, { ok: true }>

const missingFiles = (source: Source): Fault[] =>
  requiredFiles
    .filter((file) => !source.has(file))
    .map((file) => ({
      file,
      line: 1,
      record: 'ファイル全体',
      problem: 'ファイルがありません',
      remedy: `フォルダーに ${file} を置いてください`,
    }))

function readFile(file: string, text: string, faults: Fault[]): Positioned | undefined {
  const json = readPositionedJson(text)
  if (json.ok) return json
  const remedy = 'JSON の書き方（カンマ、引用符、かっこ）を直してください'
  faults.push({ file, line: json.line, record: 'ファイル全体', problem: json.message, remedy })
  return undefined
}

function parse(name: string, file: Positioned, schema: v.GenericSchema, faults: Fault[]): unknown {
  const result = v.safeParse(schema, file.value)
  if (result.success) return result.output
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
    const [problem = '', remedy = '内容を確かめてください'] = issue.message.split(separator)
    faults.push(faultAt(name, file, path, problem, remedy))
  }
  return undefined
}

const faultAt = (
  file: string,
  positioned: Positioned | undefined,
  path: JsonPath,
  problem: string,
  remedy: string,
): Fault => ({
  file,
  line: positioned?.lineOf(path) ?? 1,
  record: recordAt(positioned?.value, path),
  problem,
  remedy,
})

const inOrder = (faults: Fault[]) =>
  faults.toSorted((one, other) => one.file.localeCompare(other.file) || one.line - other.line)

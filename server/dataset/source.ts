import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { assert } from '../../shared/assert'

/** The files of a set as they came: name → text. */
export type Source = ReadonlyMap<string, string>

/** All of Nagano is a fifth of a megabyte; more than this is no set of facts. */
const filesMax = 64

export async function readSource(directory: string): Promise<Source> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort()
  const files = names.slice(0, filesMax)
  return new Map(
    await Promise.all(
      files.map(async (name) => [name, await readFile(join(directory, name), 'utf8')] as const),
    ),
  )
}

/** The facts of the report of 2016 that come with the product; found from the sources as well as from the built server. */
export function builtInDirectory(): string {
  for (let here = import.meta.dirname; ; here = dirname(here)) {
    const candidate = join(here, 'server', 'dataset', 'nagano')
    if (existsSync(candidate)) return candidate
    assert(basename(here) !== '', 'the built-in facts (server/dataset/nagano) stand beside the program')
  }
}

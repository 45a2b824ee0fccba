import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Context } from '../../server/context'
import { builtInDirectory, readSource, type Source } from '../../server/dataset/source'
import { Events } from '../../server/events'
import { openSqlite } from '../../server/store/sqlite'

/** A fresh installation without content. Its clock stands on a day in the middle of a fiscal year unless told otherwise. */
export async function freshContext(now = Date.parse('2026-11-24T10:00:00+09:00')): Promise<Context> {
  const store = await openSqlite(join(temporaryDirectory(), 'entaku.db'))
  onTestFinished(() => store.close())
  return { store, now: () => now, events: new Events() }
}

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'entaku-dataset-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** The files of the report with some of them changed; `null` takes a file away. */
export async function reportWith(
  changes: Record<string, string | ((text: string) => string) | null> = {},
): Promise<Source> {
  const files = new Map(await readSource(builtInDirectory()))
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) files.delete(name)
    else files.set(name, typeof change === 'string' ? change : change(files.get(name) ?? ''))
  }
  return files
}

/** A text with the first occurrence of `before` replaced; fails when there is none, so that no test passes by accident. */
export const replacing = (before: string, after: string) => (text: string) => {
  if (!text.includes(before)) throw new Error(`the file has no ${before}`)
  return text.replace(before, after)
}

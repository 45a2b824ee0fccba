import { onTestFinished } from 'vitest'
import type { Context } from '../../server/context'
import { builtInDirectory, readSource, type Source } from '../../server/dataset/source'
import { openTestContext } from '../support/testContext'

const usualNow = Date.parse('2026-11-24T10:00:00+09:00')

/** A fresh installation without content. Its clock stands on a day in the middle of a fiscal year unless told otherwise. */
export async function freshContext(now = usualNow): Promise<Context> {
  const { context, close } = await openTestContext(now)
  onTestFinished(close)
  return context
}

/** The same for several tests; whoever asked for it closes it. */
export const lastingContext = () => openTestContext(usualNow)

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

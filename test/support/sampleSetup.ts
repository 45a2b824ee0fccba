import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { end, startProduct } from './product'

declare module 'vitest' {
  interface ProvidedContext {
    /** a data directory as the first start of the product leaves it; undefined outside of the browser tests */
    firstRun: string | undefined
  }
}

/** The product starts for the first time once for all browser tests: each world goes on from a copy of what that left. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { dataDir, process: child } = await startProduct()
  await end(child)
  project.provide('firstRun', dataDir)
  return () => rmSync(dataDir, { recursive: true, force: true })
}

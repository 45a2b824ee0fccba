import type { TestProject } from 'vitest/node'
import { startPostgresCluster } from './postgresCluster'

declare module 'vitest' {
  interface ProvidedContext {
    /** addresses databases of the run's cluster, `NAME` standing for the name; undefined where tests run on SQLite */
    postgres: string | undefined
  }
}

/** One cluster for a whole run of the project `postgres`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startPostgresCluster()
  project.provide('postgres', cluster.url('NAME'))
  return () => cluster.remove()
}

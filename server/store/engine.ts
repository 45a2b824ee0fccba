import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { lockDatabase } from './lockDatabase'
import { lockDataDir } from './lockDataDir'
import { openPostgres } from './postgres'
import { placeOf } from './postgresErrors'
import type { Store } from './Store'
import { openSqlite } from './sqlite'
import type { Report } from './TableLog'

/** Where an installation keeps everything, and how it is opened. */
export interface Engine {
  /** for people to read */
  place: string
  /** Makes this process the only server there; rejects when another one is. Returns how to let go. */
  lock(report: Report): Promise<() => Promise<void>>
  open(report: Report): Promise<Store>
}

/** The one place that chooses: PostgreSQL where an address is given, else a file in the data directory. */
export const engineFor = (config: { dataDir: string; databaseUrl: string | undefined }): Engine =>
  config.databaseUrl === undefined ? embedded(config.dataDir) : postgres(config.databaseUrl)

const postgres = (url: string): Engine => ({
  place: placeOf(url),
  lock: (report) => lockDatabase(url, report),
  open: (report) => openPostgres(url, report),
})

const embedded = (dataDir: string): Engine => ({
  place: dataDir,
  lock: async () => {
    mkdirSync(dataDir, { recursive: true })
    return lockDataDir(dataDir)
  },
  open: (report) => openSqlite(join(dataDir, 'entaku.db'), report),
})

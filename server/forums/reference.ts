import type { Db } from '../store/Store'
import { figures } from './figures'
import { instruments, schemeForms } from './schemes'
import { errata } from './sources'
import { unionTable } from './unionTable'

/** What the dataset says beyond the bodies themselves (資料): ways to work together, numbers, and where the print is in doubt. */
export const reference = async (db: Db) => ({
  unionTable: await unionTable(db),
  forms: await schemeForms(db),
  instruments: await instruments(db),
  figures: await figures(db),
  errata: await errata(db),
})

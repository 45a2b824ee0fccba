import * as v from 'valibot'
import type { Db } from '../store/Store'
import { factsOf } from './factBody'

/** Where a fact was read (出典); `url` where it can be opened. */
export interface Source {
  id: string
  title: string
  url: string | null
}

const SourceFact = v.object({ id: v.string(), title: v.string(), where: v.optional(v.string(), '') })

/** Finds the sources a fact names as its evidence; a name the set does not explain is left out. */
export async function sourcesIn(db: Db): Promise<(ids: readonly string[]) => Source[]> {
  const known = new Map(
    (await factsOf(db, 'source', SourceFact)).map(({ id, title, where }) => [
      id,
      { id, title, url: /^https?:\/\//.test(where) ? where : null },
    ]),
  )
  return (ids) => ids.flatMap((id) => known.get(id) ?? [])
}

const Erratum = v.object({
  id: v.string(),
  section: v.optional(v.string(), ''),
  printed: v.optional(v.nullable(v.string()), null),
  reading: v.optional(v.nullable(v.string()), null),
  reason: v.string(),
})
export type Erratum = v.InferOutput<typeof Erratum>

/** Where the print contradicts itself or could not be read, and how it was read here. */
export const errata = (db: Db): Promise<Erratum[]> => factsOf(db, 'erratum', Erratum)

/** A fact names one erratum or several. */
export const ErratumIds = v.fallback(
  v.union([
    v.array(v.string()),
    v.pipe(
      v.string(),
      v.transform((id) => [id]),
    ),
  ]),
  [],
)

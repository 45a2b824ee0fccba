import * as v from 'valibot'
import type { Db } from '../store/Store'

/**
 * The facts of one kind, in the dataset's order, read by the schema of what is shown. A record that does not fit is left out:
 * another prefecture's set may say less, and one odd record must not close a page.
 */
export async function factsOf<S extends v.GenericSchema>(
  db: Db,
  kind: string,
  schema: S,
): Promise<v.InferOutput<S>[]> {
  const rows = await db
    .selectFrom('fact')
    .select('body')
    .where('kind', '=', kind)
    .orderBy('position')
    .execute()
  return rows.flatMap(({ body }) => {
    const parsed = v.safeParse(schema, JSON.parse(body))
    return parsed.success ? [parsed.output] : []
  })
}

const Texts = v.fallback(v.array(v.string()), [])
/** A column that holds a JSON list of sentences. */
export const textsOf = (json: string): string[] => v.parse(Texts, JSON.parse(json))

const Words = v.fallback(v.record(v.string(), v.string()), {})
/** A column that holds one word for the record, or one word per field: always by field here, `''` for all of it. */
export function certaintyByField(json: string): Record<string, string> {
  const value: unknown = JSON.parse(json)
  return typeof value === 'string' ? { '': value } : v.parse(Words, value)
}

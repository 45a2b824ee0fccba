import * as v from 'valibot'
import type { Db } from '../store/Store'

const Issue = v.object({ id: v.string(), text: v.string(), group: v.string(), subgroup: v.string() })

/** What the report found to be 課題, in its own words: a start for whoever writes the first row. Nothing is made up beside it. */
export async function knownIssues(db: Db): Promise<v.InferOutput<typeof Issue>[]> {
  const rows = await db
    .selectFrom('fact')
    .select('body')
    .where('kind', '=', 'issue')
    .orderBy('position')
    .execute()
  return rows.flatMap(({ body }) => {
    const parsed = v.safeParse(Issue, JSON.parse(body))
    return parsed.success ? [parsed.output] : []
  })
}

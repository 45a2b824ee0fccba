import * as v from 'valibot'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100))

/** Which 先進事例 to list; everything when nothing is named. */
export const PrecedentFilter = v.object({ forumId: v.optional(id), fieldId: v.optional(id) })
export type PrecedentFilter = v.InferOutput<typeof PrecedentFilter>

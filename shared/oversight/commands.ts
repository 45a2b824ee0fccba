import * as v from 'valibot'

/** How the list of records is narrowed; an absent part does not narrow. */
export const recordFilter = v.object({
  regionId: v.optional(v.string()),
  forumId: v.optional(v.string()),
  review: v.optional(
    v.picklist(['reviewed', 'unreviewed'], '確認の状態は「確認済み」か「未確認」から選んでください。'),
  ),
})
export type RecordFilter = v.InferOutput<typeof recordFilter>

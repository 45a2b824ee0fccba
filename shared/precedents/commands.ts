import * as v from 'valibot'
import { id, idempotencyKey, neededText } from '../commandParts'
import { CardSchema, cardTitleMax, cardTopicsMax } from './card'

const topicsMissing = '分野×事務を1つ以上選んでください。'

const fields = {
  title: neededText('件名', cardTitleMax),
  card: CardSchema,
  topicIds: v.pipe(
    v.array(id, topicsMissing),
    v.minLength(1, topicsMissing),
    v.maxLength(cardTopicsMax, `分野×事務は${cardTopicsMax}つまでにしてください。`),
  ),
  instrumentId: v.nullable(id),
}

/** 事例を登録する, and change what one's own organisation filed. */
export const FilePrecedent = v.object({ ...fields, idempotencyKey })
export type FilePrecedent = v.InferOutput<typeof FilePrecedent>

export const Press = v.object({ idempotencyKey })
export type Press = v.InferOutput<typeof Press>

/** うちでもできるか: a draft in one of one's bodies; from an own need it is that need's proposal, too. */
export const DraftFromPrecedent = v.object({ forumId: id, needId: v.optional(id), idempotencyKey })
export type DraftFromPrecedent = v.InferOutput<typeof DraftFromPrecedent>

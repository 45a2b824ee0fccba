import * as v from 'valibot'
import { id, idempotencyKey } from '../commandParts'

/** More than there are 分野×事務. */
const topicsMax = 300
const topicIds = v.pipe(v.array(id), v.maxLength(topicsMax))

/** What changes of the organisation's ticks: two of its seats at once do not undo each other. */
export const ChangeInterests = v.object({ tick: topicIds, untick: topicIds })
export type ChangeInterests = v.InferOutput<typeof ChangeInterests>

export const DraftTogether = v.object({ idempotencyKey })
export type DraftTogether = v.InferOutput<typeof DraftTogether>

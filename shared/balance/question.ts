import * as v from 'valibot'
import { id } from '../commandParts'
import { day } from '../day'

/** Of one body with its tiers; without one, of all bodies. */
export const balanceQuestion = v.object({
  forumId: v.optional(id),
  /** counted up to the end of this day; today when not given */
  asOf: v.optional(day('基準日を年月日で入力してください。')),
})

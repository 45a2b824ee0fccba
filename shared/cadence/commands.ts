import * as v from 'valibot'
import { agendaLimits } from '../meetings/agendaItem'
import { createMeetingCommand } from '../meetings/commands'

/** この案で会議を作る: a meeting like any other, whose agenda begins with the chosen items of the draft. */
export const createDraftedMeetingCommand = v.object({
  ...createMeetingCommand.entries,
  /** keys of the draft's items */
  items: v.pipe(
    v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
    v.maxLength(agendaLimits.itemsMax, `議題は${agendaLimits.itemsMax}件までです。`),
  ),
})
export type CreateDraftedMeeting = v.InferOutput<typeof createDraftedMeetingCommand>

import { api, call } from '../data/api'
import type { DeskActHandlings } from '../desk/deskAct'
import { agendaSideText } from '../text/agendaSide'

const text = agendaSideText.call
const answer = (meetingId: string, hasNone: boolean) =>
  call(api.meetings[':id'].agenda.answer.$put({ param: { id: meetingId }, json: { hasNone } }))

/** 議題の募集 answered on the desk itself: 特になし, which can be taken back. */
export const meetingDeskActs: DeskActHandlings<'no_items'> = {
  no_items: {
    label: () => text.none,
    run: ({ meetingId }) => answer(meetingId, true),
    undo: ({ meetingId }) => answer(meetingId, false),
    done: (_act, { title }) => text.deskDone(title),
  },
}

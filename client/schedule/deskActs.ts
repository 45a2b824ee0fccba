import { warekiDateTime } from '../../shared/calendar'
import { rsvpAnswerLabel } from '../../shared/schedule/rsvp'
import { api, call } from '../data/api'
import type { DeskActHandlings } from '../desk/deskAct'
import { scheduleText } from '../text/schedule'

/** 出欠 and 日程調整 answered on the desk itself: most will come, and most can come on every date. */
export const scheduleDeskActs: DeskActHandlings<'answer_rsvp' | 'answer_all_dates'> = {
  answer_rsvp: {
    label: ({ answer }) => scheduleText.desk.rsvp[answer],
    isMain: ({ answer }) => answer === 'present',
    confirm: ({ answer, startsAt, place }, { title }) => ({
      title: scheduleText.desk.rsvpTitle(rsvpAnswerLabel[answer]),
      text: scheduleText.desk.rsvpText,
      lines: [title, warekiDateTime(startsAt), ...(place === '' ? [] : [scheduleText.desk.rsvpPlace(place)])],
      button: scheduleText.desk.rsvpButton,
    }),
    run: ({ meetingId, answer }) =>
      call(
        api.schedule.meetings[':id'].rsvp.$put({
          param: { id: meetingId },
          json: { answer, people: [], note: '' },
        }),
      ),
    done: ({ answer }, { title }) => scheduleText.desk.rsvpDone(title, rsvpAnswerLabel[answer]),
  },
  answer_all_dates: {
    label: () => scheduleText.desk.allYes,
    isMain: () => true,
    confirm: ({ options }) => ({
      title: scheduleText.desk.allYesTitle,
      text: scheduleText.desk.allYesText(options.length),
      lines: options.map(({ startsAt }) => warekiDateTime(startsAt)),
      button: scheduleText.desk.allYesButton,
    }),
    run: ({ pollId, options }) =>
      call(
        api.schedule.polls[':id'].answer.$put({
          param: { id: pollId },
          json: {
            answers: options.map(({ id }) => ({ optionId: id, member: 'yes' as const, deputy: null })),
            note: '',
          },
        }),
      ),
    done: (_act, { title }) => scheduleText.desk.allYesDone(title),
  },
}

import { requestStateLabel } from '../../shared/needs/offer'
import type { DeskActHandlings } from '../desk/deskAct'
import { entryText } from '../text/entry'
import { needsText } from '../text/needs'
import { answerRequest, confirmNeed, renewNeed, settleNeed } from './needs'

/** 困りごと and 出せるもの on the desk: one press each, and a way back where there is one. */
export const needDeskActs: DeskActHandlings<'renew_need' | 'solve_need' | 'confirm_need' | 'answer_request'> =
  {
    renew_need: {
      label: () => needsText.stillYes,
      isMain: () => true,
      run: ({ needId }, key) => renewNeed(needId, key),
      done: () => needsText.renewed,
    },
    solve_need: {
      label: () => needsText.solve,
      run: ({ needId }, key) => settleNeed(needId, { state: 'solved', note: '' }, key),
      undo: ({ needId }, key) => settleNeed(needId, { state: 'open', note: '' }, key),
      done: () => needsText.solved,
    },
    confirm_need: {
      label: () => entryText.confirm,
      isMain: () => true,
      run: ({ needId }, key) => confirmNeed(needId, key),
      done: () => needsText.confirmEntry,
    },
    answer_request: {
      label: ({ state }) => requestStateLabel[state],
      isMain: ({ state }) => state === 'agreed',
      run: ({ requestId, state }, key) => answerRequest(requestId, { state }, key),
      undo: ({ requestId }, key) => answerRequest(requestId, { state: 'open' }, key),
      done: ({ state }) => needsText.answered(requestStateLabel[state]),
    },
  }

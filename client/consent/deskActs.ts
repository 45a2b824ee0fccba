import { consentStageLabel } from '../../shared/consent/stage'
import type { DeskActHandlings } from '../desk/deskAct'
import { consentText } from '../text/consent'
import { markConsent } from './consent'

const word = { docNumber: '', reason: '' }

/** 同意手続 on the desk: the own next stage is done today. */
export const consentDeskActs: DeskActHandlings<'finish_consent'> = {
  finish_consent: {
    label: ({ stage }) => consentText.finish(consentStageLabel[stage]),
    run: ({ procedureId, stage, seen, onDay }, key) =>
      markConsent(procedureId, { stage, seen, onDay, state: 'done', ...word }, key),
    undo: ({ procedureId, stage }, key) =>
      markConsent(procedureId, { stage, onDay: null, state: 'none', ...word }, key),
    done: ({ stage }) => consentText.finished(consentStageLabel[stage]),
  },
}

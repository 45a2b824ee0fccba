import type { DeskActHandlings } from '../desk/deskAct'
import { interestsText } from '../text/interests'
import { draftTogether, seeMatch } from './interests'

/** 同じ関心 on the desk: いっしょに下書きを始める, 確認しました. */
export const interestDeskActs: DeskActHandlings<'draft_together' | 'see_match'> = {
  draft_together: {
    label: () => interestsText.draftTogether,
    run: ({ matchId }, key) => draftTogether(matchId, key),
    done: () => interestsText.drafted,
  },
  see_match: {
    label: () => interestsText.see,
    run: ({ matchId }) => seeMatch(matchId),
    done: (_act, item) => interestsText.seen(item.title),
  },
}

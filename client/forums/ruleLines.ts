import type { ForumRules } from '../../shared/forums/rules'
import { ruleWords, settingsText } from '../text/forumSettings'

/** One rule in words: which it is and what it says. */
export interface RuleLine {
  section: 'cadence' | 'quorum' | 'minutes' | 'papers' | 'calls'
  label: string
  value: string
}

const text = settingsText.rules
const yesNo = (is: boolean) => (is ? text.yes : text.no)

/** All rules of a body in words, in the order of the form; `seatName` tells what a seat is called. */
export function ruleLines(rules: ForumRules, seatName: (seatId: string) => string): RuleLine[] {
  const { cadence, quorum, minutes, papers, calls } = rules
  const named = (seatId: string | null) => (seatId === null ? text.unset : seatName(seatId))
  const line = (section: RuleLine['section']) => (label: string, value: string) => ({ section, label, value })
  const [promised, counted, written, printed, asked] = [
    line('cadence'),
    line('quorum'),
    line('minutes'),
    line('papers'),
    line('calls'),
  ]
  return [
    promised(text.perFiscalYear, text.count(cadence.perFiscalYear)),
    promised(
      text.longestGapDays,
      cadence.longestGapDays === null ? text.unset : text.days(cadence.longestGapDays),
    ),
    promised(text.avoidMonths, cadence.avoidMonths.map(text.month).join('、') || text.unset),
    promised(text.doesWrittenCount, yesNo(cadence.doesWrittenCount)),
    counted(text.quorumRule, ruleWords.quorum[quorum.rule]),
    counted(text.doesProxyCount, yesNo(quorum.doesProxyCount)),
    written(text.style, ruleWords.style[minutes.style]),
    written(text.confirmedBy, ruleWords.confirmedBy[minutes.confirmedBy]),
    ...(minutes.confirmedBy === 'secretariat' ? [] : [written(text.chair, named(minutes.chairSeatId))]),
    ...(minutes.confirmedBy === 'chair_and_named' ? [written(text.named, named(minutes.namedSeatId))] : []),
    written(text.requiresRound, yesNo(minutes.requiresRound)),
    written(text.silence, ruleWords.silence[minutes.silence]),
    written(text.answerDays, text.days(minutes.answerDays)),
    written(text.summaryDays, text.within(minutes.summaryDays)),
    written(text.minutesDays, text.within(minutes.minutesDays)),
    printed(text.abbreviation, papers.abbreviation || text.unset),
    printed(
      text.margins,
      [
        [text.topMm, papers.topMm],
        [text.bottomMm, papers.bottomMm],
        [text.leftMm, papers.leftMm],
        [text.rightMm, papers.rightMm],
      ]
        .map(([side, mm]) => `${side}${mm}`)
        .join('　'),
    ),
    printed(text.typeface, ruleWords.typeface[papers.typeface]),
    printed(text.fontSizePt, text.pt(papers.fontSizePt)),
    printed(text.isCentralCityFirst, yesNo(papers.isCentralCityFirst)),
    printed(text.sender, papers.sender || text.unset),
    printed(text.contact, papers.contact || text.unset),
    asked(text.areAnswersOpen, yesNo(calls.areAnswersOpen)),
    asked(text.callAnswerDays, text.days(calls.answerDays)),
  ]
}

/** What a change said otherwise than before. */
export function changedLines(
  before: ForumRules,
  after: ForumRules,
  seatName: (seatId: string) => string,
): { label: string; before: string; after: string }[] {
  const old = new Map(ruleLines(before, seatName).map(({ label, value }) => [label, value]))
  return ruleLines(after, seatName)
    .filter(({ label, value }) => old.get(label) !== value)
    .map(({ label, value }) => ({ label, before: old.get(label) ?? text.unset, after: value }))
}

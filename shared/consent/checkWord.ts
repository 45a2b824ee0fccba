import { addDays } from '../calendar'
import type { FieldFault } from '../error'
import { type ConsentState, type ConsentWords, outOfOrder } from './cell'
import { type ConsentStage, consentStageLabel } from './stage'

interface SaidWord {
  stage: ConsentStage
  state: ConsentState
  onDay: string | null
  reason: string
}

/** Days further away than this are slips of the keyboard. */
const daysMax = 3 * 366

/** What is wrong with what a 団体 says of a stage [Y3]; undefined where nothing is. */
export function checkWord(
  said: SaidWord,
  { words, stages, today }: { words: ConsentWords; stages: readonly ConsentStage[]; today: string },
): FieldFault | undefined {
  switch (said.state) {
    case 'obstacle':
      return said.reason === '' ? fault('reason', '支障の理由を書いてください。') : undefined
    case 'none':
      return undefined
    case 'planned':
      return dayFault(said.onDay, {
        missing: '予定の日を選んでください。',
        from: today,
        before: '予定は、きょうか、それより後の日にしてください。済んでいるときは「済」を選んでください。',
        to: addDays(today, daysMax),
        after: '予定の日が先すぎます。年を確かめてください。',
      })
    case 'done':
      return (
        dayFault(said.onDay, {
          missing: '済んだ日を選んでください。',
          from: addDays(today, -daysMax),
          before: '済んだ日が前すぎます。年を確かめてください。',
          to: today,
          after:
            '済んだ日は、きょうか、それより前の日にしてください。これからのときは「予定」を選んでください。',
        }) ?? orderFault(said, words, stages)
      )
  }
}

interface Bounds {
  missing: string
  from: string
  before: string
  to: string
  after: string
}

function dayFault(day: string | null, { missing, from, before, to, after }: Bounds): FieldFault | undefined {
  if (day === null) return fault('onDay', missing)
  if (day < from) return fault('onDay', before)
  return day > to ? fault('onDay', after) : undefined
}

function orderFault(
  { stage, onDay, reason }: SaidWord,
  words: ConsentWords,
  stages: readonly ConsentStage[],
): FieldFault | undefined {
  if (reason !== '' || onDay === null) return undefined
  const earlier = outOfOrder(words, stages, { stage, onDay })
  return (
    earlier &&
    fault(
      'reason',
      `前の段階「${consentStageLabel[earlier]}」がこの日までに済んでいません。先にそれを入力するか、理由を書いてください（例：首長の決裁に含む）。`,
    )
  )
}

const fault = (path: string, message: string): FieldFault => ({ path, message })

import * as v from 'valibot'
import { isWithin, lettersIn } from './letters'
import { onBehalfChannels } from './proposals/origin'

/** What the commands of several subjects are made of; a day is in shared/day.ts. */

const keyMissing = '操作の番号がありません。画面を再読み込みして、もう一度操作してください。'
const keyUnreadable = '操作の番号を読み取れません。画面を再読み込みして、もう一度操作してください。'
/** One key per intended act: a doubled press gets the first answer again. */
export const idempotencyKey = v.pipe(v.string(keyMissing), v.regex(/^[A-Za-z0-9_-]{8,64}$/, keyUnreadable))

const stateUnknown = '画面を再読み込みして、もう一度操作してください。'
/** The state that stood on the screen: who changed it meanwhile is not overwritten. As large as what every store keeps as one. */
export const revision = v.pipe(
  v.number(stateUnknown),
  v.integer(stateUnknown),
  v.minValue(0, stateUnknown),
  v.maxValue(2_000_000_000, stateUnknown),
)

/** An id that the page itself knows: no form asks for it. */
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

/** An id out of a list, with the sentence for nothing chosen. */
export const chosenId = (message: string) =>
  v.pipe(v.string(message), v.minLength(1, message), v.maxLength(64, message))

/** Far more than any letter takes; no letter is let in with thousands of marks upon it. */
const unitsPerLetterMax = 16

/** What somebody writes into a field, which may stay empty; its name begins the sentence of a fault. */
export const text = (name: string, max: number) =>
  v.pipe(
    v.string(`${name}を文字で入力してください。`),
    v.trim(),
    v.check(
      (value) => isCountable(value, max) && isWithin(value, max),
      ({ input }) =>
        isCountable(input, max)
          ? `${name}は${max}字以内で書いてください（いまは${lettersIn(input)}字です）。`
          : `${name}は${max}字以内で書いてください。`,
    ),
  )

/** What is longer by far is told so without being counted. */
const isCountable = (value: string, max: number): boolean => value.length <= max * unitsPerLetterMax

/** The same where something has to be written. */
export const neededText = (name: string, max: number, missing = `${name}を入力してください。`) =>
  v.pipe(text(name, max), v.nonEmpty(missing))

/** The SHA-256 of what was previewed, for an act (確定, 公開) on exactly that. */
export const previewed = (act: string) => {
  const message = `プレビューを開いてから${act}してください。`
  return v.pipe(v.string(message), v.regex(/^[0-9a-f]{64}$/, message))
}

/** 代行入力: for whom, and how they told it. */
export const onBehalf = v.object({
  organisationId: chosenId('団体を選んでください。'),
  channel: v.picklist(onBehalfChannels, '受付の方法を選んでください。'),
})
export type OnBehalf = v.InferOutput<typeof onBehalf>

import * as v from 'valibot'
import { onBehalfChannels } from './proposals/origin'

/** What the commands of several subjects are made of; a day is in shared/day.ts. */

const keyMissing = '操作の番号がありません。画面を再読み込みして、もう一度操作してください。'
const keyUnreadable = '操作の番号を読み取れません。画面を再読み込みして、もう一度操作してください。'
/** One key per intended act: a doubled press gets the first answer again. */
export const idempotencyKey = v.pipe(v.string(keyMissing), v.regex(/^[A-Za-z0-9_-]{8,64}$/, keyUnreadable))

/** An id that the page itself knows: no form asks for it. */
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

/** An id out of a list, with the sentence for nothing chosen. */
export const chosenId = (message: string) =>
  v.pipe(v.string(message), v.minLength(1, message), v.maxLength(64, message))

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

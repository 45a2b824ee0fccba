import * as v from 'valibot'
import { email } from '../accounts/commands'
import { awaitedKinds, noticeKinds } from './kind'

/** メールの受け取り: a kind is switched off or on. What others wait for stays on. */
export const SetPreference = v.object({
  kind: v.pipe(
    v.picklist(noticeKinds, '知らせの種類を選び直してください。'),
    v.check(
      (kind) => !awaitedKinds.includes(kind),
      'この種類は、ほかの団体が返事を待つ知らせのため止められません。',
    ),
  ),
  isOn: v.boolean(),
})
export type SetPreference = v.InferOutput<typeof SetPreference>

/** One's own address; empty: no mail. */
export const SetAddress = v.object({ email })
export type SetAddress = v.InferOutput<typeof SetAddress>

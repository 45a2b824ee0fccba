import * as v from 'valibot'
import { chosenId, idempotencyKey } from '../commandParts'
import { day } from '../day'
import { foldLogin, foldPassword, passwordLengthMax } from './login'

const typedPassword = v.pipe(
  v.string('パスワードを入力してください。'),
  v.minLength(1, 'パスワードを入力してください。'),
  // Composed before counted: NFKC may lengthen, and the hash is of the folded form.
  v.check(
    (value) => value.length <= passwordLengthMax * 4 && [...foldPassword(value)].length <= passwordLengthMax,
    `パスワードは${passwordLengthMax}文字以内で入力してください。`,
  ),
)

export const SignIn = v.object({
  login: v.pipe(
    v.string('ログインIDまたはメールアドレスを入力してください。'),
    v.maxLength(254, 'ログインIDまたはメールアドレスは254文字以内で入力してください。'),
    v.transform(foldLogin),
    v.minLength(1, 'ログインIDまたはメールアドレスを入力してください。'),
  ),
  password: typedPassword,
})
export type SignIn = v.InferOutput<typeof SignIn>

export const SwitchSeat = v.object({ seatId: chosenId('席を選んでください。') })

export const ChangePassword = v.object({ current: typedPassword, password: typedPassword })
export type ChangePassword = v.InferOutput<typeof ChangePassword>

const loginIdRule =
  'ログインIDは、3文字以上40文字以内の文字・数字と「.」「_」「-」で入力してください（「@」は使えません）。'
const loginId = v.pipe(
  v.string('ログインIDを入力してください。'),
  v.maxLength(80, loginIdRule),
  v.transform(foldLogin),
  v.regex(/^[\p{L}\p{N}._-]{3,40}$/u, loginIdRule),
)
const emailRule = 'メールアドレスは「名前@ドメイン」の形で入力するか、空欄にしてください。'
export const email = v.pipe(
  v.string(),
  v.maxLength(254, 'メールアドレスは254文字以内で入力してください。'),
  v.transform(foldLogin),
  v.union(
    [
      v.literal(''),
      v.pipe(v.string(), v.regex(/^[^\s@,;:<>()"]+@[^\s@,;:<>()"]+\.[^\s@,;:<>()"]+$/, emailRule)),
    ],
    emailRule,
  ),
)

/** Who accepts an invitation: a new person, the person who is signed in, or one who sets a new password. */
export const AcceptInvitation = v.variant(
  'as',
  [
    v.object({
      as: v.literal('new'),
      loginId,
      email: v.optional(email, ''),
      password: typedPassword,
    }),
    v.object({ as: v.literal('signedIn') }),
    v.object({ as: v.literal('reset'), password: typedPassword }),
  ],
  '招待の受け方を選んでください。',
)
export type AcceptInvitation = v.InferOutput<typeof AcceptInvitation>

const duty = v.picklist(['member', 'prefecture', 'administrator'], '役割を選んでください。')
const forumIds = v.pipe(
  v.array(chosenId('会議体を選んでください。'), '事務局を務める会議体を選んでください。'),
  v.maxLength(100, '事務局を務める会議体は100までです。'),
)

const title = v.pipe(
  v.string('職名を入力してください。'),
  v.transform((value) => value.normalize('NFC').trim()),
  v.minLength(1, '職名を入力してください。'),
  v.maxLength(60, '職名は60文字以内で入力してください。'),
  v.regex(/^\P{C}*$/u, '職名に使えない文字が含まれています。入力し直してください。'),
)

export const CreateSeat = v.object({
  organisationId: chosenId('団体を選んでください。'),
  title,
  duty,
  secretariatOf: v.optional(forumIds, []),
  idempotencyKey,
})
export type CreateSeat = v.InferOutput<typeof CreateSeat>

export const SetSecretariat = v.object({ secretariatOf: forumIds })
export type SetSecretariat = v.InferOutput<typeof SetSecretariat>

export const InviteToSeat = v.object({ seatId: chosenId('招待する席を選んでください。'), idempotencyKey })
export type InviteToSeat = v.InferOutput<typeof InviteToSeat>

export const Reinvite = v.object({ idempotencyKey })

/** Without a last day the appointment ends at once, and with it the sessions in that seat. */
export const EndAppointment = v.object({
  lastDay: v.optional(day('最後の日を選んでください。')),
})

export const RenameSeat = v.object({ title })

/** 人事異動: who sits in these seats leaves after `lastDay`, and whoever is invited begins on the day after it. */
export const TransferSeats = v.object({
  seatIds: v.pipe(
    v.array(chosenId('席を選んでください。')),
    v.minLength(1, '交代する席を1つ以上選んでください。'),
    v.maxLength(200, '一度に扱えるのは200席までです。'),
  ),
  lastDay: day('最後の日を選んでください。'),
  idempotencyKey,
})
export type TransferSeats = v.InferOutput<typeof TransferSeats>

import * as v from 'valibot'
import { chosenId, id, idempotencyKey, revision } from '../commandParts'
import { day } from '../day'
import { checkDigit } from './organisationCode'
import { ForumRules } from './rules'
import { foundableTiers } from './tier'

const organisationId = chosenId('団体を選んでください。')

/** `revision` is the one the form was opened on: whoever changed the rules meanwhile is not overwritten. */
export const SetRules = v.object({
  revision,
  rules: ForumRules,
})
export type SetRules = v.InferOutput<typeof SetRules>

const name = v.pipe(
  v.string('名称を入力してください。'),
  v.transform((value) => value.normalize('NFC').trim()),
  v.minLength(1, '名称を入力してください。'),
  v.maxLength(60, '名称は60字以内にしてください。'),
  v.regex(/^\P{C}*$/u, '名称に使えない文字が含まれています。入力し直してください。'),
)
const seatIds = v.pipe(v.array(chosenId('席を選んでください。')), v.maxLength(20, '事務局の席は20までです。'))
const membersMax = 200

/** Founds a 首長会議, 幹事会 or 部会 below a body. */
export const FoundTier = v.object({
  name,
  tier: v.picklist(foundableTiers, '種類を選んでください。'),
  organisationIds: v.pipe(
    v.array(organisationId),
    v.minLength(1, '加わる団体を1つ以上選んでください。'),
    v.maxLength(membersMax),
  ),
  secretariat: seatIds,
  startsOn: day('発足の日を選んでください。'),
  idempotencyKey,
})
export type FoundTier = v.InferOutput<typeof FoundTier>

/** Founds a テーマ連携: members of any 圏域 and prefecture, shown under every body that is its parent. */
export const FoundTheme = v.object({
  name,
  /** the other bodies it is shown under, beside the one whose secretariat founds it */
  parentIds: v.pipe(v.array(id), v.maxLength(20, '親の会議体は20までです。')),
  organisationIds: v.pipe(
    v.array(organisationId),
    v.minLength(2, '加わる団体を2つ以上選んでください。'),
    v.maxLength(membersMax),
  ),
  secretariat: v.pipe(seatIds, v.minLength(1, '事務局の席を1つ以上選んでください。')),
  startsOn: day('発足の日を選んでください。'),
  proposalId: v.nullable(id),
  idempotencyKey,
})
export type FoundTheme = v.InferOutput<typeof FoundTheme>

/** `proposalId`: from which proposal. */
export const AskThemeChoices = v.object({ proposalId: v.optional(id) })

/** What an organisation of another prefecture, or one the data set lacks, can be. */
export const addedKinds = [
  'city',
  'town',
  'village',
  'partial_affairs_association',
  'wide_area_union',
  'prefecture',
] as const
export const AddOrganisation = v.object({
  code: v.pipe(
    v.string('全国地方公共団体コードを入力してください。'),
    v.transform((value) => value.normalize('NFKC').trim()),
    v.regex(/^\d{6}$/, '全国地方公共団体コードは、検査数字まで6桁の数字で入力してください。'),
    v.check(
      (code) => checkDigit(code) === code.at(-1),
      '検査数字が合いません。番号の打ち間違いを確かめてください。',
    ),
  ),
  name,
  kind: v.picklist(addedKinds, '種類を選んでください。'),
})
export type AddOrganisation = v.InferOutput<typeof AddOrganisation>

export const RenameTier = v.object({ name })
/** null takes the end back. */
export const CloseTier = v.object({ lastDay: v.nullable(day('最後の日を選んでください。')) })
export const SetTierSecretariat = v.object({ secretariat: seatIds })

/** Roles an organisation can be given; a tier's members have the role they have in its body. */
export const memberRoles = [
  'central_city',
  'partner_municipality',
  'constituent',
  'prefecture',
  'observer',
] as const
const role = v.picklist(memberRoles, '役割を選んでください。')

export const JoinForum = v.object({
  organisationId,
  role: v.optional(role),
  fromOn: day('加わる日を選んでください。'),
})
export type JoinForum = v.InferOutput<typeof JoinForum>

export const LeaveForum = v.object({ organisationId, lastDay: day('最後の日を選んでください。') })
export type LeaveForum = v.InferOutput<typeof LeaveForum>

export const WriteSession = v.object({
  organisationId,
  name: v.pipe(
    v.string('会期の名称を入力してください。'),
    v.trim(),
    v.minLength(1, '会期の名称を入力してください（例：9月定例会）。'),
    v.maxLength(40, '会期の名称は40字以内にしてください。'),
  ),
  fromOn: day('会期の初日を選んでください。'),
  toOn: day('会期の最終日を選んでください。'),
})
export type WriteSession = v.InferOutput<typeof WriteSession>

/** A list of members and seats as it came from a spreadsheet: its bytes in Base64, since they may be of either encoding. */
const fileCharactersMax = 700_000
const content = v.pipe(
  v.string('ファイルを選んでください。'),
  v.minLength(1, 'ファイルが空です。別のファイルを選んでください。'),
  v.maxLength(fileCharactersMax, 'ファイルが大きすぎます（上限 500KB）。'),
  v.base64('ファイルを読み取れません。もう一度選んでください。'),
)
export const PreviewRegister = v.object({ content })
/** [B8] `sha256` is that of the file whose preview was looked at. */
export const ImportRegister = v.object({ content, sha256: v.string(), idempotencyKey })
export type ImportRegister = v.InferOutput<typeof ImportRegister>

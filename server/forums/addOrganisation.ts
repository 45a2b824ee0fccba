import { DomainError, faultAt } from '../../shared/error'
import type { AddOrganisation } from '../../shared/forums/commands'
import type { OrganisationKind } from '../../shared/forums/organisation'
import { checkDigit } from '../../shared/forums/organisationCode'
import type { Actor } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { governedForum } from './govern'

/**
 * [B13] An organisation the data set does not know, most often of another prefecture, by its 全国地方公共団体コード: whoever governs a body
 * may add it, so that it can be a member. Loading a data set leaves it, and takes it over once it knows the code.
 */
export async function addOrganisation(
  context: Context,
  actor: Actor,
  { forumId, code, name, kind }: AddOrganisation & { forumId: string },
): Promise<{ id: string; name: string }> {
  if (isPrefectureCode(code) !== (kind === 'prefecture'))
    throw faultAt('kind', '都道府県のコードは、3～5桁目が000です。コードか種類を直してください。')
  await context.store.transaction(async (tx) => {
    await governedForum(tx, actor, forumId)
    const { isSample } = await actingSeat(tx, actor)
    if (isSample === 1)
      throw new DomainError(
        'forbidden',
        'サンプルの席では、実在の団体を加えられません。ご自分の席でサインインしてください。',
      )
    const known = await tx
      .selectFrom('organisation')
      .select('name')
      .where((eb) => eb.or([eb('id', '=', code), eb('code', '=', code)]))
      .executeTakeFirst()
    if (known)
      throw faultAt(
        'code',
        `このコードの団体は、「${known.name}」として登録されています。一覧から選んでください。`,
      )
    await tx
      .insertInto('organisation')
      .values({
        id: code,
        code,
        name,
        kana: null,
        kind,
        district: null,
        prefecture_code: prefectureOf(code),
        region_id: null,
        official_order: `${rankOf(kind)}-${code}`,
        added_at: context.now(),
      })
      .execute()
  })
  context.events.changed([`forum:${forumId}`], { forumIds: [forumId] })
  return { id: code, name }
}

/** Its prefecture’s code: the same two digits, then 000, then the digit that checks them. */
const prefectureOf = (code: string): string => {
  const stem = `${code.slice(0, 2)}000`
  return `${stem}${checkDigit(stem)}`
}
const isPrefectureCode = (code: string) => code.slice(2, 5) === '000'

/** Where the data set would put it: after the municipalities of the prefecture, among those of others (dataset/rows.ts). */
function rankOf(kind: OrganisationKind): number {
  if (kind === 'prefecture') return 9
  if (kind === 'wide_area_union') return 3
  return kind === 'partial_affairs_association' ? 4 : 2
}

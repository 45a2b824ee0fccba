import { dayOf, warekiWithWeekday } from '../../shared/calendar'
import type { ChangeConsentPlan, OpenConsent } from '../../shared/consent/commands'
import { type ConsentTemplate, consentTemplates } from '../../shared/consent/template'
import { DomainError, faultAt } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { type ForumMember, forumNames, membersOn, refuseClosed, secretariatOnly } from '../forums/queries'
import { newId } from '../id'
import { notify } from '../outbox/notify'
import { visibleProposal } from '../proposals/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { tellConsentChanged } from './consentChanged'
import { findProcedure, procedureUnknown } from './procedure'

/** 同意手続を始める: whom the law asks is fixed from here on [Y1]. */
export async function openConsent(
  context: Context,
  actor: Actor,
  input: OpenConsent,
): Promise<{ id: string }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'openConsent', at }
  const opened = await context.store.transaction(async (tx) => {
    if (!can(actor, 'consent.read', input)) throw procedureUnknown()
    if (!can(actor, 'consent.manage', input)) throw secretariatOnly('同意手続を始めること')
    return await once(tx, act, () => write(tx, actor, input, at))
  })
  tellConsentChanged(context, input.forumId)
  return opened
}

async function write(tx: Tx, actor: Actor, input: OpenConsent, at: number): Promise<{ id: string }> {
  await refuseClosed(tx, input.forumId, dayOf(at))
  const template = consentTemplates[input.template]
  const seat = await actingSeat(tx, actor)
  const isSample = seat.isSample === 1 || (await isOfSample(tx, actor, input)) ? 1 : 0
  const members = (await membersOn(tx, input.forumId, dayOf(at))).filter(hasVoice)
  const parties = partiesOf(template, members, input)
  refuseWrongPlan(input)
  const id = newId()
  await tx
    .insertInto('consent_procedure')
    .values({
      id,
      forum_id: input.forumId,
      proposal_id: input.proposalId,
      title: input.title,
      template: input.template,
      ...planOf(input),
      is_whole_body: parties.length === members.length ? 1 : 0,
      opened_at: at,
      opened_by_label: seat.label,
      ended_at: null,
      end: null,
      is_sample: isSample,
    })
    .execute()
  await tx
    .insertInto('consent_party')
    .values(
      parties.map(({ organisationId, isCentral }) => ({
        procedure_id: id,
        organisation_id: organisationId,
        is_central: isCentral ? (1 as const) : (0 as const),
      })),
    )
    .execute()
  await tellOpened(tx, {
    id,
    input,
    parties: parties.map(({ organisationId }) => organisationId),
    at,
    isSample,
  })
  return { id }
}

const planOf = (input: Pick<OpenConsent, 'readyOn' | 'targetOn' | 'leadDays' | 'prefectureDays'>) => ({
  ready_on: input.readyOn,
  target_on: input.targetOn,
  lead_days: input.leadDays,
  prefecture_days: input.prefectureDays,
})

/** What hangs on a proposal of the sample goes with it. */
async function isOfSample(tx: Tx, actor: Actor, input: OpenConsent): Promise<boolean> {
  if (input.proposalId === null) return false
  const proposal = await visibleProposal(tx, actor, input.proposalId)
  await refuseSampleSeat(tx, actor, proposal)
  if (proposal.state === 'draft' || proposal.state === 'returned')
    throw new DomainError(
      'conflict',
      '下書きや差戻し中の提案では、同意手続を始められません。提出の後にしてください。',
    )
  return proposal.is_sample === 1
}

/** Every member where the law leaves no choice; else those that were chosen, which have to be members. */
function partiesOf(template: ConsentTemplate, members: readonly ForumMember[], input: OpenConsent) {
  if (template.isWholeBody) return members.map(({ id }) => ({ organisationId: id, isCentral: false }))
  const chosen = new Map(input.parties.map((party) => [party.organisationId, party]))
  if ([...chosen.keys()].some((id) => !members.some((member) => member.id === id)))
    throw faultAt('parties', '選んだ団体に、この会議体の構成団体でないものがあります。選び直してください。')
  if (chosen.size < 2) throw faultAt('parties', '手続に加わる団体を2つ以上選んでください。')
  const parties = [...chosen.values()].map(({ organisationId, isCentral }) => ({
    organisationId,
    isCentral: template.isPairwise && isCentral,
  }))
  const centrals = parties.filter(({ isCentral }) => isCentral).length
  if (template.isPairwise && (centrals === 0 || centrals === parties.length))
    throw faultAt(
      'centrals',
      '1対1の手続です。各団体と結ぶ側（中心市など）を選び、結ばれる側の団体を1つ以上残してください。',
    )
  return parties
}

function refuseWrongPlan({ readyOn, targetOn }: Pick<OpenConsent, 'readyOn' | 'targetOn'>): void {
  if (targetOn !== null && targetOn < readyOn)
    throw faultAt('targetOn', '成立させたい日は、案のそろう日以後にしてください。')
}

/** The days a forecast stands on, changed as the talks go. */
export async function changeConsentPlan(
  context: Context,
  actor: Actor,
  id: string,
  input: ChangeConsentPlan,
): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `changeConsentPlan ${id}`, at }
  const procedure = await context.store.transaction(async (tx) => {
    const row = await findProcedure(tx, actor, id)
    if (!can(actor, 'consent.manage', { forumId: row.forum_id })) throw secretariatOnly('日程の変更')
    await refuseSampleSeat(tx, actor, row)
    refuseWrongPlan(input)
    await once(tx, act, async () => {
      const changed = await tx
        .updateTable('consent_procedure')
        .set(planOf(input))
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (changed.numUpdatedRows !== 1n) throw procedureEnded()
      return null
    })
    return row
  })
  tellConsentChanged(context, procedure.forum_id)
}

async function tellOpened(
  tx: Tx,
  told: { id: string; input: OpenConsent; parties: readonly string[]; at: number; isSample: 0 | 1 },
): Promise<void> {
  const { input } = told
  const [forum] = await forumNames(tx, [input.forumId])
  await notify(tx, {
    kind: 'consent_opened',
    at: told.at,
    forumId: input.forumId,
    isSample: told.isSample === 1,
    organisationIds: told.parties,
    subject: `同意手続「${input.title}」の開始`,
    lines: [
      `手続: ${consentTemplates[input.template].label}`,
      `根拠: ${consentTemplates[input.template].law}`,
      `案のそろう日: ${warekiWithWeekday(input.readyOn)}`,
      ...(input.targetOn === null ? [] : [`成立させたい日: ${warekiWithWeekday(input.targetOn)}`]),
      '担当者・課長・首長・議会の各段階を、済んだら「済にする」でお知らせください。',
    ],
    path: `/consent/${told.id}`,
    dedupeKey: openedKey(told.id),
    reason: `${forum?.name ?? 'この会議体'}の構成団体で、この手続の当事者であるため`,
  })
}

/** A letter that still waits when the procedure ends is taken back. */
export const openedKey = (id: string) => `consent_opened:${id}`

export const procedureEnded = () =>
  new DomainError('conflict', 'この同意手続は終わっています。画面を開き直して、結果を確かめてください。')

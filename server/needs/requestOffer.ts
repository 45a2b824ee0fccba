import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { shortened } from '../../shared/letters'
import type { AnswerRequest, RequestOffer } from '../../shared/needs/commands'
import { requestStateLabel } from '../../shared/needs/offer'
import { type Actor, can } from '../../shared/permission'
import type { Context } from '../context'
import { answererOf } from '../forums/acts'
import { organisationNames } from '../forums/queries'
import { newId } from '../id'
import { notify } from '../outbox/notify'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { holdOffer, type OfferRow, offerSubject, offerUnknown } from './findOffer'
import { actOn } from './ownAct'

/** 使いたい: known to who offers and to who asks, and to nobody else [E7]. */
export async function requestOffer(
  context: Context,
  actor: Actor,
  offerId: string,
  input: RequestOffer,
): Promise<{ id: string }> {
  const at = context.now()
  const { note, onBehalf, idempotencyKey } = input
  const act = { key: idempotencyKey, personId: actor.personId, command: `requestOffer ${offerId}`, at }
  const { offer, request } = await context.store.transaction(async (tx) => {
    const offer = await holdOffer(tx, actor, offerId)
    const request = await once(tx, act, async () => {
      const answerer = await answererOf(tx, actor, offer, { right: 'need.create', day: dayOf(at), onBehalf })
      if (offer.state === 'closed') throw isClosed()
      if (offer.organisation_id === answerer.organisation_id) throw ownOffer()
      await refuseSecond(tx, offerId, answerer.organisation_id)
      const id = newId()
      await tx
        .insertInto('offer_request')
        .values({
          ...{ id, offer_id: offerId, ...answerer, at, note, state: 'open', answered_at: null },
          ...{ confirmed_at: null, confirmed_label: null },
        })
        .execute()
      await tellRequested(tx, offer, { organisationId: answerer.organisation_id, note, at })
      return { id, organisationId: answerer.organisation_id }
    })
    return { offer, request }
  })
  tellParties(context, offer, request.organisationId)
  return { id: request.id }
}

/** 応じられる・今回は難しい by who offers, 取下げ by who asked; who offers may take its answer back. */
export async function answerRequest(
  context: Context,
  actor: Actor,
  id: string,
  input: AnswerRequest,
): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `answerRequest ${id}`, at }
  const { offer, request } = await context.store.transaction(async (tx) => {
    const { offer, request } = await holdRequest(tx, actor, id)
    const { label } = await actOn(tx, actor, offer, at)
    await once(tx, act, async () => {
      refuseAnswer(actor, offer, request, input)
      const given = input.state === 'agreed' || input.state === 'declined' ? input.state : null
      await tx
        .updateTable('offer_request')
        .set({
          state: input.state,
          answer: given ? input.answer : '',
          answered_at: given ? at : null,
          answered_label: given ? label : '',
        })
        .where('id', '=', id)
        .execute()
      if (given) await tellAnswered(tx, offer, { ...request, state: given, answer: input.answer, at })
      return null
    })
    return { offer, request }
  })
  tellParties(context, offer, request.organisation_id)
}

type Request = Awaited<ReturnType<typeof holdRequest>>['request']

/** A request the actor may know of; else what an unknown id would get. */
async function holdRequest(tx: Tx, actor: Actor, id: string) {
  const request = await tx
    .selectFrom('offer_request')
    .innerJoin('seat', 'seat.id', 'offer_request.seat_id')
    .selectAll('offer_request')
    .select('seat.organisation_id as enteredBy')
    .where('offer_request.id', '=', id)
    .executeTakeFirst()
  if (!request) throw offerUnknown()
  const offer = await holdOffer(tx, actor, request.offer_id)
  if (!isOfferer(actor, offer) && !isAsker(actor, offer, request)) throw offerUnknown()
  return { offer, request }
}

const isOfferer = (actor: Actor, offer: OfferRow) => can(actor, 'offer.write', offerSubject(offer))
const isAsker = (actor: Actor, offer: OfferRow, request: { organisation_id: string; enteredBy: string }) =>
  can(actor, 'offer.write', {
    forumId: offer.forum_id,
    organisationId: request.organisation_id,
    enteredBy: request.enteredBy,
  })

function refuseAnswer(actor: Actor, offer: OfferRow, request: Request, { state }: AnswerRequest): void {
  const mayGive = state === 'withdrawn' ? isAsker(actor, offer, request) : isOfferer(actor, offer)
  if (!mayGive)
    throw new DomainError(
      'forbidden',
      state === 'withdrawn'
        ? '取り下げられるのは、申し込んだ団体です。'
        : '回答できるのは、出している団体です。',
    )
  const isOpen = request.state === 'open'
  const takesBack = state === 'open' && (request.state === 'agreed' || request.state === 'declined')
  if (state === 'open' ? !takesBack : !isOpen)
    throw new DomainError(
      'conflict',
      `この申込みは「${requestStateLabel[request.state]}」になっています。画面を再読み込みしてください。`,
    )
}

async function refuseSecond(tx: Tx, offerId: string, organisationId: string): Promise<void> {
  const open = await tx
    .selectFrom('offer_request')
    .select('id')
    .where('offer_id', '=', offerId)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (open) throw new DomainError('conflict', 'もう申し込んでいます。回答をお待ちください。')
}

async function tellRequested(
  tx: Tx,
  offer: OfferRow,
  { organisationId, note, at }: { organisationId: string; note: string; at: number },
): Promise<void> {
  const asker = (await organisationNames(tx)).get(organisationId) ?? ''
  await notify(tx, {
    kind: 'offer',
    at,
    forumId: offer.forum_id,
    isSample: offer.is_sample === 1,
    organisationIds: [offer.organisation_id],
    subject: `${asker}から「使いたい」：${shortened(offer.text, 30)}`,
    lines: [`出せるもの：${offer.text}`, ...(note === '' ? [] : [`ひとこと：${note}`])],
    path: `/forums/${offer.forum_id}/needs?tab=offers`,
    reason: `${offer.ownerName}が登録した「出せるもの」であるため`,
  })
}

async function tellAnswered(
  tx: Tx,
  offer: OfferRow,
  request: { organisation_id: string; state: 'agreed' | 'declined'; answer: string; at: number },
): Promise<void> {
  await notify(tx, {
    kind: 'offer',
    at: request.at,
    forumId: offer.forum_id,
    isSample: offer.is_sample === 1,
    organisationIds: [request.organisation_id],
    subject: `${offer.ownerName}の回答「${requestStateLabel[request.state]}」：${shortened(offer.text, 30)}`,
    lines: [`出せるもの：${offer.text}`, ...(request.answer === '' ? [] : [`ひとこと：${request.answer}`])],
    path: `/forums/${offer.forum_id}/needs?tab=offers`,
    reason: '「使いたい」と申し込んだ団体であるため',
  })
}

/** Only the two parties hear of a request. */
function tellParties(context: Context, offer: OfferRow, askerId: string): void {
  const organisationIds = [offer.organisation_id, offer.enteredBy, askerId]
  context.events.changed([`needs:${offer.forum_id}`, 'needs', 'desk'], { organisationIds })
}

const isClosed = () => new DomainError('conflict', 'この「出せるもの」は、いまは出されていません。')
const ownOffer = () => new DomainError('conflict', '自分の団体が出しているものです。')

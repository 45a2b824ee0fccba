import type { Entry } from '../../shared/entry'
import type { Topic } from '../../shared/forums/topic'
import type { OfferKind, RequestState } from '../../shared/needs/offer'
import { type Actor, can } from '../../shared/permission'
import { entryOf, organisationNames, topics } from '../forums/queries'
import type { Db } from '../store/Store'
import { offerRows, offerSubject } from './findOffer'

/** A request for an offer: told to who offers, to who asks and to the secretariat that typed it. */
export interface RequestLine {
  id: string
  organisationId: string
  organisationName: string
  note: string
  state: RequestState
  answer: string
  answeredAt: number | null
  answeredLabel: string
  at: number
  entry: Entry
  may: { answer: boolean; withdraw: boolean }
}

export interface OfferLine {
  id: string
  forumId: string
  ownerId: string
  ownerName: string
  kind: OfferKind
  topic: Pick<Topic, 'id' | 'area' | 'name'> | null
  text: string
  amount: string
  untilOn: string | null
  isOpen: boolean
  at: number
  entry: Entry
  isSample: boolean
  requests: RequestLine[]
  may: { change: boolean; confirm: boolean; request: boolean }
}

export async function offerLines(
  db: Db,
  actor: Actor,
  { forumIds }: { forumIds: readonly string[] },
): Promise<OfferLine[]> {
  const rows = (
    await offerRows(db)
      .where('offer.forum_id', 'in', [...forumIds, ''])
      .orderBy('offer.at', 'desc')
      .orderBy('offer.id')
      .execute()
  ).filter((row) => can(actor, 'offer.read', { forumId: row.forum_id }))
  if (rows.length === 0) return []
  const names = await organisationNames(db)
  const known = new Map((await topics(db)).map((topic) => [topic.id, topic]))
  const requests = await db
    .selectFrom('offer_request')
    .innerJoin('seat', 'seat.id', 'offer_request.seat_id')
    .selectAll('offer_request')
    .select('seat.organisation_id as enteredBy')
    .where(
      'offer_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('offer_request.at')
    .execute()
  return rows.map((row) => {
    const topic = known.get(row.topic_id ?? '')
    const isWriter = can(actor, 'offer.write', offerSubject(row))
    const contributes = can(actor, 'need.create', { forumId: row.forum_id })
    const own = requests.filter(({ offer_id }) => offer_id === row.id)
    const isMine = ({ organisation_id, enteredBy }: (typeof own)[number]) =>
      can(actor, 'offer.write', { forumId: row.forum_id, organisationId: organisation_id, enteredBy })
    return {
      ...{ id: row.id, forumId: row.forum_id, ownerId: row.organisation_id, ownerName: row.ownerName },
      ...{ kind: row.kind, text: row.text, amount: row.amount, untilOn: row.until_on, at: row.at },
      topic: topic ? { id: topic.id, area: topic.area, name: topic.name } : null,
      isOpen: row.state === 'open',
      entry: entryOf(row),
      isSample: row.is_sample === 1,
      requests: own
        .filter((request) => isWriter || isMine(request))
        .map((request) => ({
          id: request.id,
          organisationId: request.organisation_id,
          organisationName: names.get(request.organisation_id) ?? '',
          ...{ note: request.note, state: request.state, answer: request.answer, at: request.at },
          answeredAt: request.answered_at,
          answeredLabel: request.answered_label,
          entry: entryOf(request),
          may: {
            answer: isWriter && request.state === 'open',
            withdraw: isMine(request) && request.state === 'open',
          },
        })),
      may: {
        change: isWriter,
        confirm:
          isWriter &&
          row.organisation_id === actor.organisationId &&
          row.on_behalf_channel !== null &&
          row.confirmed_at === null,
        request:
          contributes &&
          row.state === 'open' &&
          row.organisation_id !== actor.organisationId &&
          !own.some(
            ({ organisation_id, state }) => organisation_id === actor.organisationId && state === 'open',
          ),
      },
    }
  })
}

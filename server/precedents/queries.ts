import { type Actor, can } from '../../shared/permission'
import { parseCard } from '../../shared/precedents/card'
import { type DeliveryReason, shownInterest } from '../../shared/precedents/delivery'
import type { ListedPrecedent } from '../../shared/precedents/listed'
import { instrumentNames } from '../forums/queries'
import { ownersReadableBy } from '../needs/queries'
import type { Db } from '../store/Store'
import { filedRows, type PrecedentRow, precedentUnknown, topicsOfPrecedents } from './find'
import { reportCards } from './reportCards'

/** Every 先進事例: what was filed first, then the report's tables and the public sources. */
export async function precedentList(db: Db, actor: Actor) {
  const { cards, blanks } = await reportCards(db)
  const topicsOf = await topicsOfPrecedents(db)
  const filed = (await filedRows(db)).map((row) => filedCard(row, topicsOf.get(row.id) ?? []))
  return {
    cards: [...filed, ...cards],
    blanks,
    instruments: await instrumentNames(db),
    mayFile: can(actor, 'precedent.write', null),
  }
}

const filedCard = (row: PrecedentRow, topicIds: string[]): ListedPrecedent => {
  const card = parseCard(row.card)
  return {
    id: row.id,
    source: row.isPrefecture ? 'prefecture' : 'member',
    title: row.title,
    items: card.what.split('\n').filter((line) => line.trim() !== ''),
    where: card.where,
    forumIds: [],
    topicIds,
    fieldId: null,
    fieldName: null,
    isWholeCategory: false,
    instrumentIds: row.instrument_id === null ? [] : [row.instrument_id],
    certainty: null,
    note: null,
    places: [],
    citation: null,
    sources: [],
    filed: {
      organisationId: row.organisation_id,
      organisationName: row.organisationName,
      at: row.at,
      changedAt: row.changed_at,
      card,
      isSample: row.is_sample === 1,
    },
  }
}

/** A 先進事例 as a きっかけ names it: everybody who signs in may open it. */
export interface PrecedentHead {
  id: string
  title: string
}

export async function precedentHead(db: Db, id: string): Promise<PrecedentHead | undefined> {
  return (await precedentHeads(db)).find((each) => each.id === id)
}

export async function precedentHeads(db: Db): Promise<PrecedentHead[]> {
  const filed = (await filedRows(db)).map(({ id, title }) => ({ id, title }))
  const { cards } = await reportCards(db)
  return [
    ...filed,
    ...cards.map(({ id, title, where }) => ({ id, title: where ? `${where}：${title}` : title })),
  ]
}

/** One card with what its reader may do with it. */
export async function precedentPage(db: Db, actor: Actor, id: string) {
  const { cards, instruments } = await precedentList(db, actor)
  const card = cards.find((each) => each.id === id)
  if (!card) throw precedentUnknown()
  const mayChange =
    card.filed !== null && can(actor, 'precedent.change', { organisationId: card.filed.organisationId })
  return {
    card,
    instruments,
    may: {
      change: mayChange,
      seeDeliveries: card.filed !== null && can(actor, 'precedent.deliveries', null),
    },
  }
}

/**
 * 県 reads whom a card reached by a need that it may read, and when somebody there opened it. Those reached by a 関心 are a number in
 * steps of three or nothing at all, and those reached by a need that 県 may not read are told in no way [E10].
 */
export async function precedentDeliveries(db: Db, actor: Actor, id: string) {
  const [card] = await filedRows(db, id)
  if (!card || !can(actor, 'precedent.deliveries', null)) throw precedentUnknown()
  const rows = await db
    .selectFrom('precedent_delivery')
    .innerJoin('organisation', 'organisation.id', 'precedent_delivery.organisation_id')
    .select([
      'precedent_delivery.organisation_id as organisationId',
      'organisation.name as organisationName',
      'reason',
      'delivered_at as deliveredAt',
      'opened_at as openedAt',
    ])
    .where('precedent_id', '=', id)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .execute()
  const topicIds = (await topicsOfPrecedents(db)).get(id) ?? []
  const readable = new Set(
    (await ownersReadableBy(db, actor, topicIds)).map(({ organisationId }) => organisationId),
  )
  const by = (reason: DeliveryReason) => rows.filter((row) => row.reason === reason)
  return {
    byNeed: by('need')
      .filter(({ organisationId }) => readable.has(organisationId))
      .map(({ reason: _reason, ...row }) => row),
    byInterest: shownInterest(by('interest').length),
  }
}

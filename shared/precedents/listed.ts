import type { Topic } from '../forums/topic'
import type { PrecedentCard } from './card'

export const precedentSources = ['report', 'public', 'prefecture', 'member'] as const
export type PrecedentSource = (typeof precedentSources)[number]
export const precedentSourceLabel: Record<PrecedentSource, string> = {
  report: 'とりまとめ',
  public: '公開資料',
  prefecture: '県の登録',
  member: '市町村などの登録',
}

/** A 先進事例 in the one list: a cell of the report's tables, a public source, or what somebody filed. */
export interface ListedPrecedent {
  id: string
  source: PrecedentSource
  title: string
  /** what was done, an item each */
  items: string[]
  where: string
  /** the bodies it is about */
  forumIds: string[]
  topicIds: string[]
  /** the policy field of its row, where it has no topics of its own; null where it has */
  fieldId: string | null
  fieldName: string | null
  /** the field is a whole category: too wide to fit a topic */
  isWholeCategory: boolean
  instrumentIds: string[]
  /** a word of shared/forums/certainty.ts; null for what was filed */
  certainty: string | null
  note: string | null
  /** which 広域連合 carry a task, with how sure each cell is */
  places: { forumId: string; name: string; value: 'yes' | 'unknown'; certainty: string }[]
  /** 「とりまとめ II-⑤（10ページ）」 */
  citation: string | null
  sources: { id: string; title: string; url: string | null }[]
  filed: {
    organisationId: string
    organisationName: string
    at: number
    changedAt: number | null
    card: PrecedentCard
    isSample: boolean
  } | null
}

export interface Wanted {
  topic?: Pick<Topic, 'id' | 'name' | 'fields'> | undefined
  fieldId?: string | null | undefined
  instrumentId?: string | null | undefined
}

/**
 * How well a card fits what somebody works on: 3 its own 分野×事務, 2 its words name the 事務, 1 its field or the scheme, 0 not at all.
 * Equal for a proposal's form and a need's page.
 */
export function fitOf(card: ListedPrecedent, { topic, fieldId, instrumentId }: Wanted): 0 | 1 | 2 | 3 {
  if (topic && card.topicIds.includes(topic.id)) return 3
  const isOfTopic = topic !== undefined && !card.isWholeCategory && inFields(card, topic.fields)
  if (isOfTopic && namesTopic(card, topic.name)) return 2
  const isOfField = fieldId != null && card.fieldId === fieldId
  const isOfScheme =
    instrumentId != null && card.instrumentIds.includes(instrumentId) && card.source !== 'report'
  return isOfTopic || isOfField || isOfScheme ? 1 : 0
}

const inFields = ({ fieldId }: ListedPrecedent, fields: readonly string[]) =>
  fieldId !== null && fields.includes(fieldId)

/** 「病児・病後児保育」 is named by 「病児・病後児保育事業」: one word of it is enough. */
const namesTopic = ({ title, items }: ListedPrecedent, name: string) =>
  name
    .split(/[・、（）／]|の/)
    .filter((word) => word.length >= 2)
    .some((word) => [title, ...items].some((text) => text.includes(word)))

/** Those that fit, the best first; equals stand as in the list, what was filed lately before the tables. */
export const fitting = (cards: readonly ListedPrecedent[], wanted: Wanted): ListedPrecedent[] =>
  cards
    .map((card) => ({ card, fit: fitOf(card, wanted) }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit)
    .map(({ card }) => card)

export interface Filter {
  topic?: Pick<Topic, 'id' | 'name' | 'fields'> | undefined
  instrumentId?: string | undefined
  source?: string | undefined
  forumId?: string | undefined
}

/** The list by 分野×事務, scheme, source and body, each where it is chosen; the order stays. */
export const filtered = (
  cards: readonly ListedPrecedent[],
  { topic, instrumentId, source, forumId }: Filter,
): ListedPrecedent[] =>
  cards.filter(
    (card) =>
      (!topic || fitOf(card, { topic }) > 0) &&
      (!instrumentId || card.instrumentIds.includes(instrumentId)) &&
      (!source || card.source === source) &&
      (!forumId || card.forumIds.includes(forumId)),
  )

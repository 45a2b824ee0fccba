import { isTier, tierLabel } from '../../shared/forums/tier'
import { api, call } from '../data/api'

/** Everything the page of one body shows. */
export const fetchForum = (id: string) => call(api.forums[':id'].$get({ param: { id } }))
export type Forum = Awaited<ReturnType<typeof fetchForum>>

/** 幹事会 and the like by the name of their kind; a kind this build does not know by its own word. */
export const tierName = (tier: string): string => (isTier(tier) ? tierLabel[tier] : tier)

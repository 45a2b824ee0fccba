/** The kinds of meeting below a body (会議体): each is a forum of its own with a parent, in this order. */
export const tiers = [
  'council',
  'assembly',
  'heads',
  'officers',
  'managers',
  'subcommittee',
  'advisory',
] as const
export type Tier = (typeof tiers)[number]

export const tierLabel: Record<Tier, string> = {
  council: '定期的な協議の場',
  assembly: '広域連合会議',
  heads: '首長会議',
  officers: '幹事会',
  managers: '企画担当課長会議',
  subcommittee: '部会',
  advisory: '懇談会',
}

/** 懇談会 are residents and experts: no organisations, so no members here. */
export const hasMembers = (tier: Tier | null): boolean => tier !== 'advisory'

/** What an office can found here: those of the report alone come with the data set. */
export const foundableTiers = ['heads', 'officers', 'managers', 'subcommittee'] as const satisfies Tier[]

/** Tiers this build does not know, from a newer dataset, come last and are called by their own word. */
export const isTier = (word: string): word is Tier => (tiers as readonly string[]).includes(word)

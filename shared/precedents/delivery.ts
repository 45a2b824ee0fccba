import type { NeedScope } from '../needs/need'

/** By what a card reaches an organisation. 'private' is a need that 県 may not read; it is told to nobody. */
export type DeliveryReason = 'need' | 'private' | 'interest'

export interface Delivery {
  organisationId: string
  reason: DeliveryReason
  /** the body it is told in */
  forumId: string
}

interface Causes {
  needs: readonly { organisationId: string; forumId: string; scope: NeedScope }[]
  interests: readonly { organisationId: string; forumId: string }[]
  /** who filed it knows it */
  filedBy: string
}

/**
 * Whom a card reaches, and by what: one row for each organisation and reason. The reasons stand apart so that none of them tells of
 * another: whether somebody has a need that may be read never changes how many were reached by a 関心 [E10].
 */
export function deliveriesFor({ needs, interests, filedBy }: Causes): Delivery[] {
  const rows = new Map<string, Delivery>()
  const add = (delivery: Delivery) => {
    const key = `${delivery.organisationId} ${delivery.reason}`
    if (delivery.organisationId !== filedBy && !rows.has(key)) rows.set(key, delivery)
  }
  for (const { organisationId, forumId, scope } of needs)
    add({ organisationId, forumId, reason: scope === 'private' ? 'private' : 'need' })
  for (const { organisationId, forumId } of interests) add({ organisationId, forumId, reason: 'interest' })
  return [...rows.values()]
}

/** Fewer than this are hidden, and more are told only in steps of it: two lists that differ by one organisation look alike [E10]. */
export const interestStep = 3

/** 「3団体以上」: the number 県 reads for those reached by a 関心, or null. */
export const shownInterest = (count: number): number | null =>
  count < interestStep ? null : Math.floor(count / interestStep) * interestStep

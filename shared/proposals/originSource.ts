import type { OriginKind } from './origin'

/** What きっかけ of a kind points to; kinds that point to nothing are not among them. 相互関心 is set by the match itself. */
export const originSourceLabel: Partial<Record<OriginKind, string>> = {
  need: '元の困りごと',
  call: '回答した照会',
  meeting: '発言のあった会議',
  precedent: '元の先進事例',
  continued: '前年の提案',
}

export const pointsToSomething = (kind: OriginKind): boolean => kind in originSourceLabel

/** Something a きっかけ may point to, as a writer is offered it. */
export interface OriginOffer {
  id: string
  label: string
  /** of a meeting */
  items?: { id: string; label: string }[]
}

/** What a きっかけ points to: a link where the reader may open it, else plain words. */
export interface OriginLink {
  label: string
  href: string | null
}

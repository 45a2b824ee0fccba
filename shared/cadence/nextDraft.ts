import type { AgendaKind } from '../meetings/agendaItem'
import { agendaLimits } from '../meetings/agendaItem'
import type { CarryOffer } from '../meetings/carryOver'
import type { ActionRow } from '../registers/row'

/** A submitted proposal (提案) that waits to be discussed. */
export interface AwaitingProposal {
  id: string
  number: string | null
  title: string
  originators: readonly string[]
}

/** One item that the next meeting of a body should have; `key` names it for who takes it or leaves it out. */
export type DraftItem = { key: string; kind: AgendaKind; title: string } & (
  | { from: 'carried'; offer: CarryOffer }
  | { from: 'proposal'; proposal: AwaitingProposal }
  | { from: 'action'; action: ActionRow }
  | { from: 'needs'; owners: readonly string[] }
)

interface Undone {
  /** 継続 and what was left undecided, not yet on a later agenda (shared/meetings/carryOver.ts) */
  offers: readonly CarryOffer[]
  /** submitted and not settled */
  proposals: readonly (AwaitingProposal & { isContinued: boolean })[]
  /** the proposals that stand on an agenda of a meeting to come, and on any that was not called off */
  onComing: ReadonlySet<string>
  onAny: ReadonlySet<string>
  /** 宿題 whose day has passed */
  overdue: readonly ActionRow[]
  /** whose 困りごと wait without a proposal, a name for each */
  needOwners: readonly string[]
  /** of the meetings to come */
  comingTitles: ReadonlySet<string>
}

/** One item for all: what somebody has trouble with is talked about, not decided one by one. By its name a coming agenda has it. */
export const needsTitle = '構成団体の困りごとについて'

/**
 * [K8] The items of the next meeting: exactly what is undone and on no coming agenda. A proposal that was continued waits again, unless its
 * item is carried over and brings it along.
 */
export function draftItems({
  offers,
  proposals,
  onComing,
  onAny,
  overdue,
  needOwners,
  comingTitles,
}: Undone): DraftItem[] {
  const brought = new Set(offers.flatMap(({ item }) => item.proposalId ?? []))
  const waiting = proposals.filter(
    ({ id, isContinued }) => !brought.has(id) && !(isContinued ? onComing : onAny).has(id),
  )
  return [
    ...overdue.map((action) => ({
      key: `action:${action.id}`,
      kind: 'report' as const,
      title: shortened(`宿題の報告：${action.text}`),
      from: 'action' as const,
      action,
    })),
    ...offers.map((offer) => ({
      key: `carried:${offer.meetingId}:${offer.item.id}`,
      kind: offer.item.kind,
      title: offer.item.title,
      from: 'carried' as const,
      offer,
    })),
    ...waiting.map(({ isContinued: _isContinued, ...proposal }) => ({
      key: `proposal:${proposal.id}`,
      kind: 'deliberation' as const,
      title: proposal.title,
      from: 'proposal' as const,
      proposal,
    })),
    ...(needOwners.length === 0 || comingTitles.has(needsTitle)
      ? []
      : [
          {
            key: 'needs',
            kind: 'deliberation' as const,
            title: needsTitle,
            from: 'needs' as const,
            owners: needOwners,
          },
        ]),
  ]
}

/** As long as the title of an item may be. */
function shortened(title: string): string {
  const characters = [...title]
  return title.length <= agendaLimits.titleLengthMax
    ? title
    : `${characters.slice(0, agendaLimits.titleLengthMax / 2).join('')}…`
}

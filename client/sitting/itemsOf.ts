import { outcomeLabel } from '../../shared/meetings/outcome'
import { quorumAt, votersOf } from '../../shared/sitting/quorum'
import { sittingText } from '../text/sitting'
import type { Sitting, SittingItem, SittingOutcome } from './sitting'

export const titleOf = (item: Pick<SittingItem, 'title'>): string => item.title || sittingText.item.untitled

export const itemNamed = (sitting: Sitting, itemId: string | null): SittingItem | undefined =>
  sitting.items.find(({ id }) => id === itemId)

export const outcomeOf = (sitting: Sitting, itemId: string): SittingOutcome | undefined =>
  sitting.outcomes.find((outcome) => outcome.itemId === itemId)

/** 原案のとおり決定（異議なし） */
export const outcomeWords = ({ outcome, hasNoObjection }: SittingOutcome): string =>
  hasNoObjection ? `${outcomeLabel[outcome]}（${sittingText.outcome.noObjection}）` : outcomeLabel[outcome]

/** 定足数 as it stands at `now`, or when the meeting ended. */
export function quorumNow(sitting: Sitting, now: number) {
  const at = sitting.endedAt === null ? now : sitting.endedAt - 1
  return quorumAt(sitting.attendees, votersOf(sitting.members), at, sitting.quorum)
}

/** 提案団体 by name in 建制順. */
export function proposersOf(sitting: Sitting, item: SittingItem): string {
  return sitting.members
    .filter(({ id }) => item.proposedBy.includes(id))
    .map(({ name }) => name)
    .join('・')
}

/** What the minutes have under an item: decisions and 宿題 with their numbers. */
export const underItem = (sitting: Sitting, itemId: string) => ({
  decisions: sitting.decisions.filter((each) => each.itemId === itemId),
  actionItems: sitting.actionItems.filter((each) => each.itemId === itemId),
})

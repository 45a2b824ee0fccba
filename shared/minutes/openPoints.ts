import { lacksClosedReason } from '../meetings/agendaItem'
import type { MinutesRecord, RecordBlock } from './record'

/** What a record leaves open: it may be filed so, but not unawares. Counts of 発言 without 団体 and of 宿題 without 担当 or 期限, of 非公開 items without a reason. */
export interface OpenPoints {
  speechesWithoutOrganisation: number
  actionItemsWithoutOwner: number
  actionItemsWithoutDue: number
  closedItemsWithoutReason: number
}

export function openPoints({ blocks, agenda }: Pick<MinutesRecord, 'blocks' | 'agenda'>): OpenPoints {
  const count = (isOpen: (block: RecordBlock) => boolean) => blocks.filter(isOpen).length
  return {
    speechesWithoutOrganisation: count((block) => block.type === 'speech' && block.organisation === null),
    actionItemsWithoutOwner: count((block) => block.type === 'actionItem' && block.owner === null),
    actionItemsWithoutDue: count((block) => block.type === 'actionItem' && block.dueOn === null),
    closedItemsWithoutReason: agenda.flatMap(({ items }) => items).filter(lacksClosedReason).length,
  }
}

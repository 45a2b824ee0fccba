import { materialsOf } from '../materials/queries'
import { type DecisionEntry, outcomesOf } from '../minutes/queries'
import { attendeesOf, outcomesOfItems } from '../sitting/queries'
import type { Db } from '../store/Store'
import { type MeetingOutcomes, titlesOf, type WrittenItem } from './meetingOutcomes'

/** From a draft, as the projections last saw it; undefined where nothing was decided or given home. */
export async function outcomesOfDraft(db: Db, meetingId: string): Promise<MeetingOutcomes | undefined> {
  const { decisions, actionItems } = await outcomesOf(db, meetingId)
  if (decisions.length + actionItems.length === 0) return undefined
  return {
    items: await itemsOf(db, meetingId),
    decisions: decisions.map(numbered),
    actions: actionItems.map((each) => ({ ...each, ...numbered(each) })),
    titles: titlesOf(await attendeesOf(db, meetingId)),
  }
}

const numbered = ({ id, itemId, text, number }: DecisionEntry) => ({
  ...{ id, itemId, text },
  number: number?.label ?? '',
  isNumberFixed: number?.isFixed ?? false,
})

async function itemsOf(db: Db, meetingId: string): Promise<Map<string, WrittenItem>> {
  const items = await db
    .selectFrom('agenda_item')
    .select(['id', 'number', 'title', 'disclosure', 'proposed_by'])
    .where('meeting_id', '=', meetingId)
    .execute()
  const outcomes = new Map(
    (await outcomesOfItems(db, meetingId)).map(({ itemId, outcome }) => [itemId, outcome]),
  )
  const materials = await materialsOf(db, meetingId)
  return new Map(
    items.map(({ id, number, title, disclosure, proposed_by }) => [
      id,
      {
        number,
        title,
        disclosure,
        // Written by projectAgenda as JSON of string[].
        proposedBy: JSON.parse(proposed_by) as string[],
        outcome: outcomes.get(id) ?? null,
        materials: materials.filter(({ itemId }) => itemId === id).map(({ label }) => label),
      },
    ]),
  )
}

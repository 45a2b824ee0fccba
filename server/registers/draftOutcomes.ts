import { materialsOf } from '../materials/queries'
import { outcomeNumbers } from '../minutes/queries'
import { attendeesOf, outcomesOfItems } from '../sitting/queries'
import type { Db } from '../store/Store'
import { type MeetingOutcomes, titlesOf, type WrittenItem } from './meetingOutcomes'

/** From a draft, as the projections last saw it; undefined where nothing was decided or given home. */
export async function outcomesOfDraft(db: Db, meetingId: string): Promise<MeetingOutcomes | undefined> {
  const decisions = await db
    .selectFrom('decision')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  const actions = await db
    .selectFrom('action_item')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  if (decisions.length + actions.length === 0) return undefined
  const numbers = await outcomeNumbers(db, meetingId)
  const numberOf = (id: string) => {
    const known = numbers.get(id)
    return { number: known?.label ?? '', isNumberFixed: known?.isFixed ?? false }
  }
  return {
    items: await itemsOf(db, meetingId),
    decisions: decisions.map(({ id, item_id, text }) => ({ id, itemId: item_id, text, ...numberOf(id) })),
    actions: actions.map((row) => ({
      id: row.id,
      itemId: row.item_id,
      text: row.text,
      ...numberOf(row.id),
      isDone: row.is_done === 1,
      dueOn: row.due_on,
      ownerId: row.owner_id,
    })),
    titles: titlesOf(await attendeesOf(db, meetingId)),
  }
}

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

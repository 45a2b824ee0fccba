import type { Disclosure } from '../../shared/meetings/agendaItem'
import type { Outcome } from '../../shared/meetings/outcome'
import type { MinutesRecord } from '../../shared/minutes/record'
import type { ActionAsWritten } from '../../shared/registers/mark'

/** What one meeting decided and gave home, whether its minutes are a record or still a draft. */
export interface MeetingOutcomes {
  items: ReadonlyMap<string, WrittenItem>
  decisions: WrittenDecision[]
  actions: WrittenAction[]
  /** the 職 that sat there, by organisation */
  titles: ReadonlyMap<string, string>
}

export interface WrittenItem {
  number: string
  title: string
  disclosure: Disclosure
  proposedBy: readonly string[]
  outcome: Outcome | null
  materials: string[]
}

interface WrittenDecision {
  id: string
  itemId: string | null
  text: string
  number: string
  isNumberFixed: boolean
}

interface WrittenAction extends WrittenDecision, ActionAsWritten {}

/** From the confirmed record: the numbers and words that were filed, whatever became of the document. */
export function outcomesOfRecord(record: MinutesRecord): MeetingOutcomes {
  const outcomes = new Map(record.outcomes.map((each) => [each.itemId, each.outcome]))
  const items = record.agenda
    .flatMap((section) => section.items)
    .map((item): [string, WrittenItem] => [
      item.id,
      {
        number: item.number,
        title: item.title,
        disclosure: item.disclosure,
        proposedBy: item.proposedBy.map(({ id }) => id),
        outcome: outcomes.get(item.id) ?? null,
        materials: record.materials.filter(({ itemId }) => itemId === item.id).map(({ label }) => label),
      },
    ])
  return {
    items: new Map(items),
    decisions: record.decisions.map((each) => ({ ...each, isNumberFixed: true })),
    actions: record.actionItems.map(({ owner, ...each }) => ({
      ...each,
      ownerId: owner?.id ?? null,
      isNumberFixed: true,
    })),
    titles: titlesOf(
      (record.attendance?.attendees ?? []).map(({ organisation, category, title }) => ({
        organisationId: organisation.id,
        category,
        title,
      })),
    ),
  }
}

/** The first of a member's own people or deputies on the list speaks for it. */
export function titlesOf(
  attendees: readonly { organisationId: string; category: string; title: string }[],
): Map<string, string> {
  const titles = new Map<string, string>()
  for (const { organisationId, category, title } of attendees)
    if ((category === 'member' || category === 'proxy') && title !== '' && !titles.has(organisationId))
      titles.set(organisationId, title)
  return titles
}

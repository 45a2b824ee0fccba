import type { ListedPrecedent } from '../../shared/precedents/listed'
import { reportedPrecedents } from '../forums/queries'
import type { Db } from '../store/Store'

type Reported = Awaited<ReturnType<typeof reportedPrecedents>>

/** The data set's 先進事例 as cards of the one list, and the cells of its tables where there is nothing to show. */
export async function reportCards(db: Db): Promise<{ cards: ListedPrecedent[]; blanks: Reported['blanks'] }> {
  const reported = await reportedPrecedents(db)
  return {
    cards: [...cellCards(reported), ...taskCards(reported), ...otherCards(reported)],
    blanks: reported.blanks,
  }
}

const bare = {
  topicIds: [],
  fieldId: null,
  fieldName: null,
  isWholeCategory: false,
  note: null,
  places: [],
  citation: null,
  sources: [],
  filed: null,
}

/** What each body does in one field, and what public sources add. */
const cellCards = ({ precedents, citations, instrumentsOf }: Reported): ListedPrecedent[] =>
  precedents.map((each) => ({
    ...bare,
    id: `${each.inReport ? 'cell' : 'public'}.${each.id.replaceAll('/', '.')}`,
    source: each.inReport ? 'report' : 'public',
    title: each.inReport ? each.fieldName : (each.items[0] ?? each.fieldName),
    items: each.inReport ? each.items : [],
    where: each.forumName,
    forumIds: [each.forumId],
    fieldId: each.fieldId,
    fieldName: each.fieldName,
    isWholeCategory: each.isCategory,
    instrumentIds: instrumentsOf(each.forumId),
    certainty: each.certainty,
    note: each.note,
    citation: each.inReport ? (citations.get('precedent') ?? null) : null,
    sources: each.sources,
  }))

/** A task and the 広域連合 that carry it; a cell that cannot be read is no "no" and stands there as such. */
const taskCards = ({ unionTable, citations, instrumentsOf, topicsOfTask }: Reported): ListedPrecedent[] =>
  unionTable.tasks.map((task, column) => {
    const places = unionTable.unions.flatMap(({ id, name, cells }) => {
      const cell = cells[column]
      return cell && cell.value !== 'no'
        ? [{ forumId: id, name, value: cell.value, certainty: cell.certainty }]
        : []
    })
    return {
      ...bare,
      id: `task.${task.id}`,
      source: 'report' as const,
      title: task.name,
      items: [],
      where: '',
      forumIds: places.map(({ forumId }) => forumId),
      topicIds: topicsOfTask(task.id),
      instrumentIds: [...new Set(places.flatMap(({ forumId }) => instrumentsOf(forumId)))],
      // Each cell tells its own.
      certainty: null,
      note: task.notes.join(' ') || null,
      places,
      citation: citations.get('union_task') ?? null,
    }
  })

const otherCards = ({ unionTable, citations, instrumentsOf }: Reported): ListedPrecedent[] =>
  unionTable.unions
    .filter(({ others }) => others.length > 0)
    .map(({ id, name, others, hasMore }) => ({
      ...bare,
      id: `other.${id}`,
      source: 'report' as const,
      title: `${name}のその他の事務`,
      items: hasMore ? [...others, '等'] : others,
      where: name,
      forumIds: [id],
      instrumentIds: instrumentsOf(id),
      certainty: 'seed',
      citation: citations.get('union_task') ?? null,
    }))

import type { Tables } from '../store/Tables'
import type { Dataset } from './schema'

type Fact = Tables['fact']

/** Facts that are shown as the file has them. `kind` says what `body` holds; `id` is unique within the kind. */
export function factsOf(dataset: Dataset): Fact[] {
  return [
    ...precedentFacts(dataset),
    ...issueFacts(dataset),
    ...sections('survey', dataset['survey.json']),
    ...sections('background', dataset['background.json']),
    ...sections('study_group', dataset['study-group.json']),
    ...facts('scheme_form', dataset['schemes.json']?.forms),
    ...facts('erratum', dataset['errata.json']?.errata),
    ...facts('source', dataset['sources.json']?.sources),
  ]
}

/** The two tables of the report, their blanks, and the initiatives from public sources. */
function precedentFacts(dataset: Dataset): Fact[] {
  const precedents = dataset['precedents.json']
  if (!precedents) return []
  const inForum = (column: 'taskId' | 'fieldId') => (record: { forumId: string; [key: string]: unknown }) =>
    `${record.forumId}/${String(record[column])}`
  return [
    ...facts('precedent_table', precedents.meta?.tables),
    ...facts('union_task', precedents.rengoTasks),
    ...facts('union_task_cell', precedents.rengoCells, inForum('taskId')),
    ...facts('union_task_other', precedents.rengoOther, ({ forumId }) => forumId),
    ...facts('precedent', precedents.teijuCells),
    ...facts('precedent_blank', precedents.teijuBlanks, inForum('fieldId')),
    ...facts('public_precedent', precedents.publicPrecedents),
  ]
}

function issueFacts(dataset: Dataset): Fact[] {
  const file = dataset['issues-and-remedies.json']
  if (!file) return []
  const issues = file.issueGroups.flatMap((group) =>
    group.subgroups.flatMap((subgroup) =>
      subgroup.issues.map((issue) => ({ ...issue, group: group.title, subgroup: subgroup.title })),
    ),
  )
  return [
    ...facts('issue', issues),
    ...facts('measure', file.measures),
    ...facts('further_study', file.furtherStudy),
    ...facts('means', file.means),
    ...facts('role', file.roles),
    ...(file.goal === undefined ? [] : facts('goal', [{ id: 'goal', body: file.goal }])),
  ]
}

function facts<T extends object>(
  kind: string,
  records: readonly T[] | undefined,
  idOf: (record: T) => string = idOfRecord,
): Fact[] {
  return (records ?? []).map((record, position) => ({
    kind,
    id: idOf(record),
    position,
    body: JSON.stringify(record),
  }))
}

/** The schemas give every list that comes here an id; those without one name their own. */
const idOfRecord = (record: object) => ('id' in record ? String(record.id) : '')

/** A file whose top-level keys are its records: population, jointProcessing, kpi, … */
const sections = (kind: string, file: object | undefined): Fact[] =>
  Object.entries(file ?? {})
    .filter(([key]) => key !== 'meta')
    .map(([id, section], position) => ({ kind, id, position, body: JSON.stringify(section) }))

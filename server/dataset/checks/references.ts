import type { Report } from '../faults'
import type { JsonPath } from '../positionedJson'
import { frameworkOfScheme, policyFieldRows } from '../rows'
import type { Dataset } from '../schema'
import { checkUnique, each } from './duplicates'

/** What the files say of each other: every id that is named must exist. */
export function checkReferences(dataset: Dataset, report: Report): void {
  checkPolicyFields(dataset, report)
  const known = knownIds(dataset)
  for (const [file, content] of Object.entries(dataset))
    walk(content, [], (key, value, path) => {
      const target = targets[key]
      if (!target || typeof value !== 'string' || path.some(isRemark)) return
      const ids = known[target]
      if (ids && !ids.has(value))
        report(file, path, `${nouns[target]}「${value}」がありません`, 'id を直すか、元の表に足してください')
    })
  checkStudyGroup(dataset, report)
  checkSums(dataset, report)
}

/** Keys that name a record elsewhere. A list of ids stands under its own plural key. */
const targets: Record<string, Target | undefined> = {
  forumId: 'forum',
  usedBy: 'forum',
  fieldId: 'field',
  categoryId: 'category',
  instruments: 'instrument',
  taskIds: 'task',
  fields: 'policyField',
  evidence: 'source',
  errata: 'erratum',
  municipality: 'municipality',
  related: 'topic',
}
type Target =
  | 'forum'
  | 'field'
  | 'policyField'
  | 'category'
  | 'instrument'
  | 'task'
  | 'source'
  | 'erratum'
  | 'municipality'
  | 'topic'

const nouns: Record<Target, string> = {
  forum: '会議体',
  field: '政策分野',
  policyField: '政策分野',
  category: '区分',
  instrument: '連携の手法',
  task: '事務',
  source: '典拠',
  erratum: '正誤',
  municipality: '市町村',
  topic: '関係する項目',
}

/** Parts that speak about the records instead of naming them. */
const isRemark = (step: string | number) =>
  step === 'meta' || step === 'certainty' || step === 'fieldCertainty'

/** Undefined where the file that would hold them was not given: then nothing can be said. */
function knownIds(dataset: Dataset): Record<Target, Set<string> | undefined> {
  const { municipalities, outOfPrefecture } = dataset['municipalities.json']
  const { categories, fields } = dataset['policy-fields.json']
  const issues = dataset['issues-and-remedies.json']
  const ids = (records: readonly { id: string }[] | undefined) =>
    records && new Set(records.map(({ id }) => id))
  return {
    forum: ids(dataset['forums.json'].forums),
    field: ids(fields),
    policyField: new Set(policyFieldRows(dataset).map(({ id }) => id)),
    category: ids(categories),
    instrument: ids(dataset['schemes.json']?.instruments),
    task: ids(dataset['precedents.json']?.rengoTasks),
    source: ids(dataset['sources.json']?.sources),
    erratum: ids(dataset['errata.json']?.errata),
    municipality: new Set([...municipalities, ...outOfPrefecture].map(({ code }) => code)),
    topic: issues && ids([...issues.measures, ...issues.furtherStudy, ...issues.means, ...issues.roles]),
  }
}

function checkPolicyFields(dataset: Dataset, report: Report): void {
  const file = 'policy-fields.json'
  const { schemes, categories, fields } = dataset[file]
  for (const [list, records] of Object.entries({ schemes, categories, fields }))
    checkUnique(
      report,
      file,
      each(list, records, 'id', ({ id }) => id),
    )
  for (const [index, { name }] of schemes.entries())
    if (!frameworkOfScheme(name))
      report(
        file,
        ['schemes', index, 'name'],
        `枠組み「${name}」が分かりません`,
        '名前の終わりを 定住自立圏、連携中枢都市圏、連携自立圏、広域連合 のどれかにしてください',
      )
  for (const [index, { schemeId }] of categories.entries())
    if (!schemes.some(({ id }) => id === schemeId))
      report(
        file,
        ['categories', index, 'schemeId'],
        `枠組み「${schemeId}」がありません`,
        'schemes の id を書いてください',
      )
}

function checkStudyGroup(dataset: Dataset, report: Report): void {
  const group = dataset['study-group.json']
  const total = group?.counts.members
  if (group && total !== undefined && total !== group.members.length)
    report(
      'study-group.json',
      ['counts', 'members'],
      `構成員の数が${total}と書かれていますが、members は${group.members.length}です`,
      'どちらかを直してください',
    )
}

function checkSums(dataset: Dataset, report: Report): void {
  for (const [index, { parts, result }] of (dataset['survey.json']?.derivedChecks ?? []).entries()) {
    const sum = parts.reduce((total, part) => total + part, 0)
    if (parts.length > 0 && sum !== result)
      report(
        'survey.json',
        ['derivedChecks', index, 'result'],
        `内訳の和は${sum}で、${result}ではありません`,
        'どちらかを直してください',
      )
  }
}

/** Every text of a JSON value with the nearest key that is a name, and its path. */
function walk(
  value: unknown,
  path: JsonPath,
  visit: (key: string, value: unknown, path: JsonPath) => void,
): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      walk(inner, [...path, Array.isArray(value) ? Number(key) : key], visit)
    return
  }
  const key = path.findLast((step) => typeof step === 'string')
  if (typeof key === 'string') visit(key, value, path)
}

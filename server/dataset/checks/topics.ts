import type { Report } from '../faults'
import type { Dataset } from '../schema'
import { checkUnique } from './duplicates'

const file = 'topics.json'

/** 分野×事務: every id once in the whole file, every 分野 with a 事務, and no two 事務 of one 分野 that read alike. */
export function checkTopics(dataset: Dataset, report: Report): void {
  const areas = dataset[file]?.areas ?? []
  checkUnique(
    report,
    file,
    areas.map(({ id }, index) => [id, ['areas', index, 'id']] as const),
  )
  checkUnique(
    report,
    file,
    areas.flatMap(({ topics }, area) =>
      topics.map(({ id }, index) => [id, ['areas', area, 'topics', index, 'id']] as const),
    ),
  )
  for (const [area, { topics }] of areas.entries()) {
    if (topics.length === 0)
      report(file, ['areas', area, 'topics'], '分野に事務がありません', '事務を1つ以上書いてください')
    checkUnique(
      report,
      file,
      topics.map(({ name }, index) => [name, ['areas', area, 'topics', index, 'name']] as const),
    )
  }
}

import { checkDigit } from '../../../shared/forums/organisationCode'
import type { Report } from '../faults'
import type { Dataset, Municipality } from '../schema'
import { checkUnique, each } from './duplicates'

const file = 'municipalities.json'

/** Prefectures, regions and municipalities: codes, kinds, regions and counts. */
export function checkPlaces(dataset: Dataset, report: Report): void {
  const { prefectures, regions, municipalities, outOfPrefecture } = dataset[file]
  checkUnique(report, file, [
    ...each('prefectures', prefectures, 'code', ({ code }) => code),
    ...each('municipalities', municipalities, 'code', ({ code }) => code),
    ...each('outOfPrefecture', outOfPrefecture, 'code', ({ code }) => code),
  ])
  checkUnique(
    report,
    file,
    each('regions', regions, 'id', ({ id }) => id),
  )
  checkUnique(
    report,
    file,
    each('regions', regions, 'order', ({ order }) => String(order)),
  )
  for (const [index, { code }] of prefectures.entries())
    checkCode(report, code, ['prefectures', index, 'code'])
  if (municipalities.length === 0)
    report(file, ['municipalities'], '市町村がありません', '市町村を1つ以上書いてください')
  for (const [index, each] of municipalities.entries())
    checkMunicipality(dataset, report, each, ['municipalities', index])
  for (const [index, each] of outOfPrefecture.entries())
    checkMunicipality(dataset, report, each, ['outOfPrefecture', index])
  checkRegions(dataset, report)
}

type Path = readonly [string, number]

function checkMunicipality(dataset: Dataset, report: Report, place: Municipality, path: Path): void {
  const { prefectures, regions, municipalities } = dataset[file]
  const { code, name, kind, region, prefecture } = place
  checkCode(report, code, [...path, 'code'])
  if (!name.endsWith(kind))
    report(
      file,
      [...path, 'kind'],
      `名前「${name}」と種別「${kind}」が合いません`,
      '市・町・村を確かめてください',
    )
  if (!prefectures.some((each) => each.code === prefecture))
    report(file, [...path, 'prefecture'], `県「${prefecture}」がありません`, 'prefectures に足してください')
  if (code.slice(0, 2) !== prefecture.slice(0, 2))
    report(
      file,
      [...path, 'code'],
      `コード「${code}」は県「${prefecture}」のものではありません`,
      'コードか県を直してください',
    )
  const isInside = path[0] === 'municipalities'
  if (isInside && prefecture !== municipalities[0]?.prefecture)
    report(file, [...path, 'prefecture'], 'ほかの県の市町村です', 'outOfPrefecture に移してください')
  if (region === null ? isInside : !regions.some(({ id }) => id === region))
    report(
      file,
      [...path, 'region'],
      `圏域「${region ?? 'null'}」がありません`,
      'regions の id を書いてください',
    )
}

function checkRegions(dataset: Dataset, report: Report): void {
  const { regions, municipalities } = dataset[file]
  const { forums } = dataset['forums.json']
  for (const [index, { id, unionId, municipalityCount }] of regions.entries()) {
    const counted = municipalities.filter(({ region }) => region === id).length
    if (municipalityCount !== undefined && municipalityCount !== counted)
      report(
        file,
        ['regions', index, 'municipalityCount'],
        `市町村の数が${municipalityCount}と書かれていますが、region が「${id}」の市町村は${counted}です`,
        '数か、市町村の region を直してください',
      )
    const union = forums.find((forum) => forum.id === unionId)
    if (unionId !== null && (union?.kind !== '広域連合' || union.regionId !== id))
      report(
        file,
        ['regions', index, 'unionId'],
        `「${unionId}」はこの圏域の広域連合ではありません`,
        'forums.json の広域連合（regionId がこの圏域）の id を書いてください',
      )
  }
}

function checkCode(report: Report, code: string, path: readonly (string | number)[]): void {
  const expected = checkDigit(code)
  if (code.at(-1) !== expected)
    report(
      file,
      path,
      `全国地方公共団体コード「${code}」の検査数字が合いません（${expected} のはずです）`,
      'コードを確かめてください',
    )
}

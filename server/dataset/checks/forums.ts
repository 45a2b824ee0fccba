import { wareki } from '../../../shared/calendar'
import type { Report } from '../faults'
import { membersOf } from '../rows'
import type { Dataset, DatasetForum, MemberBody } from '../schema'
import { checkUnique, each } from './duplicates'

const file = 'forums.json'

/** The bodies: who belongs to them, their central cities, their dates. */
export function checkForums(dataset: Dataset, report: Report): void {
  const { forums } = dataset[file]
  checkUnique(
    report,
    file,
    each('forums', forums, 'id', ({ id }) => id),
  )
  for (const [index, forum] of forums.entries()) {
    const at: At = (path, problem, remedy) => report(file, ['forums', index, ...path], problem, remedy)
    checkFrame(dataset, forum, at)
    checkMembers(dataset, forum, at)
    checkComposition(dataset, forum, at)
    checkDates(forum, at)
  }
}

/** Reports at a path inside one body. */
type At = (path: (string | number)[], problem: string, remedy: string) => void

function checkFrame(dataset: Dataset, { regionId, layer, kind, centralCities }: DatasetForum, at: At): void {
  if (regionId !== null && !dataset['municipalities.json'].regions.some(({ id }) => id === regionId))
    at(
      ['regionId'],
      `圏域「${regionId}」がありません`,
      'municipalities.json の regions の id を書いてください',
    )
  if ((layer === 2) === (kind === '広域連合'))
    at(
      ['layer'],
      `枠組み「${kind}」の階層は ${layer} ではありません`,
      '広域連合は 1（圏域）か 0（全県）、ほかは 2 です',
    )
  if (layer === 1 && regionId === null)
    at(['regionId'], '1階の広域連合に圏域がありません', 'regionId を書いてください')
  if (kind === '広域連合' && centralCities.length > 0)
    at(['centralCities'], '広域連合に中心市はありません', '[ ] にしてください')
}

function checkMembers(dataset: Dataset, forum: DatasetForum, at: At): void {
  const { municipalities, outOfPrefecture } = dataset['municipalities.json']
  const known = new Set([...municipalities, ...outOfPrefecture].map(({ code }) => code))
  const { members, centralCities } = forum
  if (typeof members === 'string') {
    const [, total] = members.split('_')
    if (total !== undefined && Number(total) !== municipalities.length)
      at(
        ['members'],
        `「${members}」ですが市町村は${municipalities.length}です`,
        '"ALL" と書くか、市町村の数を直してください',
      )
  } else {
    const seen = new Set<string>()
    for (const [index, code] of members.entries()) {
      if (!known.has(code))
        at(
          ['members', index],
          `市町村「${code}」がありません`,
          'municipalities.json のコードを書いてください',
        )
      if (seen.has(code)) at(['members', index], `「${code}」が二度あります`, 'どちらか一方を消してください')
      seen.add(code)
    }
  }
  const belongs = new Set(membersOf(dataset, forum))
  for (const [index, code] of centralCities.entries())
    if (!belongs.has(code))
      at(
        ['centralCities', index],
        `中心市「${code}」が構成市町村（members）に入っていません`,
        'members に足すか、中心市を直してください',
      )
  if (belongs.size === 0) at(['members'], '構成市町村がありません', '1つ以上書いてください')
  checkBodies(dataset, forum.memberBodies, ['memberBodies'], at)
  for (const [index, { memberBodies }] of forum.meetingBodies.entries())
    checkBodies(dataset, memberBodies, ['meetingBodies', index, 'memberBodies'], at)
}

function checkBodies(
  dataset: Dataset,
  bodies: readonly MemberBody[],
  path: (string | number)[],
  at: At,
): void {
  const { prefectures } = dataset['municipalities.json']
  for (const [index, { name, kind }] of bodies.entries()) {
    if (kind === '県' && !prefectures.some((each) => each.name === name))
      at(
        [...path, index, 'name'],
        `県「${name}」がありません`,
        'municipalities.json の prefectures に足してください',
      )
    const isUnion = dataset[file].forums.some((forum) => forum.kind === '広域連合' && forum.name === name)
    if (kind === '広域連合' && !isUnion)
      at([...path, index, 'name'], `広域連合「${name}」がありません`, 'forums に足すか、名前を直してください')
  }
}

/** 「2市5町4村」 and 「2市1町3村、3組合」 must agree with the list; other wordings are left alone. */
function checkComposition(dataset: Dataset, forum: DatasetForum, at: At): void {
  const match = /^(?:(\d+)市)?(?:(\d+)町)?(?:(\d+)村)?(?:、(\d+)組合)?$/.exec(forum.compositionInSeed ?? '')
  if (!match?.[0]) return
  const { municipalities, outOfPrefecture } = dataset['municipalities.json']
  const members = new Set(membersOf(dataset, forum))
  const ofKind = (kind: string) =>
    [...municipalities, ...outOfPrefecture].filter((each) => members.has(each.code) && each.kind === kind)
      .length
  const associations = forum.memberBodies.filter(({ kind }) => kind === '一部事務組合').length
  const counted = [ofKind('市'), ofKind('町'), ofKind('村'), associations]
  const printed = match.slice(1).map((number) => Number(number ?? 0))
  if (counted.some((number, index) => number !== printed[index]))
    at(
      ['compositionInSeed'],
      `構成「${forum.compositionInSeed}」と members（${counted[0]}市${counted[1]}町${counted[2]}村、${counted[3]}組合）が合いません`,
      'どちらかを直してください',
    )
}

function checkDates({ established, agreements }: DatasetForum, at: At): void {
  if (established) checkDate(established, ['established', 'wareki'], at)
  for (const [index, agreement] of agreements.entries()) {
    checkDate(agreement, ['agreements', index, 'wareki'], at)
    const earlier = agreements[index - 1]
    if (earlier && earlier.iso > agreement.iso)
      at(['agreements', index, 'iso'], '前の出来事より古い日付です', '古い順に並べてください')
  }
}

function checkDate(
  date: { iso: string; wareki: string },
  path: string[] | (string | number)[],
  at: At,
): void {
  const expected = wareki(date.iso)
  if (date.wareki !== expected)
    at(
      [...path],
      `和暦「${date.wareki}」が ${date.iso} と合いません（${expected} のはずです）`,
      'どちらかを直してください',
    )
}

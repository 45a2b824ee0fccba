import { dutiesOf } from '../accounts/duty'
import type { Duty, MemberRole } from '../permission'
import type { OrganisationKind } from './organisation'
import { checkDigit } from './organisationCode'
import { markOf, type RegisterLine, roleOf, roleWordsShown } from './registerFile'

/** What is registered already, as far as a list of members and seats can meet it. */
export interface Registered {
  organisations: readonly Organisation[]
  /** the members of the body by their organisation, as what they are in it */
  members: ReadonlyMap<string, MemberRole>
  /** the seats by organisation and title (`seatKey`), and whether each is the body's secretariat */
  seats: ReadonlyMap<string, { id: string; isSecretariat: boolean }>
  /** whether whoever imports may make seats */
  mayMakeSeats: boolean
  /** of a tier: the only organisations that can be in it, as what they are in the body above */
  above: ReadonlyMap<string, MemberRole> | null
}

interface Organisation {
  id: string
  code: string | null
  name: string
  kind: OrganisationKind
}

export const seatKey = (organisationId: string, title: string): string => `${organisationId} ${title}`

/** What one line would do. Nothing is done while any line has a fault. */
export interface PlannedLine {
  line: number
  organisationName: string
  organisationId: string | null
  /** null: the line says nothing of the membership */
  role: MemberRole | null
  title: string
  isSecretariat: boolean
  changes: PlannedChange[]
  faults: string[]
}
export type PlannedChange = 'join' | 'role' | 'seat' | 'secretariat'

export const dutyIn = (kind: OrganisationKind): Duty => (kind === 'prefecture' ? 'prefecture' : 'member')

/** [B8] What a list would change, line by line, and what is wrong with it. Writes nothing. */
export function registerPlan(lines: readonly RegisterLine[], registered: Registered): PlannedLine[] {
  const seen = new Map<string, number>()
  const roles = new Map<string, { role: MemberRole; line: number }>()
  return lines.map((line) => {
    const found = findOrganisation(line, registered.organisations)
    const planned = planLine(line, found, registered)
    const { organisation } = found
    if (!organisation) return planned
    planned.faults.push(
      ...doubled(seen, seatKey(organisation.id, line.title), line),
      ...contradicted(roles, organisation.id, planned),
    )
    return planned
  })
}

interface Found {
  organisation: Organisation | undefined
  faults: string[]
}

function planLine(line: RegisterLine, { organisation, faults }: Found, registered: Registered): PlannedLine {
  const role = roleOf(line.role) ?? null
  const isSecretariat = markOf(line.secretariat) ?? false
  const planned: PlannedLine = {
    line: line.line,
    organisationName: organisation?.name ?? (line.name || line.code),
    organisationId: organisation?.id ?? null,
    role,
    title: line.title,
    isSecretariat,
    changes: [],
    faults: [...faults, ...wordFaults(line, registered)],
  }
  if (!organisation) return planned
  planned.faults.push(...fitFaults(organisation, planned, registered))
  planned.changes = changesOf(organisation, planned, registered)
  return planned
}

function findOrganisation({ code, name }: RegisterLine, organisations: readonly Organisation[]): Found {
  if (code === '') return findByName(name, organisations)
  const fault = codeFault(code)
  if (fault) return { organisation: undefined, faults: [fault] }
  const organisation = organisations.find((each) => each.code === code)
  if (!organisation)
    return {
      organisation,
      faults: [`団体コード「${code}」の団体は登録されていません。番号を確かめてください。`],
    }
  if (name !== '' && name !== organisation.name)
    return {
      organisation: undefined,
      faults: [
        `団体コード「${code}」は${organisation.name}です。団体名「${name}」と合いません。どちらかを直してください。`,
      ],
    }
  return { organisation, faults: [] }
}

function findByName(name: string, organisations: readonly Organisation[]): Found {
  if (name === '') return { organisation: undefined, faults: ['団体コードか団体名を書いてください。'] }
  const named = organisations.filter((each) => each.name === name)
  const [organisation] = named
  if (organisation && named.length === 1) return { organisation, faults: [] }
  const fault = organisation
    ? `「${name}」は${named.length}団体あります。団体コードを書いてください。`
    : `「${name}」は登録されていません。団体名か団体コードを確かめてください。`
  return { organisation: undefined, faults: [fault] }
}

function codeFault(code: string): string | undefined {
  if (!/^\d{6}$/.test(code))
    return `団体コード「${code}」は6桁の数字ではありません。検査数字まで書き、Excelで先頭の0が落ちていないか確かめてください。`
  return checkDigit(code) === code.at(-1)
    ? undefined
    : `団体コード「${code}」の検査数字が合いません。番号の打ち間違いを確かめてください。`
}

/** What can be said of the words alone. */
function wordFaults(line: RegisterLine, { mayMakeSeats }: Registered): string[] {
  const { role, title, secretariat } = line
  const mark = markOf(secretariat)
  return [
    ...(role === '' && title === '' ? ['役割か職のどちらかを書いてください。'] : []),
    ...(role !== '' && roleOf(role) === undefined
      ? [`役割「${role}」は使えません。${roleWordsShown.join('・')}のどれかにしてください。`]
      : []),
    ...([...title].length > 60 || /\p{C}/u.test(title)
      ? ['職は60字以内で、改行などを含めずに書いてください。']
      : []),
    ...(mark === undefined ? [`事務局の欄「${secretariat}」は使えません。○か空欄にしてください。`] : []),
    ...(mark === true && title === '' ? ['事務局にするには、その職を書いてください。'] : []),
    ...(title !== '' && !mayMakeSeats
      ? ['席（職）をつくれるのは管理者だけです。職の欄を空けるか、管理者に取り込みを頼んでください。']
      : []),
  ]
}

/** What does not fit the organisation or the body. */
function fitFaults(
  organisation: Organisation,
  { role, title, isSecretariat }: PlannedLine,
  { above }: Registered,
): string[] {
  const { kind, name } = organisation
  const duty = dutyIn(kind)
  return [
    ...(title !== '' && !dutiesOf[kind].includes(duty) ? [`${name}の席はここではつくれません。`] : []),
    ...(isSecretariat && duty !== 'member' ? ['事務局になれるのは、構成団体の席だけです。'] : []),
    ...(role !== null && above !== null && !above.has(organisation.id)
      ? [`${name}は親の会議体に加わっていないため、ここには加えられません。`]
      : []),
    ...(role !== null && role !== 'observer' && (kind === 'prefecture') !== (role === 'prefecture')
      ? ['「県」の役割は県だけに付けてください。']
      : []),
  ]
}

function changesOf(
  organisation: Organisation,
  { role, title, isSecretariat }: PlannedLine,
  { members, seats, above }: Registered,
): PlannedChange[] {
  const wanted = role === null ? null : (above?.get(organisation.id) ?? role)
  const present = members.get(organisation.id)
  const seat = seats.get(seatKey(organisation.id, title))
  return [
    ...(wanted !== null && present === undefined ? (['join'] as const) : []),
    ...(wanted !== null && present !== undefined && present !== wanted ? (['role'] as const) : []),
    ...(title !== '' && !seat ? (['seat'] as const) : []),
    ...(isSecretariat && !seat?.isSecretariat ? (['secretariat'] as const) : []),
  ]
}

function doubled(seen: Map<string, number>, key: string, { line, title }: RegisterLine): string[] {
  const first = seen.get(key)
  if (first === undefined) {
    seen.set(key, line)
    return []
  }
  return [
    title === ''
      ? `${first}行目と同じ団体です。どちらかの行を消してください。`
      : `${first}行目と同じ団体・職です。どちらかの行を消してください。`,
  ]
}

function contradicted(
  roles: Map<string, { role: MemberRole; line: number }>,
  organisationId: string,
  { role, line }: PlannedLine,
): string[] {
  if (role === null) return []
  const first = roles.get(organisationId)
  if (!first) roles.set(organisationId, { role, line })
  return first && first.role !== role ? [`${first.line}行目と役割が違います。同じ役割にしてください。`] : []
}

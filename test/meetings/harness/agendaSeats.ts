/** Who may open the agenda of the tests, and as whom. Known to the page and to its server. */
interface AgendaSeat {
  key: string
  organisationId: string
  organisationName: string
  seatTitle: string
  isSecretariat: boolean
  isMember: boolean
  mode: 'write' | 'read'
}

const member = (key: string, organisationId: string, organisationName: string): AgendaSeat => ({
  key,
  organisationId,
  organisationName,
  seatTitle: '企画係',
  isSecretariat: false,
  isMember: true,
  mode: 'write',
})

const neighbours = Array.from({ length: 14 }, (_, index) =>
  member(`neighbour${index}`, `20${500 + index}0`, `となりの長い名前の町村${index + 1}`),
)

/** 北信地域定住自立圏 in 建制順, then neighbours for a body of twenty, then seats of another kind. */
export const seats: readonly AgendaSeat[] = [
  member('nakano', '202118', '中野市'),
  member('iiyama', '202134', '飯山市'),
  member('yamanouchi', '205613', '山ノ内町'),
  member('kijimadaira', '205621', '木島平村'),
  member('nozawaonsen', '205630', '野沢温泉村'),
  member('sakae', '206024', '栄村'),
  ...neighbours,
  { ...member('secretariat', '202134', '飯山市'), seatTitle: '事務局', isSecretariat: true, isMember: false },
  { ...member('observer', '209999', '北信広域連合'), isMember: false, mode: 'read' },
]

export function seatOf(key: string): AgendaSeat {
  const seat = seats.find((each) => each.key === key)
  if (!seat) throw new Error(`no seat is called ${key}`)
  return seat
}

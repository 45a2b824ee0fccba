import type { OrganisationKind } from '../../shared/forums/organisation'
import type { MemberRole } from '../../shared/permission'
import { roleLabel } from './common'

type Framework =
  | 'wide_area_union'
  | 'settlement_autonomy_region'
  | 'cooperative_core_city_region'
  | 'voluntary_partnership'
  | 'theme'

export const frameworkLabel: Record<Framework, string> = {
  wide_area_union: '広域連合',
  settlement_autonomy_region: '定住自立圏',
  cooperative_core_city_region: '連携中枢都市圏',
  voluntary_partnership: '連携自立圏',
  theme: 'テーマ連携',
}

export const organisationKindLabel: Record<OrganisationKind, string> = {
  city: '市',
  town: '町',
  village: '村',
  wide_area_union: '広域連合',
  partial_affairs_association: '一部事務組合',
  prefecture: '県',
  operator: '運営者',
}

/** The leading city of a 連携中枢都市圏 bears a name of its own; every other role is called alike everywhere. */
export const roleIn = (framework: Framework, role: MemberRole): string =>
  role === 'central_city' && framework === 'cooperative_core_city_region' ? '連携中枢都市' : roleLabel[role]

export const layerLabel = { 0: '全県', 1: '1階', 2: '2階' } as const

export const forumsText = {
  regions: '圏域',
  regionsLead:
    '県内の10圏域と、それぞれの会議体です。1階は事務を共同で処理する広域連合、2階は中心市を軸にした柔らかい連携（定住自立圏・連携中枢都市圏など）です。',
  regionName: (name: string) => `${name}圏域`,
  ownRegion: 'あなたの団体が入る圏域',
  municipalityCount: (count: number) => `${count}市町村`,
  memberCount: (count: number) => `${count}団体`,
  office: (office: string) => `県の窓口：${office}`,
  secondFloor: '2階',
  secondFloorMeaning: '中心市を軸にした柔軟な連携',
  firstFloor: '1階',
  firstFloorMeaning: '事務を共同で処理する広域連合',
  ground: '土台',
  groundMeaning: 'この圏域の市町村',
  noPartnership: 'この圏域には、2階の会議体はまだありません。',
  noUnion: 'この圏域には、広域連合はありません。',
  outside: 'この圏域の市町村が加わる、ほかの圏域の会議体',
  outsideLead: '会議体の構成は、圏域ではなく、その会議体の名簿で決まります。',
  outsideMembers: (names: readonly string[]) => `この圏域から：${names.join('、')}`,
  elsewhere: '圏域をまたぐ会議体',
  elsewhereLead: '全県の広域連合、県境を越える定住自立圏、圏域をまたぐテーマ連携です。',
  centralCities: (role: string, names: readonly string[]) => `${role}：${names.join('・')}`,
  openBody: (name: string) => `${name}を開く`,
  openRegion: (name: string) => `${name}圏域を開く`,
  afterReport: 'とりまとめの後に発足',
  mine: 'あなたの会議体',
  toRegions: '圏域の一覧へ',

  menu: {
    groups: { meetings: '会議', proposals: '提案', agreement: '合意と取組', office: '運営' },
    label: 'この会議体のページ',
    meetings: '会議',
    needs: '困りごと',
    proposals: '提案ボード',
    calls: '照会',
    balance: '統計',
    registers: '決定・宿題',
    projects: '取組カルテ',
    consent: '同意手続',
    ledger: 'しごと帳',
    interests: '関心',
    settings: '設定',
  },

  tierTitle: (parent: string, tier: string) => (tier.includes(parent) ? tier : `${parent} ${tier}`),

  facts: '会議体の概要',
  framework: '枠組み',
  established: '設立',
  composition: '構成',
  secretariat: '事務局',
  secretariatNone: '事務局の席がまだ登録されていません。',
  parent: '親の会議体',
  region: '圏域',
  notes: '備考',
  tasks: '主な処理事務',
  asOfSource: (label: string) => `資料：${label}`,
  source: '出典',

  meetings: '会議',
  comingMeetings: 'これからの会議',
  pastMeetings: 'これまでの会議',
  createMeeting: '会議を作る',
  noMeetings: 'この会議体の会議はまだありません。',
  noMeetingsSecretariat:
    '「会議を作る」から最初の会議を作ると、構成団体の全員が次第を一緒に書けるようになります。',
  noMeetingsMember:
    '事務局が会議を作ると、ここに並びます。議題にしたいことは、先に提案ボードへ出しておけます。',
  noComing: '予定された会議はありません。',
  openAgenda: '次第を開く',
  openMinutes: '議事録を開く',
  openMeeting: '会議を開く',
  openRecord: '確定した記録を見る',
  showAllPast: (count: number) => `これまでの会議をすべて表示（${count}件）`,
  outsiderTitle: '会議の次第と議事録案は、構成団体だけが見られます',
  outsiderBody: 'この会議体に加わる団体の席でサインインすると、ここに会議が並びます。',
  prefectureBody: '県は、事務局が確定した議事録を読めます。',
  confirmedRecords: '確定した議事録',

  proposals: '提案',
  openBoard: '提案ボードを開く',
  propose: '提案する',
  openBalance: '発案統計を見る',
  balanceNone: 'この会議体に提出された提案は、まだありません。',
  balance: (day: string, n: number, partners: number, central: number, joint: number) =>
    `${day}までに提出された提案は${n}件。うち連携市町村のみの発案が${partners}件、中心市単独が${central}件、共同（中心市を含む）が${joint}件です。`,
  balanceUnion: (day: string, n: number, constituents: number, union: number) =>
    `${day}までに提出された提案は${n}件。うち構成市町村の発案が${constituents}件、広域連合・組合が${union}件です。`,
  balanceOthers: (count: number) => `このほか、広域連合・組合または県の発案が${count}件あります。`,

  members: (count: number) => `構成団体（${count}団体、建制順）`,
  membersNone: '住民や有識者が加わる場のため、構成団体はありません。',
  memberName: '団体',
  memberPlace: '郡・県',
  memberRole: '役割',
  outsidePrefecture: '県外',

  tiers: '首長会議・幹事会・部会・懇談会',
  closedOn: (day: string) => `${day}で廃止`,
  tiersNone: '部会や幹事会は、まだ登録されていません。',
  milestones: 'あゆみ',

  topic: '分野×事務',
  precedents: '参考：この会議体の取組',
  precedentsLead: '提案の種に使えるように、公にされている取組を先進事例の一覧に載せています。',
  precedentsOf: (count: number) => `この会議体の取組 ${count}件を見る`,
  unionTasks: '参考：共同で処理している事務',
  unionTaskCaption: '広域連合の事務（平成28年とりまとめの表）',
  unionTask: '事務',
  unionTaskValue: '処理',
  unionTaskYes: '処理している',
  unionTaskNo: '処理していない',
  unionTaskUnknown: '読み取れない',
  unionTaskOthers: 'その他',
} as const

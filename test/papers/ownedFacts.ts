import type { ConsentCell, ConsentMatrix, ConsentRow } from '../../server/consent/queries'
import type { AnswersFacts } from '../../server/papers/papers/answersSheet'
import type { ProposalListRow } from '../../server/papers/papers/proposalListSheet'
import type { PrintedProposal } from '../../server/proposals/queries'
import type { CallStanding } from '../../shared/calls/standing'
import { countsOf } from '../../shared/calls/table'
import type { Entry } from '../../shared/entry'
import type { Intent } from '../../shared/intents/intent'
import type { EvaluationRow } from '../../shared/projects/evaluationRow'

/** Facts for the papers beyond meetings: fifteen 団体 with long names, rare characters, and titles a spreadsheet would run. */
const at = Date.parse('2026-11-24T12:00:00+09:00')
export const longNames = [
  '中野市',
  '飯山市',
  '山ノ内町',
  '木島平村',
  '野沢温泉村',
  '栄村',
  '髙﨑𠮷野町',
  '北信広域連合',
  '長野広域行政事務組合',
  '南佐久郡北相木村',
  '東信州高原町',
  '下高井郡山ノ内町湯田中',
  '飯綱町',
  '信濃町',
  '小布施町',
]
const id = (index: number) => `member-${index}`
const entry: Entry = { at, label: '栄村 企画課長', channel: null, confirmedAt: null, confirmedLabel: null }
const typed: Entry = { ...entry, label: '飯山市 企画財政課長', channel: 'phone' }

const stages = ['official_in_charge', 'section_chief', 'head', 'assembly_bill', 'assembly'] as const
const reason =
  '負担割合の考え方について、人口割だけでは山間部の町村に不利であるとの意見が議会から出ており、利用割を加えた案が示されるまで判断できない。'

function cellFor(row: number, index: number): ConsentCell {
  const stage = stages[index] ?? 'head'
  const blank = { stage, stepId: null, onDay: null, docNumber: '', reason: '', entry: null }
  if (row === 3 && index === 2) return { ...blank, state: 'obstacle', reason, entry }
  if (index > 3 || (row > 9 && index > 1)) return { ...blank, state: 'none' }
  if (index === 3) return { ...blank, state: 'planned', onDay: '2027-02-25', entry }
  return {
    ...blank,
    state: 'done',
    onDay: '2026-11-18',
    docNumber: `8${longNames[row]?.slice(0, 1)}総第${120 + row}号`,
    entry: row === 5 ? typed : entry,
  }
}

const consentRow = (name: string, row: number): ConsentRow => ({
  id: id(row),
  name,
  isCentral: row < 2,
  standing: 'member',
  cells: stages.map((_, index) => cellFor(row, index)),
  next: 'assembly',
  outlook: row === 3 ? { kind: 'obstacle' } : { kind: 'day', day: '2027-03-19', isDone: false },
  isCritical: row === 11,
  session: null,
  latest: { assemblyOn: '2027-03-20', headOn: '2027-02-10' },
})

export const consent = (members = 15): ConsentMatrix => ({
  id: 'procedure',
  forumId: 'hokushin',
  forumName: '北信地域定住自立圏推進協議会',
  proposal: { id: 'p', number: 'R8-03', title: '専門職（土木）の共同確保' },
  title: '専門職（土木）の共同確保に係る規約変更',
  template: 'union_change',
  isPairwise: false,
  readyOn: '2026-10-01',
  targetOn: '2027-04-01',
  leadDays: 14,
  prefectureDays: 30,
  openedAt: at,
  openedBy: '飯山市 企画財政課長',
  endedAt: null,
  end: null,
  endReason: '',
  isSample: false,
  asOf: '2026-11-24',
  stages: [...stages],
  rows: longNames.slice(0, members).map(consentRow),
  whole: {
    stage: 'permission',
    stepId: null,
    state: 'none',
    onDay: null,
    docNumber: '',
    reason: '',
    entry: null,
  },
  forecast: { outlook: { kind: 'obstacle' }, critical: [] },
  isAgreed: false,
  pairs: [],
  backward: { agreedOn: '2027-03-02', readyOn: '2026-12-10' },
  log: [],
  ownId: id(0),
  can: { answer: true, manage: true },
})

const titles = [
  '専門職（土木）の共同確保',
  'デマンド交通の相互乗入れ',
  '=HYPERLINK("x")',
  '髙﨑𠮷の共同窓口',
  '除雪の共同発注',
]
const proposals = titles.map((title, index) => ({ id: `p${index}`, number: `R8-0${index + 1}`, title }))

const intent = (row: number, index: number): Intent => ({
  id: `i${row}-${index}`,
  proposalId: `p${index}`,
  callId: 'call',
  organisationId: id(row),
  value: (['join', 'conditional', 'watch', 'decline'] as const)[(row + index) % 4] ?? 'join',
  level: (['official_in_charge', 'section_chief', 'head'] as const)[row % 3] ?? 'head',
  conditions:
    (row + index) % 4 === 1
      ? [
          { kind: 'cost_cap', thousandYen: 1500 },
          { kind: 'with_member', organisationId: id(0) },
        ]
      : [],
  marks: [],
  note: row === 2 && index === 0 ? '負担の見込みが出れば、課内で検討する。' : '',
  approver: '',
  respondent: '',
  answeredOn: null,
  entry: row === 4 ? typed : entry,
})

const standing = (row: number): CallStanding => ({
  organisationId: id(row),
  value: row === 6 || row === 14 ? 'unanswered' : row === 7 ? 'considering' : 'stated',
  said: 0,
  level: row === 6 || row === 14 ? null : 'section_chief',
  note: '',
  answerId: null,
  entry: row === 6 || row === 14 ? null : entry,
  answeredOn: row === 6 || row === 14 ? null : '2026-11-20',
  isLate: false,
})

/** 意向照会 to fifteen: two have not answered, one considers. */
export const answers = (): AnswersFacts => {
  const standings = longNames.map((_, row) => standing(row))
  return {
    kind: 'intents',
    isSample: false,
    number: 'R8-照-02',
    title: '令和9年度事業の意向照会',
    forumName: '北信地域定住自立圏推進協議会',
    proposals,
    rows: longNames.map((name, row) => ({
      name,
      standing: standings[row] ?? null,
      intents: [6, 7, 14].includes(row) ? [] : proposals.map((_, index) => intent(row, index)),
      proposals: [],
    })),
    counts: countsOf('intents', standings, true),
    nameOf: (organisationId) => longNames[Number(organisationId.slice(7))] ?? '',
  }
}

/** 提案照会: what each said as a whole. */
export const callAnswers = (): AnswersFacts => {
  const standings = longNames.map((_, row) => ({
    ...standing(row),
    value: (['has_proposal', 'need_only', 'none', 'considering', 'unanswered'] as const)[row % 5] ?? 'none',
    note: row === 1 ? '困りごと：除雪の担い手がいない' : '',
    entry: row === 3 ? typed : entry,
  }))
  return {
    ...answers(),
    kind: 'proposals',
    title: '令和9年度に向けた提案照会',
    proposals: [],
    rows: longNames.map((name, row) => ({
      name,
      standing: standings[row] ?? null,
      intents: [],
      proposals: [],
    })),
    counts: countsOf('proposals', standings, true),
  }
}

const originator = (organisationId: string, name: string) => ({
  organisationId,
  name,
  role: 'partner_municipality' as const,
  class: 'municipality' as const,
})

export const listed = (): ProposalListRow[] =>
  titles.map((title, index) => ({
    id: `p${index}`,
    number: `R8-0${index + 1}`,
    title,
    state: 'in_discussion',
    fieldId: 'f',
    fieldName: '地域公共交通',
    originators: [originator('a', longNames[index + 2] ?? ''), originator('b', '栄村')],
    originKind: 'need',
    firstRaisedOn: '2026-05-10',
    enteredByLabel: '飯山市 企画財政課長',
    onBehalfChannel: index === 1 ? 'phone' : null,
    isConfirmed: false,
    createdAt: at,
    submittedAt: at,
    fromForumName: null,
    isSample: false,
    meetings: ['令和8年度 第2回 北信地域定住自立圏推進協議会幹事会'],
    outcome: { state: 'continued', at },
    project: index === 0 ? { number: 'R8-事-01', members: 6 } : null,
  }))

/** What an office writes about one thing: a page and a half. */
export const printed = (times = 1): PrintedProposal => ({
  id: 'p0',
  forumId: 'hokushin',
  forumName: '北信地域定住自立圏推進協議会',
  liesIn: 'hokushin',
  number: 'R8-03',
  state: 'in_discussion',
  revision: 3,
  isSample: false,
  title: '専門職（土木）の共同確保 髙﨑𠮷',
  field: { id: 'f', name: '専門職' },
  instrument: { id: 'e', name: '事務の委託' },
  need: '技師が退職し、道路台帳の更新が三年滞っている。橋梁点検の発注仕様を書ける職員がいない。'.repeat(
    times,
  ),
  plan: '土木技師を中野市で任用し、週一日ずつ各村に派遣する。台帳の更新と橋梁点検の仕様書作成から始める。'.repeat(
    times,
  ),
  expectedParticipants: [
    { id: 'a', name: '野沢温泉村' },
    { id: 'b', name: '栄村' },
  ],
  originators: [originator('k', '木島平村'), originator('s', '栄村')],
  enteredByLabel: '飯山市 企画財政課長',
  onBehalfChannel: 'phone',
  originKind: 'precedent',
  originRef: 'c',
  originItem: null,
  originLink: { label: '上伊那広域連合：技術職員の共同確保', href: null },
  originNote: '令和8年6月の研修会で聞いた',
  topic: { id: 'senmon-doboku', name: '土木' },
  benefits: [
    { organisationId: 'k', name: '木島平村', gain: '道路台帳が更新できる', hours: 6 },
    { organisationId: 'n', name: '中野市', gain: '技師の人数が増え、若手を育てられる', hours: 12 },
  ],
  costNote: '人件費 年800万円。利用時間割を基本に、均等割2割。',
  startWish: '令和9年度から',
  prefectureWish: '県職員OBの紹介',
  firstRaisedOn: '2026-05-10',
  createdAt: at,
  submittedAt: at,
  submittedByLabel: '飯山市 企画財政課長',
  submissions: [],
  history: (['draft', 'submitted', 'accepted', 'in_discussion'] as const).map((to, index) => ({
    id: `h${index}`,
    at: at + index * 86_400_000,
    from: null,
    to,
    handedTo: null,
    reason: '',
    meeting: to === 'in_discussion' ? { id: 'm', title: '令和8年度第2回幹事会' } : null,
    decision: null,
    label: '飯山市 企画財政課長',
  })),
  meetings: [],
  agendas: [],
  body: null,
  mayEdit: false,
  mayDiscard: false,
  moves: [],
  confirmedAt: null,
  confirmedLabel: null,
  mayConfirm: false,
  unagreed: [],
  mayAgree: false,
  corrections: [],
  locked: null,
  mayCorrect: false,
  supporters: [],
  maySupport: false,
  road: [],
  lineage: [],
  branches: [],
  referTargets: [],
  bodyText: '背景\n圏域の技師は十年で三分の二に減った。\n・各村一人以下\n・応募がない',
})

export const evaluation = (): EvaluationRow[] =>
  titles.slice(0, 4).flatMap((title, index) => {
    const common = {
      projectId: `project-${index}`,
      number: `R8-事-0${index + 1}`,
      title,
      cost: index === 2 ? null : 1_234_567 * (index + 1),
      shares: longNames
        .slice(0, 3)
        .map((organisationName, member) => ({ organisationName, value: 400_000 + member })),
      users: 120 * index,
      assessments: longNames.slice(0, 2).map((organisationName) => ({
        organisationName,
        mark: 'good' as const,
        line: '待ち時間が減った',
        awaitsConfirmation: organisationName === '中野市',
      })),
      result: index === 3 ? null : ('revise' as const),
      decisionNumber: index === 3 ? '' : 'R8-幹-07',
    }
    const line = { ...common, unit: '件', baseline: 10, target: 20.5, isAchieved: true }
    return [
      { ...line, indicator: '道路台帳の更新', actual: 25 },
      { ...line, indicator: '住民の利用', actual: null, isAchieved: null },
    ]
  })

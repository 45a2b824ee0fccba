import type { AssessmentMark } from '../../../shared/projects/assessment'
import type { EvaluationResult } from '../../../shared/projects/evaluation'
import type { SampleName } from './people'

/** What an organisation reports: of the year before the last, and of the last. */
export interface SampleFigures {
  by: SampleName
  users?: readonly number[]
  indicators?: readonly { name: string; values: readonly number[] }[]
  mark?: AssessmentMark
  line?: string
}

export interface SampleProject {
  key: string
  title: string
  purpose: string
  /** how many 年度 it has gone on by the end of the last one */
  years: number
  members: readonly SampleName[]
  countsUsers: boolean
  indicators: readonly {
    name: string
    unit: string
    owner?: SampleName
    baseline: number | null
    baselineNote: string
    /** of the year before the last, of the last, and of this one */
    targets: readonly number[]
  }[]
  /** `back`: 0 is the last 年度, 1 the one before it */
  costs: readonly { back: number; cost: number; shares: readonly (readonly [SampleName, number])[] }[]
  reports: readonly SampleFigures[]
  evaluations: readonly {
    day: number
    back: number
    result: EvaluationResult
    note: string
    /** the beginning of a 決定 of the first meeting */
    decision?: string
  }[]
}

const decided = '移住体験の日帰りツアーは回数と時期を見直し'

export const sampleProjects: readonly SampleProject[] = [
  {
    key: 'watch',
    title: '高齢者の見守り研修の合同開催',
    purpose: '見守りの協力員の研修を圏域で開き、町村の協力員も受けられるようにする。',
    years: 3,
    members: ['nakano', 'iiyama', 'yamanouchi', 'kijimadaira', 'nozawa', 'sakae'],
    countsUsers: true,
    indicators: [
      {
        name: '研修を受けた協力員',
        unit: '人',
        owner: 'iiyama',
        baseline: 42,
        baselineNote: '始める前の年度、市だけで開いたとき',
        targets: [80, 100, 120],
      },
    ],
    costs: [
      {
        back: 1,
        cost: 540_000,
        shares: [
          ['nakano', 200_000],
          ['iiyama', 180_000],
          ['yamanouchi', 70_000],
          ['kijimadaira', 40_000],
          ['nozawa', 30_000],
          ['sakae', 20_000],
        ],
      },
      {
        back: 0,
        cost: 560_000,
        shares: [
          ['nakano', 205_000],
          ['iiyama', 185_000],
          ['yamanouchi', 75_000],
          ['kijimadaira', 42_000],
          ['nozawa', 32_000],
          ['sakae', 21_000],
        ],
      },
    ],
    reports: [
      { by: 'nakano', users: [38, 44], mark: 'good', line: '市の協力員も町村の事例から学べた。' },
      {
        by: 'iiyama',
        users: [21, 27],
        indicators: [{ name: '研修を受けた協力員', values: [84, 108] }],
        mark: 'good',
      },
      { by: 'yamanouchi', users: [14, 19], mark: 'good' },
      { by: 'kijimadaira', users: [8, 12], mark: 'fair', line: '夜の回があれば、もっと出られる。' },
    ],
    evaluations: [
      { day: -103, back: 1, result: 'continue', note: '目標に届いたため、同じ回数で続ける。' },
      {
        day: -101,
        back: 0,
        result: 'expand',
        note: '目標を超えたため、年2回から3回に増やす。',
        decision: decided,
      },
    ],
  },
  {
    key: 'tour',
    title: '移住体験の日帰りツアー',
    purpose: '圏域の暮らしを1日で見て回るツアーを、6市町村が順に受け持つ。',
    years: 2,
    members: ['nakano', 'iiyama', 'yamanouchi', 'kijimadaira', 'nozawa', 'sakae'],
    countsUsers: false,
    indicators: [
      {
        name: 'ツアーの参加者',
        unit: '人',
        owner: 'kijimadaira',
        baseline: 0,
        baselineNote: '新しく始めた取組',
        targets: [60, 60, 40],
      },
      {
        name: '参加後の移住の相談',
        unit: '件',
        owner: 'iiyama',
        baseline: null,
        baselineNote: '始める前は、市町村ごとの数え方が違う',
        targets: [10, 10, 10],
      },
    ],
    costs: [
      {
        back: 1,
        cost: 980_000,
        shares: [
          ['nakano', 490_000],
          ['iiyama', 490_000],
        ],
      },
      {
        back: 0,
        cost: 1_020_000,
        shares: [
          ['nakano', 510_000],
          ['iiyama', 510_000],
        ],
      },
    ],
    reports: [
      {
        by: 'kijimadaira',
        indicators: [{ name: 'ツアーの参加者', values: [31, 24] }],
        mark: 'poor',
        line: '冬の回は申込みが2組だった。',
      },
      { by: 'iiyama', indicators: [{ name: '参加後の移住の相談', values: [6, 7] }], mark: 'fair' },
      { by: 'nakano', mark: 'fair' },
    ],
    evaluations: [
      {
        day: -101,
        back: 0,
        result: 'revise',
        note: '参加者が目標の半分に届かない。年4回を2回にし、秋に寄せる。',
        decision: decided,
      },
    ],
  },
  {
    key: 'leaflet',
    title: '広域観光パンフレットの共同作成',
    purpose: '圏域の見どころを1冊にまとめ、駅と案内所に置く。',
    years: 10,
    members: ['nakano', 'iiyama', 'yamanouchi', 'kijimadaira', 'nozawa', 'sakae'],
    countsUsers: false,
    indicators: [
      {
        name: '配った部数',
        unit: '部',
        baseline: 20_000,
        baselineNote: '初めの年度',
        targets: [20_000, 20_000, 20_000],
      },
    ],
    costs: [
      {
        back: 0,
        cost: 1_800_000,
        shares: [
          ['nakano', 600_000],
          ['iiyama', 500_000],
          ['yamanouchi', 400_000],
          ['nozawa', 300_000],
        ],
      },
    ],
    reports: [],
    evaluations: [],
  },
]

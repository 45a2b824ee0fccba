import type { AnswerLevel } from '../../../shared/confirmation/level'
import type { ConsentStage } from '../../../shared/consent/stage'
import type { ConsentTemplateId } from '../../../shared/consent/template'
import type { Condition } from '../../../shared/intents/condition'
import type { OnBehalfChannel } from '../../../shared/proposals/origin'
import type { SampleMeetingName } from './meetings'
import type { SampleName } from './people'
import type { SampleProposalKey } from './proposals'

interface Names {
  idOf: (name: SampleName) => string
  /** the 年度 after that of loading */
  nextYear: number
}

export interface SampleIntent {
  by: SampleName
  day: number
  proposal: SampleProposalKey
  value: 'join' | 'conditional' | 'watch' | 'decline'
  level: AnswerLevel
  conditions?: (names: Names) => Condition[]
  note?: string
  approver?: string
  channel?: OnBehalfChannel
}

/**
 * 専門職（土木）: the two villages that need an engineer hold by themselves; a third village is 50千円 short of bringing in everybody.
 * 村道除雪: one waits for another 年度, one does not take part.
 */
export const sampleIntents: readonly SampleIntent[] = [
  { by: 'iiyama', day: -118, proposal: 'children', value: 'join', level: 'head', approver: '市長' },
  { by: 'yamanouchi', day: -115, proposal: 'children', value: 'join', level: 'head', approver: '町長' },
  { by: 'kijimadaira', day: -112, proposal: 'children', value: 'join', level: 'section_chief' },
  { by: 'nakano', day: -17, proposal: 'transit', value: 'join', level: 'head', approver: '市長' },
  { by: 'kijimadaira', day: -16, proposal: 'transit', value: 'watch', level: 'section_chief' },
  { by: 'kijimadaira', day: -8, proposal: 'engineers', value: 'join', level: 'head', approver: '村長' },
  {
    by: 'sakae',
    day: -8,
    proposal: 'engineers',
    value: 'conditional',
    level: 'head',
    approver: '村長',
    conditions: () => [{ kind: 'cost_cap', thousandYen: 2_000 }],
  },
  {
    by: 'nakano',
    day: -7,
    proposal: 'engineers',
    value: 'conditional',
    level: 'section_chief',
    conditions: () => [
      { kind: 'members_min', count: 5 },
      { kind: 'free', text: '災害のときの応援の順番が決まること' },
    ],
  },
  {
    by: 'iiyama',
    day: -6,
    proposal: 'engineers',
    value: 'conditional',
    level: 'section_chief',
    conditions: ({ idOf, nextYear }) => [
      { kind: 'with_member', organisationId: idOf('nakano') },
      { kind: 'start_from', fiscalYear: nextYear },
    ],
  },
  {
    by: 'nozawa',
    day: -5,
    proposal: 'engineers',
    value: 'conditional',
    level: 'official_in_charge',
    conditions: () => [{ kind: 'cost_cap', thousandYen: 150 }],
    channel: 'email',
  },
  { by: 'sakae', day: -8, proposal: 'snow', value: 'join', level: 'head', approver: '村長' },
  { by: 'iiyama', day: -6, proposal: 'snow', value: 'join', level: 'section_chief' },
  {
    by: 'kijimadaira',
    day: -7,
    proposal: 'snow',
    value: 'conditional',
    level: 'section_chief',
    conditions: () => [
      { kind: 'cost_cap', thousandYen: 200 },
      { kind: 'residents', text: '幹線の村道だけ（集落内の路線を除く）' },
    ],
  },
  {
    by: 'nozawa',
    day: -4,
    proposal: 'snow',
    value: 'conditional',
    level: 'official_in_charge',
    conditions: ({ nextYear }) => [{ kind: 'start_from', fiscalYear: nextYear + 1 }],
  },
  {
    by: 'nakano',
    day: -4,
    proposal: 'snow',
    value: 'decline',
    level: 'section_chief',
    note: '市の除雪は今年度に3年の契約を結んだばかりのため。',
  },
]

/** Round figures that nobody takes for the real ones. */
export const samplePeople: readonly (readonly [SampleName, number])[] = [
  ['nakano', 40_000],
  ['iiyama', 20_000],
  ['yamanouchi', 11_000],
  ['kijimadaira', 4_000],
  ['nozawa', 3_000],
  ['sakae', 2_000],
]

export interface SamplePoint {
  by: SampleName
  day: number
  proposal: SampleProposalKey
  title: string
  ground: string
  compromise: string
  next?: SampleMeetingName
  stances: readonly { by: SampleName; day: number; text: string; channel?: OnBehalfChannel }[]
  settled?: { day: number; meeting: SampleMeetingName; decision: string; note: string }
}

export const samplePoints: readonly SamplePoint[] = [
  {
    by: 'yamanouchi',
    day: -92,
    proposal: 'transit',
    title: '試行の費用を誰が持つか',
    ground: '運賃だけでは車両の費用を賄えない。',
    compromise: '走った距離の割合で2市町が分ける。',
    stances: [
      { by: 'yamanouchi', day: -91, text: '乗る人の多い町が多めに持ってよい。' },
      { by: 'nakano', day: -88, text: '市の車両を使う分は市が持つ。距離の割合が分かりやすい。' },
    ],
    settled: {
      day: -10,
      meeting: 'third',
      decision: '案のとおり試行を行う',
      note: '走行距離の割合で分ける。',
    },
  },
  {
    by: 'nakano',
    day: -9,
    proposal: 'engineers',
    title: '費用を利用時間で分けるか、人口で分けるか',
    ground: '人口割では、頼む時間のない市の負担が最も大きくなる。',
    compromise: '人件費は利用時間割、車両と事務費は均等割とする。',
    next: 'fourth',
    stances: [
      { by: 'nakano', day: -9, text: '利用時間割がよい。ただし、使わない年も最低の負担は要る。' },
      { by: 'kijimadaira', day: -8, text: '利用時間割でよい。災害の年に急に増えないよう、上限を決めたい。' },
      { by: 'iiyama', day: -7, text: '均等割の部分を小さくしてほしい。' },
      { by: 'sakae', day: -6, text: '年に2,000千円を超えると続けられない。', channel: 'phone' },
    ],
  },
  {
    by: 'sakae',
    day: -8,
    proposal: 'snow',
    title: '国道・県道の除雪との受け持ちの境',
    ground: '境の交差点で、除雪が2度になる所と、どちらも来ない所がある。',
    compromise: '',
    next: 'fourth',
    stances: [{ by: 'sakae', day: -8, text: '建設事務所と一緒に、路線の図の上で決めたい。' }],
  },
]

export interface SampleProcedure {
  proposal: SampleProposalKey
  day: number
  template: ConsentTemplateId
  title: string
  /** 案のそろう日, and the day it shall take effect */
  ready: number
  target: number
  parties: readonly SampleName[]
  central?: SampleName
  steps: readonly {
    by: SampleName
    day: number
    stage: ConsentStage
    state: 'done' | 'planned' | 'obstacle'
    /** of 予定 */
    on?: number
    reason?: string
  }[]
}

/** One that has its 最短成立日, after the sessions of both assemblies; one that a 支障 holds up. */
export const sampleProcedures: readonly SampleProcedure[] = [
  {
    proposal: 'transit',
    day: -9,
    template: 'formation_agreement',
    title: 'デマンド交通の相互乗入れに係る形成協定の変更',
    ready: -9,
    target: 125,
    parties: ['nakano', 'yamanouchi'],
    central: 'nakano',
    steps: [
      { by: 'nakano', day: -8, stage: 'official_in_charge', state: 'done' },
      { by: 'yamanouchi', day: -8, stage: 'official_in_charge', state: 'done' },
      { by: 'yamanouchi', day: -6, stage: 'section_chief', state: 'done' },
      { by: 'nakano', day: -5, stage: 'section_chief', state: 'done' },
      { by: 'yamanouchi', day: -3, stage: 'head', state: 'done' },
      { by: 'nakano', day: -3, stage: 'head', state: 'planned', on: 5 },
    ],
  },
  {
    proposal: 'engineers',
    day: -8,
    template: 'joint_organ',
    title: '専門職（土木）の共同設置',
    ready: 16,
    target: 128,
    parties: ['nakano', 'iiyama', 'kijimadaira', 'nozawa', 'sakae'],
    steps: [
      { by: 'kijimadaira', day: -7, stage: 'official_in_charge', state: 'done' },
      { by: 'sakae', day: -7, stage: 'official_in_charge', state: 'done' },
      { by: 'nakano', day: -6, stage: 'official_in_charge', state: 'done' },
      { by: 'iiyama', day: -6, stage: 'official_in_charge', state: 'done' },
      { by: 'kijimadaira', day: -5, stage: 'section_chief', state: 'done' },
      { by: 'sakae', day: -5, stage: 'section_chief', state: 'planned', on: 17 },
      {
        by: 'iiyama',
        day: -4,
        stage: 'section_chief',
        state: 'obstacle',
        reason: '次の年度の職員の定数が決まるまで、課としての判断ができない。',
      },
    ],
  },
]

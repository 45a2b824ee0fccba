import type { AnswerLevel } from '../../../shared/confirmation/level'
import type { Condition } from '../../../shared/intents/condition'
import type { OnBehalfChannel } from '../../../shared/proposals/origin'
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

import type { ConsentStage } from '../../../shared/consent/stage'
import type { ConsentTemplateId } from '../../../shared/consent/template'
import type { SampleName } from './people'
import type { SampleProposalKey } from './proposals'

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

import type { OnBehalfChannel } from '../../../shared/proposals/origin'
import type { SampleMeetingName } from './meetings'
import type { SampleName } from './people'
import type { SampleProposalKey } from './proposals'

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

import type { OnBehalfChannel, OriginKind } from '../../../shared/proposals/origin'
import type { ProposalState } from '../../../shared/proposals/state'
import type { SampleCallKey } from './calls'
import type { SampleMeetingName } from './meetings'
import type { SampleCardKey, SampleNeedKey } from './needs'
import type { SampleName } from './people'

/** A proposal of the sample year; days are counted from the day of loading. */
export interface SampleProposal {
  /** named by the agenda item that puts it before a meeting */
  key?: SampleProposalKey
  by: SampleName
  with?: readonly SampleName[]
  /** 代行入力: the member the secretariat `by` types for, and how it was told */
  onBehalfOf?: { name: SampleName; channel: OnBehalfChannel }
  created: number
  title: string
  /** where it is proposed, when not in the body itself */
  of?: 'panel'
  topicId?: string
  fieldId: string
  instrumentId: string
  need: string
  plan: string
  expected: readonly SampleName[]
  origin: { kind: OriginKind; from?: SampleOrigin; note?: string; firstRaised?: number }
  benefits?: readonly { of: SampleName; gain: string; hours: number | null }[]
  costNote?: string
  startWish?: string
  prefectureWish?: string
  body: readonly string[]
  submitted?: number
  moves: readonly SampleMove[]
}

export type SampleProposalKey =
  | 'children'
  | 'tourism'
  | 'transit'
  | 'engineers'
  | 'booking'
  | 'snow'
  | 'operators'
  | 'ledger'

/** What きっかけ points to. */
export type SampleOrigin =
  | { need: SampleNeedKey }
  | { call: SampleCallKey }
  | { card: SampleCardKey }
  | { meeting: SampleMeetingName; item?: string }

interface SampleMove {
  by: SampleName
  day: number
  to: Exclude<ProposalState, 'draft' | 'submitted'>
  reason?: string
  meeting?: SampleMeetingName
}

const office = 'iiyamaOffice'

/** In the order of their submission: the numbers (連番) are given in that order. */
export const sampleProposals: readonly SampleProposal[] = [
  {
    key: 'children',
    by: 'nakano',
    created: -214,
    title: '病児・病後児保育の広域受入れ',
    fieldId: 'fukushi',
    instrumentId: 'teiju-kyotei',
    need: '市の施設に空きがある日も、住所が違うと使えない。共働きの世帯からの問い合わせが続いている。',
    plan: '中野市の施設で圏域内の子どもを受け入れ、利用料の差は住所地の市町村が補う。',
    expected: ['iiyama', 'yamanouchi', 'kijimadaira', 'nozawa', 'sakae'],
    origin: { kind: 'own_initiative', firstRaised: -240 },
    body: [
      '1日の定員4人のうち、平均して2人分が空いている。',
      '予約は電話とし、前日の午後5時までに受け付ける。',
    ],
    submitted: -210,
    moves: [
      { by: office, day: -207, to: 'accepted' },
      { by: office, day: -196, to: 'in_discussion', meeting: 'first' },
      { by: office, day: -98, to: 'adopted', meeting: 'second' },
    ],
  },
  {
    key: 'tourism',
    by: 'iiyama',
    created: -150,
    title: '観光案内所の多言語案内の共同運営',
    fieldId: 'sangyo',
    instrumentId: 'teiju-kyotei',
    need: '外国からの来訪者が増えたが、案内所ごとに通訳を置くことはできない。',
    plan: '電話通訳を共同で契約し、圏域内の案内所で使えるようにする。',
    expected: ['nakano', 'yamanouchi', 'nozawa'],
    topicId: 'kanko-annai',
    origin: { kind: 'need', from: { need: 'interpreter' }, firstRaised: -155 },
    body: ['冬の3か月に問い合わせが集中する。', '契約は1本とし、利用した時間で費用を分ける。'],
    submitted: -140,
    moves: [
      { by: office, day: -136, to: 'accepted' },
      { by: office, day: -98, to: 'in_discussion', meeting: 'second' },
      { by: office, day: -97, to: 'rejected', reason: '広域の観光団体の電話通訳の事業と重なるため。' },
    ],
  },
  {
    key: 'transit',
    by: 'yamanouchi',
    created: -130,
    title: 'デマンド交通の相互乗入れ',
    fieldId: 'kotsu',
    instrumentId: 'teiju-kyotei',
    need: '町境で乗り換えになり、中野市の病院まで通しで行けない。運転免許を返した人の通院が難しい。',
    plan: '山ノ内町と中野市のデマンド交通を相互に乗り入れ、平日の午前2便から試行する。',
    expected: ['nakano', 'kijimadaira'],
    topicId: 'kotsu-demand',
    origin: {
      kind: 'precedent',
      from: { card: 'bus' },
      note: 'ほかの圏域の地域公共交通の取組を参考にした。',
      firstRaised: -135,
    },
    body: ['試行は4か月とし、利用者の数と待ち時間を毎月まとめる。', '運賃は距離によらず500円とする。'],
    submitted: -121,
    moves: [
      { by: office, day: -118, to: 'accepted' },
      { by: office, day: -98, to: 'in_discussion', meeting: 'second' },
      {
        by: office,
        day: -97,
        to: 'continued',
        reason: '試行の区間、便数、運賃の案を山ノ内町が作り、次回に諮るため。',
      },
      { by: office, day: -14, to: 'in_discussion', meeting: 'third' },
      { by: office, day: -10, to: 'adopted', meeting: 'third' },
    ],
  },
  {
    by: 'kijimadaira',
    created: -105,
    title: '移住相談会への共同出展',
    fieldId: 'teiju',
    instrumentId: 'kyogikai',
    need: '村だけの出展では相談に来る人が少なく、職員も1日がかりになる。',
    plan: '都市部の移住相談会に、圏域で1つの窓口を出す。',
    expected: ['nakano', 'iiyama', 'yamanouchi', 'nozawa', 'sakae'],
    topicId: 'teiju-soudan',
    origin: { kind: 'call', from: { call: 'proposals' } },
    body: ['年2回、職員は持ち回りで2人を出す。'],
    submitted: -92,
    moves: [
      { by: office, day: -90, to: 'accepted' },
      { by: 'kijimadaira', day: -63, to: 'withdrawn', reason: '県の移住相談の事業に加わることにしたため。' },
    ],
  },
  {
    key: 'engineers',
    by: 'kijimadaira',
    with: ['sakae'],
    created: -70,
    title: '専門職（土木）の共同確保',
    fieldId: 'gaibu',
    instrumentId: 'kyodo-setchi',
    need: '技師が不在で、道路台帳の更新と災害査定の準備が滞っている。募集しても応募がない。',
    plan: '中心市に土木技師を置き、町村が必要な時間だけ業務を頼めるようにする。',
    expected: ['nakano', 'iiyama', 'nozawa'],
    topicId: 'senmon-doboku',
    origin: {
      kind: 'need',
      from: { need: 'engineer' },
      note: '両村の困りごとが同じだったため、共同で提案する。',
      firstRaised: -75,
    },
    benefits: [
      { of: 'nakano', gain: '技師が1人増え、災害のときに市の現場へも回せる。', hours: 6 },
      { of: 'iiyama', gain: '将来の欠員に備えられる。', hours: 3 },
      { of: 'kijimadaira', gain: '道路台帳の更新と災害査定の準備が進む。', hours: 4 },
      { of: 'nozawa', gain: '2年後の定年の後を心配しなくてよい。', hours: 2 },
      { of: 'sakae', gain: '週に1日、技師に相談できる。', hours: 3 },
    ],
    costNote:
      '人件費は1年で3,600千円（月60時間分）、車両と事務費は1,000千円。人件費は利用した時間で、ほかは均等に分ける（どれもサンプルの値）。',
    startWish: '次の年度の4月',
    prefectureWish: '職員の派遣の制度で、初めの2年の人件費を支援してほしい。',
    body: [
      '頼みたい業務は、道路台帳の更新、橋りょうの点検の監督、災害査定の準備。',
      '2つの村を合わせて、月におよそ60時間と見込む。',
      '費用は利用した時間で分けることを基本とする。',
    ],
    submitted: -56,
    moves: [
      { by: office, day: -53, to: 'accepted' },
      { by: office, day: -14, to: 'in_discussion', meeting: 'third' },
      {
        by: office,
        day: -10,
        to: 'continued',
        reason: '按分を利用時間割とした試算を、次回の会議で諮るため。',
      },
    ],
  },
  {
    key: 'ledger',
    of: 'panel',
    by: 'nozawa',
    created: -57,
    title: '道路台帳・橋りょう台帳の様式の統一',
    topicId: 'doro-hoshu',
    fieldId: 'seikatsu',
    instrumentId: 'kyogikai',
    need: '台帳の様式が市村ごとに違い、災害のときに応援の職員がすぐに使えない。',
    plan: '様式を1つにそろえ、次の更新の時期に合わせて順に移す。',
    expected: ['nakano', 'iiyama', 'kijimadaira', 'sakae'],
    origin: { kind: 'own_initiative', firstRaised: -60 },
    benefits: [{ of: 'nozawa', gain: '応援を受けるときに、台帳の説明が要らなくなる。', hours: 1 }],
    costNote: '様式を移す作業は各市村の更新に含め、新しい費用は見込まない。',
    startWish: '次の年度から順に',
    body: ['基にするのは飯山市の様式。', '写真と図面の持ち方は、いまのままでよいこととする。'],
    submitted: -50,
    moves: [
      { by: office, day: -48, to: 'accepted' },
      { by: office, day: -28, to: 'in_discussion', meeting: 'panel' },
    ],
  },
  {
    key: 'booking',
    by: 'nakano',
    with: ['iiyama', 'yamanouchi'],
    created: -52,
    title: '公共施設の予約システムの共同調達',
    fieldId: 'joho',
    instrumentId: 'jimu-itaku',
    need: 'システムの更新の時期が重なり、団体ごとの調達では費用が上がっている。',
    plan: '次の更新を3団体で揃え、1つのシステムを共同で調達する。',
    expected: ['kijimadaira', 'nozawa', 'sakae'],
    origin: { kind: 'continued', firstRaised: -400 },
    body: ['更新の期限は、中野市が最も早く、2年後の3月。', '村は、後から加わることもできる契約とする。'],
    submitted: -45,
    moves: [{ by: office, day: -42, to: 'accepted' }],
  },
  {
    key: 'snow',
    by: 'sakae',
    created: -44,
    title: '村道除雪の共同発注',
    fieldId: 'seikatsu',
    instrumentId: 'teiju-kyotei',
    need: '業者とオペレーターが減り、村だけの発注では引き受け手がない路線が出てきた。',
    plan: '隣り合う市町村の路線をまとめて発注し、機械とオペレーターを融通する。',
    expected: ['iiyama', 'kijimadaira', 'nozawa'],
    topicId: 'doro-josetsu',
    origin: {
      kind: 'meeting',
      from: { meeting: 'second', item: 'vision' },
      note: '前回の会議で、複数の町村から同じ声があった。',
      firstRaised: -98,
    },
    benefits: [
      { of: 'iiyama', gain: '市境の路線を続けて除雪でき、回送が減る。', hours: 5 },
      { of: 'kijimadaira', gain: '業者が見つからない路線がなくなる。', hours: 2 },
      { of: 'nozawa', gain: 'オペレーターの欠員を補える。', hours: 2 },
      { of: 'sakae', gain: '引き受け手のない幹線の村道がなくなる。', hours: 8 },
    ],
    costNote: '発注の事務は1年で800千円。除雪そのものの費用は路線のある市町村が持つ（サンプルの値）。',
    startWish: '次の冬の11月',
    body: [
      '対象は、村道のうち幹線の12路線。',
      '国道・県道の除雪との受け持ちの境を、建設事務所と確かめる必要がある。',
    ],
    submitted: -38,
    moves: [
      { by: office, day: -35, to: 'accepted' },
      { by: 'nakanoOffice', day: -14, to: 'in_discussion', meeting: 'third' },
    ],
  },
  {
    key: 'operators',
    by: 'iiyama',
    created: -36,
    title: '除雪オペレーターの融通',
    topicId: 'doro-josetsu',
    fieldId: 'seikatsu',
    instrumentId: 'teiju-kyotei',
    need: 'オペレーターの高齢化が進み、大雪の朝に人が足りない路線がある。',
    plan: '圏域内のオペレーターの名簿を作り、足りない朝に応援を頼めるようにする。',
    expected: ['kijimadaira', 'nozawa', 'sakae'],
    origin: { kind: 'need', from: { need: 'operators' }, firstRaised: -112 },
    body: ['名簿は業者の了解を得て、毎年10月に作り直す。'],
    submitted: -33,
    moves: [{ by: office, day: -31, to: 'accepted' }],
  },
  {
    by: 'nozawa',
    with: ['kijimadaira'],
    created: -34,
    title: '図書館の相互利用と共同の配本',
    fieldId: 'kyoiku',
    instrumentId: 'teiju-kyotei',
    need: '村の図書館は蔵書が少なく、読みたい本が借りられないという声がある。',
    plan: '圏域内の図書館の本を、どの窓口でも借りて返せるようにする。',
    expected: ['nakano', 'iiyama'],
    origin: { kind: 'prefecture_hint' },
    body: ['配本は週1回、公用の便に載せる。'],
    submitted: -27,
    moves: [
      {
        by: office,
        day: -24,
        to: 'returned',
        reason: '配本の費用の見込みと、対象の図書館の数を書き足してください。',
      },
    ],
  },
  {
    by: office,
    onBehalfOf: { name: 'nozawa', channel: 'phone' },
    created: -6,
    title: '鳥獣被害対策の担い手の共同育成',
    fieldId: 'jinzai',
    instrumentId: 'teiju-kyotei',
    need: '猟友会の高齢化が進み、わなの見回りができる人が足りない。',
    plan: '研修を共同で開き、圏域内で見回りの応援ができる名簿を作る。',
    expected: ['nakano', 'iiyama', 'yamanouchi', 'kijimadaira', 'sakae'],
    topicId: 'sangyo-choju',
    origin: {
      kind: 'need',
      from: { need: 'hunters' },
      note: '電話で聞き取り、事務局が入力した。',
      firstRaised: -8,
    },
    body: ['研修は春と秋の年2回。', '名簿の管理は、県の現地機関とも相談する。'],
    submitted: -5,
    moves: [],
  },
  {
    by: 'sakae',
    created: -4,
    title: '保育士の圏域内での応援',
    fieldId: 'fukushi',
    instrumentId: 'teiju-kyotei',
    need: '保育士が1人休むと、園の運営ができない日がある。',
    plan: '急に休んだときに、近い園から応援に行けるようにする。',
    expected: ['iiyama', 'nozawa'],
    topicId: 'fukushi-hoiku',
    origin: { kind: 'need', from: { need: 'nursery' } },
    body: ['（書きかけ）応援の手当と、けがのときの補償をどうするか。'],
    moves: [],
  },
]

import type { NeedScope } from '../../../shared/needs/need'
import type { OfferKind } from '../../../shared/needs/offer'
import type { PrecedentCard } from '../../../shared/precedents/card'
import type { OnBehalfChannel } from '../../../shared/proposals/origin'
import type { SampleName } from './people'

export type SampleNeedKey =
  | 'interpreter'
  | 'engineer'
  | 'operators'
  | 'hunters'
  | 'nursery'
  | 'nurse'
  | 'archive'
  | 'law'
  | 'water'
  | 'training'
  | 'care'

export type SampleCardKey = 'bus' | 'nurses'

/** A 困りごと of the sample year; days are counted from the day of loading. */
export interface SampleNeed {
  key: SampleNeedKey
  by: SampleName
  day: number
  topicId: string
  text: string
  until?: number
  scope?: NeedScope
  channel?: OnBehalfChannel
  echoes?: readonly { by: SampleName; day: number }[]
  solved?: { day: number; note: string }
}

export const sampleNeeds: readonly SampleNeed[] = [
  {
    key: 'archive',
    by: 'nozawa',
    day: -372,
    topicId: 'kyoiku-bunka',
    text: '古い写真と文書を整理できる人がいない。村に学芸員がおらず、箱のまま倉庫に積んである。',
  },
  {
    key: 'interpreter',
    by: 'iiyama',
    day: -156,
    topicId: 'kanko-annai',
    text: '冬の3か月、外国からの来訪者の問い合わせに案内所だけでは答えきれない。',
  },
  {
    key: 'operators',
    by: 'iiyama',
    day: -114,
    topicId: 'doro-josetsu',
    text: '除雪のオペレーターが60代ばかりになった。大雪の朝に休まれると、代わりがいない。',
    echoes: [
      { by: 'sakae', day: -110 },
      { by: 'nozawa', day: -108 },
    ],
  },
  {
    key: 'engineer',
    by: 'kijimadaira',
    day: -76,
    topicId: 'senmon-doboku',
    text: '土木の技師が1人もいない。道路台帳の更新も、災害査定の準備も、事務の職員が手探りでしている。',
    echoes: [{ by: 'sakae', day: -75 }],
  },
  {
    key: 'nurse',
    by: 'sakae',
    day: -62,
    topicId: 'senmon-hokenshi',
    text: '保健師が2人しかおらず、1人が休むと乳幼児健診も家庭訪問も止まる。募集には応募がない。',
    until: 120,
  },
  {
    key: 'law',
    by: 'yamanouchi',
    day: -55,
    topicId: 'senmon-hosei',
    text: '条例の改正が重なると、法令の審査を1人でこなせない。見てもらえる所がほしい。',
  },
  {
    key: 'training',
    by: 'kijimadaira',
    day: -47,
    topicId: 'jinzai-kenshu',
    text: '新しい職員が1年に1人か2人で、村だけでは研修にならない。',
    solved: { day: -20, note: '中野市の研修に加えてもらえることになった。' },
  },
  {
    key: 'water',
    by: 'nozawa',
    day: -33,
    topicId: 'suido-gijutsu',
    text: '水道の担当が1人で、夜の漏水の電話も1人で受けている。まず県に相談したい。',
    scope: 'prefecture',
  },
  {
    key: 'care',
    by: 'nakano',
    day: -19,
    topicId: 'kaigo-jinzai',
    text: '介護の事業所から、人が足りず受入れを断っているという声が続いている。',
    until: 150,
  },
  {
    key: 'hunters',
    by: 'nozawa',
    day: -9,
    topicId: 'sangyo-choju',
    text: '猟友会の高齢化で、わなの見回りができる人が足りない。',
    channel: 'phone',
  },
  {
    key: 'nursery',
    by: 'sakae',
    day: -6,
    topicId: 'fukushi-hoiku',
    text: '保育士が1人休むと、園の運営ができない日がある。',
  },
]

export interface SampleOffer {
  key: string
  by: SampleName
  day: number
  kind: OfferKind
  topicId: string
  text: string
  amount: string
  until?: number
  request?: { by: SampleName; day: number; note: string; answer?: string; answered?: number }
}

export const sampleOffers: readonly SampleOffer[] = [
  {
    key: 'training',
    by: 'nakano',
    day: -44,
    kind: 'training',
    topicId: 'jinzai-kenshu',
    text: '新規採用職員の研修（4月・10月）に、ほかの市町村の職員も加われます。',
    amount: '1回5人まで',
    request: {
      by: 'kijimadaira',
      day: -30,
      note: '来年の4月に2人を出したい。',
      answer: '2人とも受け入れます。日程は2月に送ります。',
      answered: -22,
    },
  },
  {
    key: 'bus',
    by: 'iiyama',
    day: -80,
    kind: 'vehicle',
    topicId: 'kotsu-untenshu',
    text: 'マイクロバス（29人乗り）を、平日の市の行事のない日に貸せます。',
    amount: '月4日ほど',
  },
  {
    key: 'hall',
    by: 'yamanouchi',
    day: -70,
    kind: 'facility',
    topicId: 'shisetsu-kyodo',
    text: '町の文化センターのホールを、圏域の行事に町民と同じ料金で使えます。',
    amount: '定員400人',
  },
  {
    key: 'gis',
    by: 'nakano',
    day: -29,
    kind: 'system',
    topicId: 'doro-hoshu',
    text: '統合型の地図システムの操作を、担当者が見せられます。',
    amount: '半日・月2回まで',
    request: { by: 'sakae', day: -4, note: '道路台帳を載せた画面を見せてほしい。オンラインでよい。' },
  },
  {
    key: 'snowplow',
    by: 'nozawa',
    day: -15,
    kind: 'vehicle',
    topicId: 'doro-josetsu',
    text: '歩道用の小型の除雪機を、3月の後半に貸せます。',
    amount: '2台',
    until: 120,
  },
]

/** 関心: two villages meet on one line; every other tick stays with whoever made it. */
export const sampleInterests: readonly { by: SampleName; day: number; topicIds: readonly string[] }[] = [
  { by: 'kijimadaira', day: -58, topicIds: ['kyoiku-bukatsu', 'senmon-kenchiku'] },
  { by: 'nozawa', day: -52, topicIds: ['kyoiku-bukatsu', 'madoguchi-shomei'] },
  { by: 'sakae', day: -43, topicIds: ['gomi-shori', 'senmon-hokenshi'] },
  { by: 'yamanouchi', day: -40, topicIds: ['suido-gijutsu'] },
]

const madeUp = 'サンプルの値（実在の取組ではありません）'

export const sampleCards: readonly {
  key: SampleCardKey
  by: SampleName
  day: number
  title: string
  topicIds: readonly string[]
  card: PrecedentCard
}[] = [
  {
    key: 'bus',
    by: 'chiiki',
    day: -205,
    title: '隣り合う町のデマンド交通を1つの予約で（サンプル）',
    topicIds: ['kotsu-demand', 'kotsu-tsuin'],
    card: {
      what: '2つの町が別々に動かしていたデマンド交通の予約を1つにまとめ、病院のある町まで通しで乗れるようにした。',
      where: '県外の2つの町（サンプル）',
      population: '2町で1万8千人ほど',
      cost: '予約の窓口に1年で400万円。走った距離で2町が分ける。',
      start: '病院に行く便だけを4か月試し、利用者に毎月聞いて便を直した。',
      failure: '初めの月は帰りの便の予約が重なり、待ち時間が延びた。帰りは病院から電話する形に変えた。',
      contact: '北信地域振興局 企画振興課',
      source: madeUp,
    },
  },
  {
    key: 'nurses',
    by: 'shichoson',
    day: -37,
    title: '保健師の相互応援の名簿（サンプル）',
    topicIds: ['senmon-hokenshi'],
    card: {
      what: '4つの村が保健師の応援の名簿を作り、健診の日に1人ずつ行き来している。',
      where: '県外の4つの村（サンプル）',
      population: '4村で9千人ほど',
      cost: '応援の旅費だけ。1年で4村合わせて60万円ほど。',
      start: '健診の日を4村でずらすことから始めた。協定は1年後に結んだ。',
      failure: '記録の様式が村ごとに違い、初めの半年は応援に行った日の記録に時間がかかった。',
      contact: '市町村課',
      source: madeUp,
    },
  },
]

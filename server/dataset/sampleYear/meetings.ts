import type { AgendaItem } from '../../../shared/meetings/agendaItem'
import type { Outcome } from '../../../shared/meetings/outcome'
import type { RsvpAnswer } from '../../../shared/schedule/rsvp'
import type { SampleName } from './people'
import type { SampleProposalKey } from './proposals'

/** The body itself, its 部会, or its 首長会議. */
export type SampleBody = 'council' | 'panel' | 'heads'

/** A meeting of the sample year. Organisations are named by a seat of theirs; days are counted from the day of loading. */
export interface SampleMeeting {
  of: SampleBody
  /** negative: held */
  day: number
  place: string
  mode: 'in_person' | 'hybrid'
  noticeNumber: string
  items: readonly SampleItem[]
  /** who answered 特になし when items were asked for */
  noItems?: readonly SampleName[]
  papers?: readonly SamplePaper[]
  answers: Partial<Record<SampleName, RsvpAnswer>>
  /** 遅参 */
  late?: SampleName
  minutes?: readonly SampleBlock[]
  round?: SampleRound
  /** 宿題 that their owners marked done */
  done?: readonly { day: number; by: SampleName; text: string; note: string }[]
  /** the day on which the secretariat confirmed the minutes, and on which the prefecture marked them */
  confirmed?: { day: number; reviewedOn?: number }
  erratum?: SampleErratum
  publishedOn?: number
}

export interface SampleItem
  extends Pick<AgendaItem, 'kind' | 'title' | 'presenter' | 'minutes'>,
    Partial<Pick<AgendaItem, 'disclosure' | 'closedReason'>> {
  /** named in the minutes */
  key: string
  by: readonly SampleName[]
  proposal?: SampleProposalKey
  /** 継続: the meeting whose item of the same key it carries on */
  carried?: 'second' | 'third'
  /** 追加議題: after 次第 v1 went out */
  added?: true
  outcome?: Outcome
}

interface SamplePaper {
  by: SampleName
  item: string
  title: string
  file: string
  lines: readonly string[]
}

/** 確認ラウンド: sent on `day`, with the answers until `due`. */
export interface SampleRound {
  day: number
  due: number
  agreed: readonly { by: SampleName; day: number }[]
  correction?: SampleCorrection
  closed?: number
}

export interface SampleCorrection {
  by: SampleName
  day: number
  item: string
  wrong: string
  right: string
  wish: string
  /** the day on which it was taken; without it nobody has answered yet */
  adopted?: number
}

export interface SampleErratum extends Pick<SampleCorrection, 'by' | 'item' | 'wrong' | 'right' | 'wish'> {
  askedOn: number
  day: number
  reason: string
}

export type SampleBlock =
  | { is: 'item'; key: string }
  | { is: 'speech'; by: SampleName; text: string }
  | { is: 'decision'; text: string }
  | { is: 'actionItem'; owner: SampleName; due: number; text: string }
  | { is: 'text'; text: string }

const office = '事務局'

export const titleOf: Record<SampleBody, string> = {
  council: '北信地域定住自立圏 推進協議会幹事会',
  panel: '北信地域定住自立圏 専門職共同確保部会',
  heads: '北信地域定住自立圏 首長会議',
}

export const sampleMeetings = {
  first: {
    of: 'council',
    noticeNumber: '定住第1号',
    answers: {
      nakano: 'present',
      iiyama: 'present',
      yamanouchi: 'proxy',
      kijimadaira: 'present',
      nozawa: 'present',
      sakae: 'present',
    },
    late: 'kijimadaira',
    papers: [
      {
        by: 'iiyamaOffice',
        item: 'results',
        title: '前年度の連携事業の実績',
        file: '連携事業の実績.csv',
        lines: [
          '分野,事業数,利用者数,うち町村の住民',
          '福祉,4,1820,640',
          '公共交通,3,9410,2870',
          '産業・観光,5,3260,1190',
          '教育,3,2140,905',
          '移住・定住,4,312,148',
        ],
      },
    ],
    day: -196,
    place: '飯山市役所 第3委員会室',
    mode: 'in_person',
    items: [
      {
        key: 'results',
        outcome: 'noted',
        kind: 'report',
        title: '前年度の連携事業の実績について',
        presenter: office,
        minutes: 15,
        by: [],
      },
      {
        key: 'plan',
        outcome: 'agreed',
        kind: 'deliberation',
        title: '今年度の進め方と会議の回数について',
        presenter: office,
        minutes: 20,
        by: ['nakano', 'iiyama'],
      },
      {
        key: 'children',
        proposal: 'children',
        outcome: 'agreed',
        kind: 'deliberation',
        title: '病児・病後児保育の広域受入れについて',
        presenter: '中野市',
        minutes: 20,
        by: ['nakano'],
      },
      { key: 'next', kind: 'other', title: '次回の日程について', presenter: office, minutes: 5, by: [] },
    ],
    minutes: [
      { is: 'item', key: 'results' },
      {
        is: 'speech',
        by: 'iiyamaOffice',
        text: '前年度の連携事業19件の実績を報告。利用者の少ない2件は今年度に見直す。',
      },
      {
        is: 'decision',
        text: '移住体験の日帰りツアーは回数と時期を見直し、高齢者の見守り研修は回数を増やす。',
      },
      { is: 'item', key: 'plan' },
      { is: 'speech', by: 'iiyama', text: '会議は年4回とし、間隔を4か月より空けないこととしたい。' },
      {
        is: 'speech',
        by: 'sakae',
        text: '冬は除雪で職員が出られない。1月はオンライン併用にしてほしい。',
      },
      { is: 'speech', by: 'yamanouchi', text: '提案は町村からも出しやすいよう、様式を短くしてほしい。' },
      { is: 'decision', text: '今年度の会議は年4回とし、1月・2月に開くときはオンラインを併用する。' },
      {
        is: 'actionItem',
        owner: 'iiyama',
        due: -189,
        text: '提案の様式を1枚に縮め、各市町村に送る。',
      },
      { is: 'item', key: 'children' },
      {
        is: 'speech',
        by: 'nakano',
        text: '市の施設で圏域内の子どもを受け入れられる。1日の定員は4人で、空きは年間で約6割。',
      },
      { is: 'speech', by: 'kijimadaira', text: '村内に施設がない。利用料の差を村で補うことを検討する。' },
      {
        is: 'decision',
        text: '中野市の施設で圏域内の受入れを始める方向とし、利用料と送迎を事務担当者で詰める。',
      },
      {
        is: 'actionItem',
        owner: 'nakano',
        due: -186,
        text: '受入れの条件（定員、利用料、予約の方法）の案を作る。',
      },
    ],
    round: {
      day: -193,
      due: -187,
      agreed: [
        { by: 'nakano', day: -192 },
        { by: 'iiyama', day: -192 },
        { by: 'yamanouchi', day: -190 },
        { by: 'kijimadaira', day: -189 },
      ],
      correction: {
        by: 'sakae',
        day: -189,
        item: 'plan',
        wrong: '1月はオンライン併用',
        right: '1月・2月はオンライン併用',
        wish: '「1月・2月」と発言しました。2月も除雪が続くためです。',
        adopted: -187,
      },
      closed: -183,
    },
    done: [
      {
        day: -190,
        by: 'iiyama',
        text: '提案の様式を1枚に縮め、各市町村に送る。',
        note: '新しい様式を各市町村に送った。',
      },
      {
        day: -186,
        by: 'nakano',
        text: '受入れの条件（定員、利用料、予約の方法）の案を作る。',
        note: '条件の案を事務担当者の打合せで配った。',
      },
    ],
    confirmed: { day: -182, reviewedOn: -179 },
  },
  second: {
    of: 'council',
    noticeNumber: '定住第2号',
    answers: {
      nakano: 'present',
      iiyama: 'present',
      yamanouchi: 'present',
      kijimadaira: 'present',
      nozawa: 'present',
      sakae: 'online',
    },
    papers: [
      {
        by: 'yamanouchi',
        item: 'transit',
        title: 'デマンド交通の乗換えの状況',
        file: '乗換えの状況.csv',
        lines: [
          '行き先,月の利用,うち町境で乗換え',
          '中野市の病院,186,171',
          '中野市の商店,92,80',
          '須坂・長野方面の駅,140,22',
        ],
      },
    ],
    day: -98,
    place: '中野市役所 大会議室',
    mode: 'hybrid',
    items: [
      {
        key: 'vision',
        outcome: 'noted',
        kind: 'report',
        title: '共生ビジョン懇談会での意見について',
        presenter: office,
        minutes: 10,
        by: [],
      },
      {
        key: 'transit',
        proposal: 'transit',
        outcome: 'continued',
        kind: 'deliberation',
        title: 'デマンド交通の相互乗入れについて',
        presenter: '山ノ内町',
        minutes: 25,
        by: ['yamanouchi'],
      },
      {
        key: 'tourism',
        proposal: 'tourism',
        outcome: 'rejected',
        disclosure: 'closed',
        closedReason: '電話通訳の契約について相手方と協議の途中のため',
        kind: 'deliberation',
        title: '観光案内所の多言語案内の共同運営について',
        presenter: '飯山市',
        minutes: 15,
        by: ['iiyama'],
      },
      { key: 'next', kind: 'other', title: '次回の日程について', presenter: office, minutes: 5, by: [] },
    ],
    minutes: [
      { is: 'item', key: 'vision' },
      { is: 'speech', by: 'nakanoOffice', text: '懇談会では、通院と買物の足についての意見が最も多かった。' },
      { is: 'item', key: 'transit' },
      {
        is: 'speech',
        by: 'yamanouchi',
        text: '町のデマンド交通は町境で乗り換えになり、中野市の病院まで通しで行けない。',
      },
      { is: 'speech', by: 'nakano', text: '市の車両は午前に空きがある。運賃の精算ができれば乗入れは可能。' },
      { is: 'speech', by: 'kijimadaira', text: '村からも飯山市の病院への便に乗り入れたい。' },
      { is: 'decision', text: '山ノ内町と中野市の間で試行の計画を作り、次回の会議で諮る。' },
      {
        is: 'actionItem',
        owner: 'yamanouchi',
        due: -88,
        text: '試行の区間、便数、運賃の案を作る。',
      },
      { is: 'item', key: 'tourism' },
      { is: 'speech', by: 'iiyama', text: '案内所ごとに通訳を置くのは難しい。電話通訳を共同で契約したい。' },
      {
        is: 'speech',
        by: 'nozawa',
        text: '村の案内所はすでに広域の観光団体の電話通訳を使っている。二重の契約は避けたい。',
      },
      { is: 'decision', text: '観光団体の事業と重なるため、この会議体では進めない。' },
    ],
    round: {
      day: -95,
      due: -87,
      agreed: [
        { by: 'iiyama', day: -95 },
        { by: 'nakano', day: -94 },
        { by: 'nozawa', day: -94 },
        { by: 'yamanouchi', day: -92 },
        { by: 'kijimadaira', day: -91 },
        { by: 'sakae', day: -90 },
      ],
      closed: -88,
    },
    done: [
      {
        day: -88,
        by: 'yamanouchi',
        text: '試行の区間、便数、運賃の案を作る。',
        note: '案を事務局に送り、次の幹事会の資料とした。',
      },
    ],
    confirmed: { day: -84 },
    erratum: {
      by: 'nakano',
      item: 'transit',
      wrong: '市の車両は午前に空きがある。',
      right: '市の車両は平日の午前に空きがある。',
      wish: '土曜日は空きがないため、「平日の」を入れてください。',
      reason: '空きがあるのは平日だけのため。',
      askedOn: -74,
      day: -70,
    },
    publishedOn: -66,
  },
  third: {
    of: 'council',
    noticeNumber: '定住第3号',
    answers: {
      nakano: 'present',
      iiyama: 'present',
      yamanouchi: 'present',
      kijimadaira: 'present',
      nozawa: 'online',
      sakae: 'online',
    },
    papers: [
      {
        by: 'yamanouchi',
        item: 'transit',
        title: '試行の案（区間・便数・運賃）',
        file: '試行の案.csv',
        lines: [
          '項目,案',
          '区間,山ノ内町～中野市（病院）',
          '便数,平日の午前2便',
          '期間,4か月',
          '運賃,500円（距離によらない）',
          '費用,走行距離の割合で分ける',
        ],
      },
      {
        by: 'sakae',
        item: 'snow',
        title: '村道除雪の対象路線と業者の数',
        file: '除雪の路線と業者.csv',
        lines: [
          '村道の区分,路線,延長km,引き受ける業者',
          '幹線,12,38.4,2',
          '集落内,27,21.7,3',
          '通学路,6,7.9,1',
        ],
      },
    ],
    day: -11,
    place: '飯山市役所 第3委員会室',
    mode: 'hybrid',
    items: [
      {
        key: 'homework',
        outcome: 'noted',
        kind: 'report',
        title: '前回の宿題の状況について',
        presenter: office,
        minutes: 10,
        by: [],
      },
      {
        key: 'engineers',
        proposal: 'engineers',
        outcome: 'continued',
        kind: 'deliberation',
        title: '専門職（土木）の共同確保について',
        presenter: '木島平村',
        minutes: 25,
        by: ['kijimadaira', 'sakae'],
      },
      {
        key: 'transit',
        proposal: 'transit',
        carried: 'second',
        outcome: 'agreed',
        kind: 'deliberation',
        title: 'デマンド交通の相互乗入れの試行について',
        presenter: '山ノ内町',
        minutes: 20,
        by: ['yamanouchi'],
      },
      {
        key: 'ledger',
        proposal: 'ledger',
        outcome: 'agreed',
        kind: 'deliberation',
        title: '道路台帳・橋りょう台帳の様式の統一について（部会からの上程）',
        presenter: '野沢温泉村',
        minutes: 10,
        by: ['nozawa'],
      },
      {
        key: 'snow',
        proposal: 'snow',
        outcome: 'continued',
        kind: 'deliberation',
        title: '村道除雪の共同発注について',
        presenter: '栄村',
        minutes: 20,
        by: ['sakae'],
      },
      { key: 'next', kind: 'other', title: '次回の日程について', presenter: office, minutes: 5, by: [] },
    ],
    minutes: [
      { is: 'item', key: 'homework' },
      { is: 'speech', by: 'iiyamaOffice', text: '前回の宿題はすべて済んだ。' },
      { is: 'item', key: 'engineers' },
      { is: 'speech', by: 'kijimadaira', text: '技師が不在で、道路台帳の更新と災害査定の準備が滞っている。' },
      {
        is: 'speech',
        by: 'nakano',
        text: '受入れは可能。費用の按分を人口割とするか、利用時間割とするか確かめたい。',
      },
      { is: 'speech', by: 'sakae', text: '週に1日でも来てもらえれば助かる。' },
      { is: 'decision', text: '按分は利用時間割を基本に試算し、次回の会議で継続して協議する。' },
      {
        is: 'actionItem',
        owner: 'kijimadaira',
        due: 7,
        text: '必要な業務と時間を拾い出し、費用の試算表を作る。',
      },
      { is: 'actionItem', owner: 'sakae', due: 7, text: '必要な業務と時間を拾い出し、木島平村に送る。' },
      { is: 'item', key: 'transit' },
      {
        is: 'speech',
        by: 'yamanouchi',
        text: '平日の午前2便、4か月の試行としたい。運賃は距離によらず500円。',
      },
      { is: 'decision', text: '案のとおり試行を行う。費用は走行距離の割合で分ける。' },
      { is: 'actionItem', owner: 'nakano', due: -2, text: '病院の受付時間に合う便の時刻を確かめる。' },
      { is: 'item', key: 'ledger' },
      {
        is: 'speech',
        by: 'nozawa',
        text: '様式がそろえば、応援に来た職員もすぐに台帳を引ける。部会ではどの市村からも異論がなかった。',
      },
      { is: 'decision', text: '部会の案のとおり様式をそろえることとし、首長会議に上程する。' },
      { is: 'item', key: 'snow' },
      { is: 'speech', by: 'sakae', text: '業者が減り、村だけの発注では引き受け手がない年が出てきた。' },
      { is: 'text', text: '（ここから先は作成中）' },
    ],
  },
  fourth: {
    of: 'council',
    noticeNumber: '定住第4号',
    noItems: ['nakano', 'iiyama', 'kijimadaira', 'nozawa', 'sakae'],
    answers: { nakano: 'present', iiyama: 'present', kijimadaira: 'proxy', nozawa: 'online' },
    papers: [
      {
        by: 'kijimadaira',
        item: 'engineers',
        title: '専門職（土木）の費用の試算',
        file: '費用の試算.csv',
        lines: [
          '団体,月の利用時間,利用時間割（千円）,人口割（千円）',
          '木島平村,36,2160,1510',
          '栄村,24,1440,610',
          '飯山市,0,0,5420',
          '野沢温泉村,0,0,1060',
        ],
      },
    ],
    day: 15,
    place: '中野市役所 大会議室',
    mode: 'hybrid',
    items: [
      {
        key: 'budget',
        kind: 'report',
        title: '次年度の連携事業の予算見込みについて',
        presenter: office,
        minutes: 10,
        by: [],
      },
      {
        key: 'engineers',
        proposal: 'engineers',
        carried: 'third',
        kind: 'deliberation',
        title: '専門職（土木）の共同確保の試算について',
        presenter: '木島平村',
        minutes: 20,
        by: ['kijimadaira', 'sakae'],
      },
      {
        key: 'snow',
        proposal: 'snow',
        carried: 'third',
        kind: 'deliberation',
        title: '村道除雪の共同発注の進め方について',
        presenter: '栄村',
        minutes: 20,
        by: ['sakae', 'nozawa'],
      },
      {
        key: 'clinicBus',
        added: true,
        kind: 'deliberation',
        title: '冬の通院バスの臨時便について',
        presenter: '山ノ内町',
        minutes: 10,
        by: ['yamanouchi'],
      },
      { key: 'next', kind: 'other', title: '次回の日程について', presenter: office, minutes: 0, by: [] },
    ],
  },
  panel: {
    of: 'panel',
    day: -28,
    place: '木島平村役場 会議室',
    mode: 'in_person',
    noticeNumber: '専門第1号',
    answers: {
      nakano: 'present',
      iiyama: 'present',
      kijimadaira: 'present',
      nozawa: 'present',
      sakae: 'present',
    },
    items: [
      {
        key: 'survey',
        kind: 'report',
        title: '土木の専門職の配置の状況について',
        presenter: office,
        minutes: 10,
        by: [],
        outcome: 'noted',
      },
      {
        key: 'sharing',
        kind: 'deliberation',
        title: '共同で頼む業務の範囲について',
        presenter: '木島平村',
        minutes: 30,
        by: ['kijimadaira', 'sakae'],
        proposal: 'engineers',
        outcome: 'agreed',
      },
      {
        key: 'ledger',
        kind: 'deliberation',
        title: '道路台帳・橋りょう台帳の様式の統一について',
        presenter: '野沢温泉村',
        minutes: 15,
        by: ['nozawa'],
        proposal: 'ledger',
        outcome: 'agreed',
      },
    ],
    papers: [
      {
        by: 'iiyamaOffice',
        item: 'survey',
        title: '土木の専門職の配置',
        file: '専門職の配置.csv',
        lines: [
          '団体,土木の技師,うち50歳以上',
          '中野市,14,6',
          '飯山市,9,4',
          '木島平村,0,0',
          '野沢温泉村,1,1',
          '栄村,0,0',
        ],
      },
    ],
    minutes: [
      { is: 'item', key: 'survey' },
      { is: 'speech', by: 'iiyamaOffice', text: '5市村の土木の技師は24人で、2つの村には1人もいない。' },
      { is: 'speech', by: 'nozawa', text: '村の1人も2年後に定年を迎える。先に加わる道を残してほしい。' },
      { is: 'item', key: 'sharing' },
      {
        is: 'speech',
        by: 'kijimadaira',
        text: '道路台帳の更新、橋りょうの点検の監督、災害査定の準備の3つを頼みたい。',
      },
      { is: 'speech', by: 'sakae', text: '村では、橋りょうの点検は委託で済ませている。' },
      { is: 'speech', by: 'nakano', text: '災害のときは市の現場も重なる。順番の決め方を先に話し合いたい。' },
      { is: 'decision', text: '対象は道路台帳の更新、橋りょうの点検の監督、災害査定の準備の3つとする。' },
      { is: 'actionItem', owner: 'nakano', due: 10, text: '災害のときの応援の順番の案を作る。' },
      { is: 'item', key: 'ledger' },
      { is: 'speech', by: 'nozawa', text: '様式が市村ごとに違い、応援に行っても台帳を引くのに半日かかる。' },
      { is: 'speech', by: 'iiyama', text: '市の様式を基にすれば、システムの改修は要らない。' },
      { is: 'decision', text: '様式を飯山市のものにそろえる案を、幹事会に上程する。' },
    ],
    round: {
      day: -6,
      due: 4,
      agreed: [
        { by: 'nakano', day: -5 },
        { by: 'iiyama', day: -4 },
      ],
      correction: {
        by: 'kijimadaira',
        day: -3,
        item: 'sharing',
        wrong: '橋りょうの点検の監督',
        right: '橋りょうの点検の監督と診断',
        wish: '点検の監督だけでなく「診断」も頼みたいと説明しました。「監督と診断」に直してください。',
      },
    },
  },
  heads: {
    of: 'heads',
    day: 25,
    place: '飯山市役所 大会議室',
    mode: 'in_person',
    noticeNumber: '首長第1号',
    answers: { nakano: 'present', iiyama: 'present', yamanouchi: 'present', kijimadaira: 'present' },
    items: [
      {
        key: 'ledger',
        kind: 'deliberation',
        title: '道路台帳・橋りょう台帳の様式の統一について（幹事会からの上程）',
        presenter: '野沢温泉村',
        minutes: 15,
        by: ['nozawa'],
        proposal: 'ledger',
      },
      {
        key: 'plan',
        kind: 'report',
        title: '次年度の共同事業の見込みについて',
        presenter: office,
        minutes: 20,
        by: [],
      },
    ],
  },
} as const satisfies Record<string, SampleMeeting>

export type SampleMeetingName = keyof typeof sampleMeetings

import type { AgendaItem } from '../../../shared/meetings/agendaItem'
import type { SampleName } from './people'

/** A meeting of the sample year. Organisations are named by a seat of theirs; days are counted from the day of loading. */
export interface SampleMeeting {
  /** negative: held */
  day: number
  place: string
  mode: 'in_person' | 'hybrid'
  items: readonly SampleItem[]
  minutes?: readonly SampleBlock[]
  /** the day on which the secretariat confirmed the minutes, and whether the prefecture has marked them */
  confirmed?: { day: number; isReviewed: boolean }
}

interface SampleItem extends Pick<AgendaItem, 'kind' | 'title' | 'presenter' | 'minutes'> {
  /** named in the minutes */
  key: string
  by: readonly SampleName[]
}

export type SampleBlock =
  | { is: 'item'; key: string }
  | { is: 'speech'; by: SampleName; text: string }
  | { is: 'decision'; text: string }
  | { is: 'actionItem'; owner: SampleName; due: number; done?: true; text: string }
  | { is: 'text'; text: string }

const office = '事務局'

export const sampleMeetings = {
  first: {
    day: -196,
    place: '飯山市役所 第3委員会室',
    mode: 'in_person',
    items: [
      {
        key: 'results',
        kind: 'report',
        title: '前年度の連携事業の実績について',
        presenter: office,
        minutes: 15,
        by: [],
      },
      {
        key: 'plan',
        kind: 'deliberation',
        title: '今年度の進め方と会議の回数について',
        presenter: office,
        minutes: 20,
        by: ['nakano', 'iiyama'],
      },
      {
        key: 'children',
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
      { is: 'item', key: 'plan' },
      { is: 'speech', by: 'iiyama', text: '会議は年4回とし、間隔を4か月より空けないこととしたい。' },
      {
        is: 'speech',
        by: 'sakae',
        text: '冬は除雪で職員が出られない。1月・2月はオンライン併用にしてほしい。',
      },
      { is: 'speech', by: 'yamanouchi', text: '提案は町村からも出しやすいよう、様式を短くしてほしい。' },
      { is: 'decision', text: '今年度の会議は年4回とし、1月・2月に開くときはオンラインを併用する。' },
      {
        is: 'actionItem',
        owner: 'iiyama',
        due: -189,
        done: true,
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
        done: true,
        text: '受入れの条件（定員、利用料、予約の方法）の案を作る。',
      },
    ],
    confirmed: { day: -182, isReviewed: true },
  },
  second: {
    day: -98,
    place: '中野市役所 大会議室',
    mode: 'hybrid',
    items: [
      {
        key: 'vision',
        kind: 'report',
        title: '共生ビジョン懇談会での意見について',
        presenter: office,
        minutes: 10,
        by: [],
      },
      {
        key: 'transit',
        kind: 'deliberation',
        title: 'デマンド交通の相互乗入れについて',
        presenter: '山ノ内町',
        minutes: 25,
        by: ['yamanouchi'],
      },
      {
        key: 'tourism',
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
        done: true,
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
    confirmed: { day: -84, isReviewed: false },
  },
  third: {
    day: -11,
    place: '飯山市役所 第3委員会室',
    mode: 'hybrid',
    items: [
      {
        key: 'homework',
        kind: 'report',
        title: '前回の宿題の状況について',
        presenter: office,
        minutes: 10,
        by: [],
      },
      {
        key: 'engineers',
        kind: 'deliberation',
        title: '専門職（土木）の共同確保について',
        presenter: '木島平村',
        minutes: 25,
        by: ['kijimadaira', 'sakae'],
      },
      {
        key: 'transit',
        kind: 'deliberation',
        title: 'デマンド交通の相互乗入れの試行について',
        presenter: '山ノ内町',
        minutes: 20,
        by: ['yamanouchi'],
      },
      {
        key: 'snow',
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
      { is: 'item', key: 'snow' },
      { is: 'speech', by: 'sakae', text: '業者が減り、村だけの発注では引き受け手がない年が出てきた。' },
      { is: 'text', text: '（ここから先は作成中）' },
    ],
  },
  fourth: {
    day: 17,
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
        kind: 'deliberation',
        title: '専門職（土木）の共同確保の試算について',
        presenter: '木島平村',
        minutes: 20,
        by: ['kijimadaira', 'sakae'],
      },
      {
        key: 'snow',
        kind: 'deliberation',
        title: '村道除雪の共同発注の進め方について',
        presenter: '栄村',
        minutes: 20,
        by: ['sakae', 'nozawa'],
      },
      { key: 'next', kind: 'other', title: '次回の日程について', presenter: office, minutes: 0, by: [] },
    ],
  },
} as const satisfies Record<string, SampleMeeting>

export type SampleMeetingName = keyof typeof sampleMeetings

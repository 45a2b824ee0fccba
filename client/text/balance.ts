import { wareki } from '../../shared/calendar'

/** What 発案統計 says. A finding in plain words stands before every chart, also where there is nothing or one thing to find. */
export const balanceText = {
  title: '発案統計',
  titleAll: '発案統計（全圏域）',
  lead: '提案がどの立場の団体から出て、どこまで進んだかを、提出日の役割で数えます。団体ごとの順位は付けません。',
  controls: '数え方を選ぶ',
  asOf: '基準日',
  year: '年度',
  allYears: 'すべての年度',
  stage: '数える段階',
  byStage: '立場と段階',
  byYear: '年度ごとの移り変わり',
  byField: '分野',
  byOrigin: '発案のきっかけ',
  byForum: '会議体',
  byOrganisation: '団体',
  ownOrganisation: '自分の団体',
  noField: '分野なし',
  class: '区分',
  total: '計',
  totalN: '計（n）',
  joint: 'うち共同',
  organisation: '団体',
  roleLine: (role: string, members: number) => `${role}（${members}団体）のいずれかが発案`,
  former: '（今は構成団体ではありません）',
  organisationHint:
    '共同提案はそれぞれの団体に1件と数えるため、足し合わせても n になりません。並びは建制順です。この表は、その団体と事務局・県だけに見えます。',
  cases: (count: number) => `${count}件`,
  bar: (label: string, count: number) => `${label}　${count}件`,
  chart: (title: string) => `${title}：区分ごとの件数`,
  caption: (title: string, asOf: string, n: number) => `${title}（${wareki(asOf)}現在、n＝${n}）`,
  openRows: (name: string, count: number) => `${name} ${count}件を開く`,
  rowsTitle: (name: string, count: number) => `${name}：${count}件`,
  returnedRow: '差戻し中のため、発案団体と事務局だけが読めます。',
  enteredBy: (label: string, onBehalf: string) =>
    `記入者：${label}${onBehalf === '' ? '' : `　代行入力（${onBehalf}）`}`,
  stageDay: (stage: string, day: string) => `${stage} ${wareki(day)}`,
  papers: 'この統計の明細',
  papersHint:
    '数えた提案の一覧です。発案団体・きっかけ・記入者・代行入力・初出日・提出日と、各段階の日が入ります。',
  countedForums: (names: readonly string[]) => `数えた会議体：${names.join('、')}`,
  howTitle: '数え方',
  how: (hasCentre: boolean) => [
    '基準日の終わりまでに提出・協議・採択・実施されたものを数えます。「数える段階」は、年度・分野・きっかけ・会議体ごとの表に効きます。',
    '1つの提案は、1つの区分に1回だけ数えます。区分の合計は n に一致します。',
    '区分は、提出日に発案団体が会議体で持っていた役割で決まり、あとから変わりません。発案団体の訂正が合意されたときは、訂正後の団体で数えます。',
    '代行入力の提案は、記入した団体ではなく、発案団体で数えます。',
    '差戻し・取下げになった提案も、一度提出されたものとして数えます。',
    ...(hasCentre
      ? [
          '「共同」は、中心市とほかの団体がいっしょに発案したものです。中心市どうしの共同は「中心市単独」に入ります。',
        ]
      : []),
    '統合された提案は、それぞれ提出1件と数え、協議から先は統合先の1件として、すべての発案団体で数えます。',
    '「実施」は、採択された提案から始まった取組の開始日で数えます。',
  ],
} as const

/** The numbers a sentence speaks of. */
export interface Found {
  n: number
  partners: number
  central: number
  joint: number
}

const partnersName = (hasCentre: boolean) => (hasCentre ? '連携市町村' : '構成市町村')

export const balanceFinding = {
  /** n, and whose they are */
  overall(asOf: string, { n, partners, central, joint }: Found, hasCentre: boolean): string {
    const day = `${wareki(asOf)}現在`
    const whose = partnersName(hasCentre)
    if (n === 0) return `${day}、提出された提案はまだありません。`
    if (n === 1) {
      const kind =
        partners === 1
          ? `${whose}だけの提案です`
          : central === 1
            ? '中心市だけの提案です'
            : joint === 1
              ? '中心市とほかの団体の共同提案です'
              : '広域連合・組合または県の提案です'
      return `提案は 1件で、${kind}（${day}）。`
    }
    const centre = hasCentre ? `、中心市だけの提案は ${central}件` : ''
    return `提案 ${n}件のうち、${whose}だけの提案は ${partners}件${centre}です（${day}）。`
  },
  /** how far they came */
  course({ submitted, adopted, begun }: { submitted: number; adopted: number; begun: number }): string {
    if (submitted === 0) return ''
    if (adopted === 0 && begun === 0) return 'まだ採択されたものはありません。'
    return `採択は ${adopted}件、実施は ${begun}件です。`
  },
  years(
    stage: string,
    lines: readonly { label: string; n: number; partners: number }[],
    hasCentre: boolean,
  ): string {
    const whose = partnersName(hasCentre)
    const last = lines.at(-1)
    const before = lines.at(-2)
    if (!last || lines.every(({ n }) => n === 0)) return `${stage}された提案は、どの年度にもまだありません。`
    const of = ({ label, n, partners }: { label: string; n: number; partners: number }, until = '') =>
      n === 0
        ? `${label}は${until}${stage}がなく`
        : `${label}は${until} ${n}件のうち ${partners}件が${whose}だけの提案で`
    const now =
      last.n === 0
        ? `${last.label}はこれまでに${stage}がありません。`
        : `${last.label}はこれまでに ${last.n}件のうち ${last.partners}件が${whose}だけの提案です。`
    return before ? `${of(before)}、${now}` : now
  },
  fields(stage: string, lines: readonly { label: string; n: number }[]): string {
    const all = lines.reduce((sum, { n }) => sum + n, 0)
    const most = Math.max(0, ...lines.map(({ n }) => n))
    const top = lines.filter(({ n }) => n === most).map(({ label }) => `「${label}」`)
    if (all === 0) return `${stage}された提案は、どの分野にもまだありません。`
    if (lines.length === 1) return `${stage}された提案 ${all}件は、どれも${top.join('')}の分野です。`
    if (top.length === lines.length)
      return `${stage}された提案は ${lines.length}つの分野に ${most}件ずつあります。`
    return `${stage}された提案は ${lines.length}つの分野にわたり、多いのは${top.join('・')}の${top.length > 1 ? '各' : ' '}${most}件です。`
  },
  origins(stage: string, lines: readonly { label: string; n: number }[]): string {
    const all = lines.reduce((sum, { n }) => sum + n, 0)
    if (all === 0) return `${stage}された提案は、まだありません。`
    return `${stage}された提案 ${all}件のきっかけは、${lines.map(({ label, n }) => `${label} ${n}件`).join('、')}です。`
  },
  forums(stage: string, lines: readonly { n: number }[]): string {
    const some = lines.filter(({ n }) => n > 0).length
    if (some === 0) return `${lines.length}の会議体のどこにも、${stage}された提案はまだありません。`
    return `${lines.length}の会議体のうち、${stage}された提案があるのは ${some}です。`
  },
  own(name: string, { n, joint, adopted }: { n: number; joint: number; adopted: number }): string {
    if (n === 0) return `${name}が発案に加わった提案は、まだありません。`
    const shared = joint === 0 ? 'すべて単独' : joint === n ? 'すべて共同' : `うち共同 ${joint}件`
    return `${name}が発案に加わった提案は ${n}件（${shared}）、採択は ${adopted}件です。`
  },
  organisations(lines: readonly { n: number }[]): string {
    const some = lines.filter(({ n }) => n > 0).length
    if (some === 0) return `${lines.length}団体のどこからも、提案はまだ出ていません。`
    return `${lines.length}団体のうち ${some}団体が、提案に名を連ねています。`
  },
} as const

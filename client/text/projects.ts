import { wareki, warekiFiscalYear } from '../../shared/calendar'
import type { FigureKind } from '../../shared/projects/figure'

export const projectsText = {
  title: '取組カルテ',
  lead: '採択された連携事業の、目標と実績、費用と負担、検証の結果です。',
  year: '年度',
  number: '事業番号',
  name: '事業',
  members: '参加団体',
  state: '状態',
  indicators: '指標の達成',
  evaluation: (year: number) => `${warekiFiscalYear(year)}の検証`,
  none: '取組はまだありません',
  noneHint: '提案が採択されると、ここに取組カルテができます。これまでの事業は、事務局が登録できます。',
  noneFiltered: 'この条件に当てはまる取組はありません。',
  openList: '取組カルテを開く',
  create: 'これまでの事業を登録する',
  created: (title: string) => `「${title}」を登録しました。`,
  filters: '絞り込み',
  filter: {
    all: 'すべて',
    running: '実施中',
    planned: '開始前',
    ended: '終了',
    unevaluated: '検証なし',
    no_baseline: '基準値なし',
    missing: '実績の未入力あり',
  },
  counted: (label: string, count: number) => `${label} ${count}件`,
  summary: (running: number, unevaluated: number) =>
    running === 0
      ? '実施中の取組はありません。'
      : `実施中の取組は${running}件です。${unevaluated === 0 ? '検証すべき年度は、どの取組も検証されています。' : `検証すべき年度に検証のない取組が${unevaluated}件あります。`}`,
  unevaluated: '検証なし',
  unevaluatedYears: (years: readonly number[]) => `検証なし ${yearSpan(years)}`,
  noBaseline: '基準値なし',
  notOfYear: 'この年度は実施していません',
  notEvaluated: '未検証',
  achieved: '達成',
  notAchieved: '未達',
  ofTarget: (name: string, actual: string, target: string) => `${name} ${actual}／目標 ${target}`,
  noFigure: '未入力',
  noTarget: '目標なし',
  missing: '実績の未入力',
  missingLead: (year: number) =>
    `${warekiFiscalYear(year)}の実績のうち、まだ入力されていないものです。前年度の数値は、そのままでは数えません。`,
  missingNone: '未入力の実績はありません。',
  missingOwner: '入力する団体',
  missingWhat: '未入力の実績',
  missingLine: (title: string, what: string) => `${title}：${what}`,
  secretariat: '事務局',
  kind: { indicator: '指標', users: '利用者', cost: '費用と負担', share: '負担' } satisfies Record<
    FigureKind,
    string
  >,
  report: '実績を入力する',
  actuals: {
    title: '実績照会',
    open: '実績照会を送る',
    openLead: (year: number) =>
      `${warekiFiscalYear(year)}の実績を、構成団体に照会します。回答欄には前年度の数値が参考として並びます。`,
    defaultTitle: (year: number) => `${warekiFiscalYear(year)}の取組実績について`,
    name: '件名',
    due: '回答の期限',
    note: '照会文',
    send: '照会を送る',
    sent: (number: string) => `実績照会（${number}）を送りました。`,
    waiting: (title: string, due: string) => `「${title}」の回答の期限は${due}です。`,
    answered: (answer: string) => `あなたの団体の回答：${answer}`,
    unanswered: 'あなたの団体の回答：未回答',
    toCall: '照会を開く',
  },
  form: {
    changeTitle: '事業の内容を変える',
    change: '内容を変える',
    name: '事業名',
    purpose: '目的',
    lead: '担当の部会',
    leadNone: '決めていない',
    began: '開始日（実施）',
    beganHint: '実際に始めた日です。空欄の間は「開始前」になります。',
    ended: '終了日',
    countsUsers: '利用者を数える',
    countsUsersHint: '実績照会で、参加団体ごとに住民の利用者数を尋ねます。',
    members: '参加団体',
    from: '参加した日',
    to: '参加をやめた日',
    stays: '途中から・途中までの団体',
    staysHint: '空欄は、はじめから・いまもです。',
    save: '保存する',
    saved: '保存しました。',
    failed: '保存できませんでした',
  },
} as const

export const projectText = {
  sentence: (told: { beganOn: string | null; endedOn: string | null; members: readonly string[] }) => {
    const who =
      told.members.length === 0
        ? '参加団体はまだ決まっていません。'
        : `${told.members.join('・')}の${told.members.length}団体が参加しています。`
    if (told.beganOn === null) return `この事業はまだ始まっていません。${who}`
    if (told.endedOn !== null)
      return `この事業は${wareki(told.beganOn)}から${wareki(told.endedOn)}までです。${who}`
    return `この事業は${wareki(told.beganOn)}に始まり、続いています。${who}`
  },
  became: '取組カルテ',
  merged: '統合先',
  lead: '担当',
  fromProposal: 'もとになった提案',
  noProposal: '提案によらない事業として登録されています',
  proposedBy: (names: readonly string[]) => `発案 ${names.join('・')}`,
  decision: '決定',
  decisionHidden: '決定は、決めた会議体の議事録にあります',
  tentative: '（仮）',
  purpose: '目的',
  print: '印刷する',
  indicators: '指標と目標',
  indicatorsNone: '指標はまだありません。',
  setIndicators: '指標を決める',
  baseline: (value: string, note: string) => `基準値 ${value}${note === '' ? '' : `（${note}）`}`,
  noBaselineHint: '基準値がないと、この事業で何が変わったかを言えません。',
  reportedBy: (name: string) => `報告 ${name}`,
  lessIsBetter: '小さいほどよい',
  year: '年度',
  target: '目標',
  actual: '実績',
  achievement: '達成',
  source: '出典',
  chart: (name: string, unit: string) => `${name}の目標と実績（${unit}）`,
  chartPoint: (year: string, actual: string, target: string) => `${year} 実績${actual} 目標${target}`,
  chartKeyActual: '実績',
  chartKeyTarget: '目標',
  chartNone: '実績がまだないため、図はありません。',
  costs: '費用と負担',
  costsNone: '費用はまだ入力されていません。',
  writeCost: '費用と負担を入力する',
  cost: '費用',
  basis: '区分',
  total: '合計',
  users: '利用者',
  usersNone: '利用者はまだ報告されていません。',
  person: '人',
  assessments: '自己評価',
  assessmentsLead: '各団体が、この事業が自分の団体にもたらしたことを○△×で示します。',
  assessmentNone: '自己評価はまだありません。',
  assessOwn: (year: number) => `${warekiFiscalYear(year)}の、あなたの団体の自己評価`,
  assessLine: 'ひとこと',
  assessed: (sign: string) => `自己評価「${sign}」を記録しました。`,
  assessmentFailed: '自己評価を記録できませんでした',
  organisation: '団体',
  evaluations: '検証',
  evaluationsNone: '検証はまだありません。',
  evaluate: '検証結果を記録する',
  unevaluated: (years: readonly number[]) => `検証していない年度があります：${yearSpan(years)}`,
  evaluation: '検証結果',
  note: '説明',
  recordedBy: (label: string, day: string) => `${label}（${day}）`,
  recorded: '記録',
  noDecision: '決定なし',
  unconfirmed: (count: number) =>
    `事務局があなたの団体に代わって入力した数値・自己評価が${count}件あります。`,
  confirm: '内容を確認した',
  confirmed: '代行入力を確認しました。',
  missing: (count: number) => `実績の未入力が${count}件あります。`,
} as const

export const indicatorsText = {
  title: '指標を決める',
  lead: '目標は年度ごとに入れます。空欄の年度は目標なしです。',
  add: '指標を加える',
  remove: 'この指標をやめる',
  nth: (index: number) => `指標${index}`,
  name: '指標の名前',
  unit: '単位',
  owner: '実績を報告する団体',
  ownerNone: '事務局',
  baseline: '基準値',
  baselineHint: '始める前の値です。わからないときは空欄にすると「基準値なし」と表示します。',
  baselineNote: '基準値の説明',
  baselineNoteHint: '例：平成27年度の延べ利用者',
  lessIsBetter: '小さいほどよい指標',
  target: (year: number) => `${warekiFiscalYear(year)}の目標`,
  save: '保存する',
  saved: '指標を保存しました。',
  failed: '指標を保存できませんでした',
  unreadable: '数値として読めません。数字で入力してください。',
} as const

export const costText = {
  title: '費用と負担を入力する',
  basis: '区分',
  cost: '費用（円）',
  share: (name: string) => `${name}の負担（円）`,
  shares: '団体別の負担',
  even: '均等に割る',
  evenHint: '端数は建制順に1円ずつ割り当てます。',
  source: '出典',
  sum: (sum: string) => `負担の合計 ${sum}`,
  matches: '費用と一致しています。',
  save: '保存する',
  saved: '費用と負担を保存しました。',
  failed: '費用と負担を保存できませんでした',
} as const

export const evaluateText = {
  title: '検証結果を記録する',
  result: '検証結果',
  resultHint: '「継続」のほかは、会議の決定が要ります。',
  note: '説明',
  decision: '決定',
  decisionHint: '議事録の決定事項から選びます。',
  noDecisions: 'この会議体の議事録に、決定事項がまだありません。',
  decisionNone: '決定なし',
  endsOn: '終了日',
  mergedInto: '統合先の取組',
  mergedNone: 'ここにない',
  save: '記録する',
  saved: '検証結果を記録しました。',
  failed: '検証結果を記録できませんでした',
  final: '記録した検証結果は消えません。直すときは、同じ年度をもう一度記録します。',
} as const

export const reportText = {
  title: (year: number) => `${warekiFiscalYear(year)}の実績`,
  lead: '前年度の数値が入っている欄は、まだ実績ではありません。「前年度と同じ」を押すか、数値を直してください。',
  whose: 'だれの実績か',
  ownForm: '自分の団体',
  onBehalf: (name: string) => `${name}の代行入力`,
  channel: '受付の方法',
  none: 'この年度に、あなたの団体が実績を入力する取組はありません。',
  lastYear: '前年度の数値（未確定）',
  kept: '前年度と同じ',
  keep: '前年度と同じ',
  keepNamed: (name: string) => `${name}は前年度と同じ`,
  keepAll: 'すべて前年度と同じ',
  changed: '変更（未保存）',
  reported: '入力済み',
  nothing: '未入力',
  users: '利用者',
  target: (value: string) => `目標 ${value}`,
  ownShare: (value: string) => `あなたの団体の負担 ${value}`,
  ofShare: (name: string, value: string) => `${name}の負担 ${value}`,
  source: '出典',
  sourceOf: (name: string) => `${name}の出典`,
  assessment: '自己評価',
  lastAssessment: (sign: string, line: string) => `前年度 ${sign}${line === '' ? '' : ` ${line}`}`,
  line: 'ひとこと',
  save: '途中まで保存する',
  saved: '保存しました。まだ提出はしていません。',
  savedPlain: '保存しました。',
  handIn: '提出する',
  handInLead: '保存していない入力も、あわせて提出します。',
  handedIn: '提出しました。',
  level: '回答のレベル',
  note: 'ひとこと',
  stillMissing: (count: number) => `未入力が${count}件あります。このままでも提出できます。`,
  answered: (answer: string, level: string, day: string) => `回答：${answer}（${level}・${day}）`,
  due: (title: string, day: string) => `${title}　期限 ${day}`,
  failed: '保存できませんでした。入力した内容は画面に残っています。',
  unreadable: '数値として読めません。数字で入力してください。',
} as const

/** 令和3年度、令和5年度; a run of years is told by its ends, and more than two by how many they are: 平成28年度～令和7年度（10年度分） */
export function yearSpan(years: readonly number[]): string {
  const runs: [first: number, last: number][] = []
  for (const year of years) {
    const run = runs.at(-1)
    if (run && run[1] === year - 1) run[1] = year
    else runs.push([year, year])
  }
  const told = runs.map(([first, last]) =>
    first === last ? warekiFiscalYear(first) : `${warekiFiscalYear(first)}～${warekiFiscalYear(last)}`,
  )
  return `${told.join('、')}${years.length > 2 ? `（${years.length}年度分）` : ''}`
}

/** 1,234.5 */
export const figure = (value: number): string => value.toLocaleString('ja-JP', { maximumFractionDigits: 10 })

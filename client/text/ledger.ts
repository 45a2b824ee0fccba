import { jobKindLabel } from '../../shared/ledger/job'
import type { WorkLimit } from '../../shared/ledger/rotation'

export const ledgerText = {
  title: 'しごと帳',
  lead: '会議のたびに生まれる事務局のしごとと、その担当です。どの団体も「引き受けます」で引き受けられます。',
  year: '年度',
  summary: (jobs: number, done: number, automatic: number, percent: number) =>
    `${jobs}件のしごとのうち${done}件が済み、そのうち${automatic}件（${percent}%）は円卓が自動で済ませました。`,
  summaryNone: 'この年度のしごとはまだありません。会議を作ると、しごとも一緒に出ます。',
  shares: '団体ごとのしごと',
  organisation: '団体',
  jobs: '件数',
  share: '割合',
  done: '済み',
  automatic: '自動で済んだ',
  total: '合計',
  nobody: '担当未定',
  openJobsOf: (meeting: string) => `${meeting}の残っているしごと`,
  doneJobsOf: (meeting: string) => `${meeting}の済んだしごと`,
  doneCount: (count: number) => `済んだしごと ${count}件`,
  allDone: 'すべて済みました。',
  job: 'しごと',
  owner: '担当',
  due: '期限',
  acts: '操作',
  late: (days: number) => `${days}日超過`,
  doneOn: '済み',
  doneAutomatically: '自動で済んだ',
  handedOver: (from: string, to: string) => `${from}から${to}へ`,
  handedOverBy: (day: string, label: string) => `${day} ${label}`,
  take: '引き受けます',
  takeJob: (job: string) => `${job}を引き受けます`,
  taken: (job: string) => `「${job}」を引き受けました。`,
  pass: '引き継ぐ',
  passTitle: (job: string) => `「${job}」を引き継ぐ`,
  passLead: '引き継いだ先の団体に知らせが届きます。これまでの担当も記録に残ります。',
  passTo: '引き継ぐ先',
  passReason: '理由',
  passReasonHint: '例：3月は議会対応のため',
  passed: (job: string, to: string) => `「${job}」を${to}に引き継ぎました。`,
  finish: '済みにする',
  finishJob: (job: string) => `${job}を済みにする`,
  finished: (job: string) => `「${job}」を済みにしました。`,
  reopen: '済みを取り消す',
  limits: '受けられる仕事',
  limitsLead:
    '議事録の当番は建制順に回ります。ここで決めた範囲を超えて、円卓が自動で割り当てることはありません。自分から引き受けることはできます。',
  limit: '自動で割り当てる範囲',
  limitKinds: '割り当ててよいしごと',
  limitMax: '1年度の上限',
  limitMaxHint: '空欄は上限なしです。',
  limitExempt: '当番を免除する',
  limitExemptHint: '事務局が決めます。免除している間、当番は回りません。',
  change: '変える',
  changeLimit: (organisation: string) => `${organisation}の受けられる仕事`,
  save: '保存する',
  saved: (organisation: string) => `${organisation}の受けられる仕事を保存しました。`,
} as const

/** 免除 / すべて / 議事録のみ・年2件まで */
export function limitSentence(limit: WorkLimit): string {
  if (limit.isExempt) return '当番を免除'
  const kinds =
    limit.kinds === null
      ? 'すべて'
      : limit.kinds.length === 0
        ? 'なし'
        : limit.kinds.map((kind) => jobKindLabel[kind]).join('・')
  return limit.yearlyMax === null ? kinds : `${kinds}（1年度${limit.yearlyMax}件まで）`
}

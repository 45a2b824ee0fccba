/** 困りごと: what an organisation has trouble with, in 140 letters and three fields. */

export const needScopes = ['region', 'prefecture', 'private'] as const
export type NeedScope = (typeof needScopes)[number]
export const needScopeLabel: Record<NeedScope, string> = {
  region: '圏域（構成団体と県）',
  prefecture: '県だけ',
  private: '自分の団体だけ',
}

export type NeedState = 'open' | 'taken_over' | 'solved' | 'withdrawn'
export const needStateLabel: Record<NeedState, string> = {
  open: '困っています',
  taken_over: '提案書を作成中・提案中',
  solved: '解決',
  withdrawn: '取下げ',
}

export const needLettersMax = 140
/** The day one year after, on which the question まだ困っていますか is due; the 29th of February has its 1st of March. */
export function yearAfter(day: string): string {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return next.endsWith('-02-29') ? `${next.slice(0, 4)}-03-01` : next
}

/** Whether an open need is to be asked about today: a year after it was written, renewed or last asked about. */
export function isToBeAsked(
  need: { writtenOn: string; renewedOn: string | null; askedOn: string | null },
  today: string,
): boolean {
  const last = [need.writtenOn, need.renewedOn ?? '', need.askedOn ?? ''].sort().at(-1) ?? need.writtenOn
  return yearAfter(last) <= today
}

/** Whether the question still waits for the owner's answer. */
export const isAsked = (need: { askedAt: number | null; renewedAt: number | null }): boolean =>
  need.askedAt !== null && (need.renewedAt === null || need.renewedAt < need.askedAt)

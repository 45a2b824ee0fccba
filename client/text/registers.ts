/** Words of 決定・宿題 (the registers). */
export const registersText = {
  finish: '完了にする',
  finished: (title: string) => `「${title}」を完了にしました。`,
  takenBack: '完了の記録を取り消したため（きょうの宿題から）',
} as const

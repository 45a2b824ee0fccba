export const ledgerText = {
  title: 'しごと帳',
  take: '引き受けます',
  taken: (job: string) => `「${job}」を引き受けました。`,
  finish: '済みにする',
  finished: (job: string) => `「${job}」を済みにしました。`,
} as const

export const briefText = {
  link: '一枚要約',
  title: '一枚要約（説明用）',
  loading: '一枚要約を用意しています',
  print: '印刷する',
  back: '会議に戻る',
  for: (organisation: string) => `${organisation} 用`,
  asOf: (at: string) => `${at}現在`,
  left: (count: number) => `ほか${count}件（次第・記録をご覧ください）`,
  lastMeeting: (name: string) => `（${name}の記録より）`,
  nothing: 'この会議で自団体に関係することは、まだ見つかっていません。次第に議題が加わると、ここに出ます。',
  note: 'A4で1枚に収まるよう、長いものは省いています。',
} as const

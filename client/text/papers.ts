/** What the lists of papers (書類) say. */
export const papersText = {
  title: '書類',
  caption: 'この会議の書類',
  lead: '会議の記録から作ります。用紙・余白・書体は会議体の設定のとおりです。',
  draft: '議事録が確定するまでは「案」です。開くたびに、その時点の内容で作り直します。',
  confirmed: (version: string) => `確定した議事録（第${version}版）から作ります。`,
  table: { paper: '書類', files: 'ファイル' },
  archive: 'まとめて保存（ZIP）',
  archiveHint:
    'すべての書類と資料、記録（record.json）を1つのファイルに入れます。中のmanifest.jsonで、あとから改変がないことを確かめられます。',
  failed: '書類を保存できませんでした',
  saved: (name: string) => `${name}を保存しました。`,
  none: '取り出せる書類はまだありません。',
  registerHint: '画面で絞り込んだとおりの一覧を保存します。',
} as const

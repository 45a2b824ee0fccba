import type { Disclosure } from '../../shared/meetings/agendaItem'

/** What the 資料 of a meeting say. */
export const materialsText = {
  title: '資料',
  loading: '資料を読み込んでいます',
  empty: 'まだ資料がありません',
  emptyHint: '下の「資料を加える」から、どの団体からでも加えられます。',
  emptyReader: '資料が加えられると、ここに表示されます。',
  count: (count: number, size: string) => `${count}件・合計 ${size}`,
  fixed: '番号は次第と一緒に決まりました。あとから加える資料は続きの番号になります。',
  open: '番号は次第の順に付きます。次第を確定すると、番号も決まります。',
  add: '資料を加える',
  limits:
    '1つ20MBまで。PDF・Word・Excel・PowerPoint・一太郎・画像・CSV・テキスト。マクロ付きや圧縮ファイルは加えられません。',
  reference: '参考資料（議題なし）',
  itemGone: '（削除された議題）',
  file: (format: string, size: string) => `${format}・${size}`,
  replaced: '差替え前のもの',
  act: {
    change: '変更',
    replace: '差替え',
    remove: '削除',
    restore: '削除を取り消す',
    up: '上へ',
    down: '下へ',
  },
  actOn: (act: string, title: string) => `「${title}」を${act}`,
  removed: '削除した資料',
  removedBy: (label: string, at: string) => `${at} ${label}が削除`,
  disclosure: {
    label: '公開の扱い',
    hint: {
      open: '確定後に公開する記録に載ります。',
      closed: '公開版には載りません。',
      internal: '構成団体の外（県を含む）には出ません。',
    } satisfies Record<Disclosure, string>,
  },
  dialog: {
    addTitle: '資料を加える',
    replaceTitle: (label: string, title: string) => `${label} ${title}を差し替える`,
    replaceLead: '新しいファイルが同じ番号で配られます。差替え前のファイルは残り、開けます。',
    changeTitle: '資料の変更',
    file: 'ファイル',
    files: 'ファイル（複数選べます）',
    name: '資料の名前',
    nameHint: '空のときはファイル名になります。',
    item: '議題',
    add: '加える',
    replace: '差し替える',
    save: '変更する',
    sending: (done: number, all: number) => `送信中 ${done}／${all}`,
    chosen: (name: string, size: string) => `${name}（${size}）`,
    tooLarge: (name: string) =>
      `「${name}」は20MBを超えています。画像の解像度を下げるか、いくつかに分けてください。`,
    noFile: 'ファイルを選んでください。',
    partly: (count: number) => `${count}件は加えました。次のファイルは加えられませんでした。`,
  },
  said: {
    added: (count: number) => `資料を${count}件加えました。`,
    replaced: '資料を差し替えました。',
    changed: '資料を変更しました。',
    removed: (title: string) => `「${title}」を削除しました。下の「削除した資料」から戻せます。`,
    restored: (title: string) => `「${title}」の削除を取り消しました。`,
  },
  removeTitle: (title: string) => `「${title}」を削除しますか`,
  removeLead: {
    open: '一覧と配布から外れます。ファイルは残り、あとで戻せます。',
    fixed:
      '次第と一緒に出した資料です。一覧と配布から外れ、番号は欠番になります。ファイルは残り、あとで戻せます。',
  },
} as const

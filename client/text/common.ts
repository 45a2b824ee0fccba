import type { MemberRole } from '../../shared/permission'

/** Words that every page uses. A sentence of one subject lives in that subject's own file beside this one. */
export const commonText = {
  productName: '円卓',
  productReading: 'Entaku',
  required: '必須',
  optional: '任意',
  leaveConfirm: '保存していない内容があります。保存せずにこの画面を離れますか。',
  tooLong: (count: number, max: number) =>
    `${max.toLocaleString('ja-JP')}字までです。いま${count.toLocaleString('ja-JP')}字あり、${(count - max).toLocaleString('ja-JP')}字超えています。`,
  close: '閉じる',
  cancel: 'やめる',
  back: '戻る',
  retry: 'もう一度読み込む',
  loading: '読み込んでいます',
  busy: '処理しています',
  preparing: '内容を準備しています',
  previewAgain: 'プレビューを開き直す',
  choose: '選んでください',
  sample: 'サンプル',
  sampleHint: '使い方を知るための見本です。実際の会議や提案ではありません。',
  breadcrumbs: 'パンくずリスト',
  noRows: '該当するものはありません。',
  errorSummary: (count: number) => `入力に誤りが${count}件あります`,
  notifications: (hotkey: string) => `お知らせ（${hotkey}）`,
  toneWord: { info: 'お知らせ', success: '完了', warning: '注意', error: 'エラー' },
  scrollableTable: (caption: string) => `${caption}（表は横に動かせます）`,
  asOf: (day: string) => `${day}現在`,
  unknown: '不明',
  none: 'なし',
  separator: '・',
} as const

export const roleLabel: Record<MemberRole, string> = {
  central_city: '中心市',
  partner_municipality: '連携市町村',
  constituent: '構成団体',
  prefecture: '県',
  observer: 'オブザーバー',
}

/** What the frame says around every page. */
export const shellText = {
  skipToMain: '本文へ移動',
  printed: (moment: string, who: string) => `${moment}印刷　${who}`,
  mainNavigation: '主なメニュー',
  openMenu: 'メニュー',
  closeMenu: 'メニューを閉じる',
  desk: 'きょうの宿題',
  regions: '圏域',
  precedents: '先進事例',
  needs: '困りごと',
  reference: '資料',
  records: '県レビュー',
  balance: '発案統計',
  ownRecords: '確定した記録',
  admin: '管理',
  account: 'アカウント',
  signIn: 'サインイン',
  signOut: 'サインアウト',
  signedInAs: '誰として',
  switchSeat: '席を切り替える',
  secretariatOf: (forums: readonly string[]) => `事務局：${forums.join('、')}`,
  switched: (seat: string) => `${seat}として操作しています。`,
  offline: '通信が切れています。つながると自動で最新の内容に更新します。',
  dataSource: '資料：長野県「自治体間連携のあり方研究会 とりまとめ」（平成28年3月）と公開資料',
  licence: '円卓 Entaku はMITライセンスのオープンソースソフトウェアです。',
  notFoundTitle: 'ページが見つかりません',
  notFoundBody:
    '住所（URL）がまちがっているか、このページを見る権限がありません。きょうの宿題から入り直すか、別の職に切り替えてお試しください。',
  toDesk: 'きょうの宿題へ',
  brokenTitle: '画面を表示できませんでした',
  brokenDetails: '管理者に伝える内容',
  brokenBody:
    '保存済みの内容は失われていません。再読み込みしても直らないときは、管理者にこの画面の文をお知らせください。',
  reload: '再読み込み',
  showAgain: 'もう一度表示する',
  lockedTitle: '画面をロックしました',
  lockedBody:
    'サインインが終わりました（しばらく操作がなかったか、ほかの画面で終了されました）。新しいタブで同じ席にサインインし直すと、書きかけの内容ごとこの画面に戻ります。',
  signInElsewhere: '新しいタブでサインイン',
  signedInAgain: 'サインインし直した',
  leaveAndSignIn: '書きかけの内容を捨てて、この画面でサインインする',
  title: (page: string) => `${page}｜円卓`,
} as const

/** What went wrong on the way to the server, and what to do next. */
export const networkText = {
  unreachable:
    'サーバーにつながりません。通信を確かめて、もう一度お試しください。入力した内容は画面に残っています。',
  unreadable: 'サーバーの返事を読み取れませんでした。しばらくしてから、もう一度お試しください。',
  signedOut: 'サインインの期限が切れました。もう一度サインインしてください。',
} as const

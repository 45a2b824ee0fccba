/** Every sentence about what this browser keeps: unsaved words, files to rescue them, shared terminals, signing out. */
export const offlineText = {
  /** what waits on another page, or from before the browser was closed */
  waitingTitle: (count: number) => `サーバーにまだ保存されていない入力があります（未保存 ${count}件）`,
  count: (count: number) => `未保存 ${count}件`,
  sending: '送信待ちです。この端末に控えてあり、つながりしだい自動で送ります。',
  otherSeat: (seat: string) => `${seat}の席に切り替えると送ります。`,
  refused: (reason: string) => `保存できません：${reason}`,

  words: '保存されていない入力の控え',
  noWords: '文字の入力はありません（並べ替え、書式、削除などの変更です）。',
  saveFile: '退避ファイルを保存',
  savedFile: (name: string) => `「${name}」を書き出しました。開いて内容を確かめてください。`,
  copy: '控えをコピー',
  copied: 'コピーしました',
  copyFailed: 'コピーできませんでした。控えを選択してコピーしてください。',
  asCorrection: '修正依頼にする',
  drafted: '修正依頼の下書きにしました。会議の「議事録」から送るか、破棄してください。',
  draftFailed: '修正依頼の下書きにできませんでした',
  discard: '控えを消す',
  discardTitle: '控えを消しますか',
  discardBody: (document: string, count: number) =>
    `「${document}」の未保存の変更${count}件が、この端末から消えます。元に戻せません。退避ファイルかコピーが手元にあることを確かめてください。`,

  keptPage: (at: string) =>
    `オフラインのため、この端末に控えた${at}の内容を表示しています。入力はできます。つながりしだい送ります。`,

  sharedTerminal: '共用の端末で使う',
  sharedTerminalHint:
    '窓口や会議室など、ほかの人も使う端末のときに選びます。サインアウトのとき、入力がすべて保存されたことを確かめてから、この端末の控えを消します。',
  thisTerminal: 'この端末',
  thisTerminalBody:
    'オフラインに備えて、開いた文書の控えをこの端末のブラウザーに置きます。控えはサインアウトで消えます。',
  sharedTerminalOn: '共用の端末',

  signOutTitle: 'まだ保存されていない入力があります',
  signOutWaiting:
    'このまま待つと、保存が済みしだいサインアウトします。つながらないときや保存できないときは、退避ファイルを保存してください。',
  signOutWait: 'サインアウトをやめる',
  signOutKeeping: '控えを残してサインアウト',
  signOutKeepingHint:
    '控えを残すと、この端末で次にサインインしたときに送ります。ほかの人がサインインしても、円卓の画面では見られません。',
  signOutDiscarding: '入力を捨ててサインアウト',
  signOutDiscardTitle: '保存されていない入力を捨てますか',
  signOutDiscardBody: (count: number) => `未保存の変更${count}件が失われます。元に戻せません。`,
  erased: 'サインアウトしました。この端末に残した控えは消しました。',
  keptUnsaved: (count: number) =>
    `サインアウトしました。保存されていない入力${count}件は、本人の次のサインインまでこの端末に残ります。`,
} as const

/** The file by which words that the server did not take leave the browser: words for a person first, the data below. */
export const rescueText = {
  fileName: (title: string, day: string) => `退避_${title}_${day}.txt`,
  heading: '退避ファイル（円卓）',
  lead: 'サーバーに保存されていない入力を書き出したものです。必要な文を、文書に入れ直してください。',
  seat: '書いた席',
  document: '文書',
  at: '書き出した日時',
  reason: '保存されていない理由',
  notSent: 'まだ送信が済んでいません。',
  count: '未保存の変更',
  changes: (count: number) => `${count}件`,
  wordsBegin: '――――― 入力した文 ―――――',
  wordsEnd: '――――― 入力した文はここまで ―――――',
  dataLead:
    '次の部分は、文に表れない並び順や書式も含めた、入力のデータです。書き換えずに、このファイルごと保管してください。',
} as const

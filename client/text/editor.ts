import { closeCode } from '../../shared/collab/protocol'

/** Every sentence of the co-editing parts: status, presence, the minutes and the body of a proposal. */
export const editorText = {
  status: {
    connecting: '接続中…',
    saved: '保存済み',
    saving: '保存中…',
    unsavedSpoken: 'サーバーにまだ保存できていません。',
    readOnly: '閲覧のみ',
    ended: '編集不可',
    unsaved: (count: number, line: 'slow' | 'broken' | 'ended') => {
      if (count === 0) return line === 'broken' ? '未接続' : '保存中…'
      return `未保存 ${count}件${{ slow: '', broken: '・オフライン', ended: '・編集不可' }[line]}`
    },
  },
  kind: { agenda: '次第', minutes: '議事録', proposal: '提案の本文' },
  closed: {
    withCopy:
      '保存されていない入力は下に控えました。退避ファイルに保存するか、コピーして手元に残してください。',
    unknown: { why: '接続が終了しました。', next: 'ページを再読み込みしてください。' },
    /** why, which a list of documents and a 退避ファイル say too, and what to do on the document's own page */
    byCode: {
      [closeCode.signedOut]: {
        why: 'サインインの期限が切れました。',
        next: 'もう一度サインインしてください。',
      },
      [closeCode.refused]: {
        why: 'この文書を編集する権限が確認できませんでした。',
        next: 'ページを再読み込みし、続く場合は事務局に連絡してください。',
      },
      [closeCode.deleted]: { why: 'この文書は見つかりません。', next: '一覧に戻って選び直してください。' },
      [closeCode.epochChanged]: {
        why: 'この文書は復元されました。',
        next: 'ページを再読み込みして、新しい版で続けてください。',
      },
      [closeCode.tooLarge]: {
        why: '文書が大きくなりすぎたため、保存できませんでした。',
        next: '内容を分けて、ページを再読み込みしてください。',
      },
      [closeCode.frozen]: {
        why: 'この議事録は確定しました。',
        next: 'ページを再読み込みすると、確定した議事録を読めます。',
      },
      [closeCode.schemaTooOld]: {
        why: '新しい版の円卓が公開されました。ページを再読み込みしてください。',
        next: '',
      },
      [closeCode.tooMany]: {
        why: '操作が多すぎるため接続を止めました。ほかのタブを閉じ、しばらくしてからページを再読み込みしてください。',
        next: '',
      },
    } as Readonly<Record<number, { why: string; next: string }>>,
  },
  nearlyFull: {
    title: 'この文書は、保存できる大きさの半分を超えました',
    body: '続きは新しい会議や提案に分けて書いてください。上限に達すると、ここには書き込めなくなります。',
  },
  reload: '再読み込み',
  leaveUnsaved:
    'まだサーバーに保存されていない入力があります。このまま移ると、その入力は失われます。移ってもよいですか。',
  notLoaded: {
    title: '編集画面を読み込めませんでした',
    body: '通信が切れているか、円卓が新しい版に変わりました。この画面のほかの入力が保存されたことを確かめてから、再読み込みしてください。',
  },
  unknownContent: {
    title: 'この画面の円卓は古い版です',
    body: '新しい版で書かれた内容があるため、入力を止めました。文書は失われていません。ページを再読み込みしてください。',
  },
  loading: '文書を読み込んでいます…',
  toolbar: {
    label: '文書の書式',
    heading: '見出し',
    subheading: '小見出し',
    bold: '太字',
    bulletList: '箇条書き',
    orderedList: '番号付きの箇条書き',
    undo: '元に戻す',
    redo: 'やり直す',
    /** name and keys of a tool as its tooltip says them */
    withKeys: (label: string, keys: string) => `${label}（${keys}）`,
  },
  minutes: {
    label: '議事録の本文',
    placeholder:
      'ここに議事の要点を書きます。「発言」「決定」「確認」「宿題」で行の種類を変え、「議題」で次第の見出しを入れます。行の頭で「／」を打つと、一覧から選べます。',
    speech: '発言',
    decision: '決定',
    understanding: '確認',
    actionItem: '宿題',
    decisionTitle: '決定事項',
    understandingTitle: '確認事項',
    agenda: '議題',
    agendaLabel: '議題の見出しを入れる',
    allAgenda: 'すべての議題を順に入れる',
    agendaItem: (number: string, title: string) => `${number}　${title}`,
    untitled: '（議題名なし）',
    removedItem: '削除された議題',
    removeAgendaRef: 'この議題見出しを外す',
    organisation: '団体',
    noOrganisation: '団体を選ぶ',
    unknownOrganisation: '構成団体にない団体',
    speaker: '職',
    speakerExample: '例：企画課長',
    owner: '担当',
    noOwner: '担当を選ぶ',
    due: '期限',
    noDue: '期限なし',
    done: '済み',
    notDone: '未了',
  },
  proposalBody: {
    label: '提案の本文',
    placeholder: 'ここに提案の本文を書きます。発案団体の人と同時に書けます。',
  },
  commands: {
    chosen: (name: string, hint: string) => `${name}　${hint}　Enterで入れる`,
  },
  peers: {
    label: 'この文書を開いている人',
    me: '（自分）',
    more: (count: number) => `ほか${count}人`,
    /** on a caret, while an input method is open there */
    composing: (organisation: string) => `${organisation} 入力中`,
  },
  /** while an input method is open here and the others went on */
  behind: '他の参加者の更新あり',
  /** on words that were put back */
  restored: '同時編集で戻した文',
  restoredSpoken: 'ほかの人が同時に編集した行に、あなたの文を戻しました。',
} as const

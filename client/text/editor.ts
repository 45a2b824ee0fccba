import { closeCode } from '../../shared/collab/protocol'

/** Every sentence of the co-editing parts: status, presence, the minutes and the body of a proposal. */
export const editorText = {
  status: {
    connecting: '接続中…',
    saved: '保存済み',
    saving: '保存中…',
    readOnly: '閲覧のみ',
    unsaved: (count: number, offline: boolean) =>
      [count > 0 ? `未保存 ${count}件` : '', offline ? (count > 0 ? 'オフライン' : '未接続') : '']
        .filter((part) => part !== '')
        .join('・') || '保存中…',
  },
  closed: {
    copyLabel: '保存されていない入力の控え',
    copy: '控えをコピー',
    copied: 'コピーしました',
    copyFailed: 'コピーできませんでした。控えを選択してコピーしてください。',
    reload: '再読み込み',
    withCopy: '保存されていない入力は下に控えました。コピーして手元に残してください。',
    unknown: '接続が終了しました。ページを再読み込みしてください。',
    byCode: {
      [closeCode.signedOut]: 'サインインの期限が切れました。もう一度サインインしてください。',
      [closeCode.refused]:
        'この文書を編集する権限が確認できませんでした。ページを再読み込みし、続く場合は事務局に連絡してください。',
      [closeCode.deleted]: 'この文書は見つかりません。一覧に戻って選び直してください。',
      [closeCode.epochChanged]:
        'この文書は復元されました。ページを再読み込みして、新しい版で続けてください。',
      [closeCode.tooLarge]:
        '文書が大きくなりすぎたため、保存できませんでした。内容を分けて、ページを再読み込みしてください。',
      [closeCode.frozen]: 'この議事録は確定しました。ページを再読み込みすると、確定した議事録を読めます。',
      [closeCode.schemaTooOld]: '新しい版の円卓が公開されました。ページを再読み込みしてください。',
      [closeCode.tooMany]:
        '操作が多すぎるため接続を止めました。ほかのタブを閉じ、しばらくしてからページを再読み込みしてください。',
    } as Readonly<Record<number, string>>,
  },
  peers: {
    label: 'この文書を開いている人',
    me: '（自分）',
    more: (count: number) => `ほか${count}人`,
  },
} as const

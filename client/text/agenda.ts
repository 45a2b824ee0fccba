import { type AgendaKind, agendaLimits } from '../../shared/meetings/agendaItem'

const duration = (minutes: number) => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return `${hours > 0 ? `${hours}時間` : ''}${rest > 0 || hours === 0 ? `${rest}分` : ''}`
}

const itemWord: Record<AgendaKind, string> = {
  report: '報告事項',
  deliberation: '協議事項',
  other: 'その他の議題',
}

/** What the agenda (次第) says. */
export const agendaText = {
  label: '次第',
  untitled: '（議題名なし）',
  loading: '次第を読み込んでいます',
  summary: {
    items: (count: number) => `議題 ${count}件`,
    total: (minutes: number) => `合計 ${duration(minutes)}`,
    end: (time: string) => `${time}ごろ終了の見込み`,
    untimed: (count: number) => `所要時間が未記入 ${count}件`,
  },
  empty: {
    title: 'まだ議題がありません',
    member: '下の「協議」「報告」「その他」から議題を加えてください。どの団体からでも加えられます。',
    reader: '議題が加えられると、ここに表示されます。',
  },
  field: {
    kind: '種別',
    title: '議題名',
    presenter: '説明者',
    minutes: '所要',
    minutesUnit: '分',
    proposedBy: '提案団体',
  },
  titlePlaceholder: '例：専門職の共同確保について',
  presenterPlaceholder: '例：事務局',
  titleLeft: (count: number) => `あと${count}文字入れられます。`,
  titleTooLong: (count: number) =>
    `議題名は${agendaLimits.titleLengthMax}文字までです。${count}文字減らしてください。`,
  presenterTooLong: (count: number) =>
    `説明者は${agendaLimits.presenterLengthMax}文字までです。${count}文字減らしてください。`,
  minutesInvalid: `0から${agendaLimits.minutesMax}までの数字で入れてください。`,
  noProposer: '未記入',
  chooseProposers: '提案団体を選ぶ',
  closeProposers: '選び終わる',
  unknownOrganisation: '構成団体でない団体',
  rowLabel: (number: string, title: string) => `${number} ${title}`,
  act: {
    add: { report: '報告', deliberation: '協議', other: 'その他' },
    addLabel: (kind: AgendaKind) => `${itemWord[kind]}を加える`,
    addPrompt: '議題を加える',
    up: (title: string) => `「${title}」を上へ移す`,
    down: (title: string) => `「${title}」を下へ移す`,
    drag: (title: string) => `「${title}」をつかんで並べ替える`,
    remove: (title: string) => `「${title}」を削除`,
    undo: '元に戻す',
    redo: 'やり直す',
    restore: 'もう一度加える',
    dismiss: '閉じる',
  },
  said: {
    added: (kind: AgendaKind) => `${itemWord[kind]}を加えました。議題名を入れてください。`,
    moved: (title: string, number: string) => `「${title}」を${number}に移しました。`,
    atTop: 'この種別の先頭です。別の種別に移すときは、種別を変えてください。',
    atBottom: 'この種別の最後です。別の種別に移すときは、種別を変えてください。',
    removed: (title: string) => `「${title}」を削除しました。「元に戻す」で戻せます。`,
    undone: '直前の操作を元に戻しました。',
    redone: '元に戻した操作をやり直しました。',
    nothingToUndo: '元に戻す操作はありません。',
    nothingToRedo: 'やり直す操作はありません。',
    full: `議題は${agendaLimits.itemsMax}件までです。不要な議題を削除してから加えてください。`,
  },
  taken: (title: string) => `書いていた「${title}」は、ほかの人が削除しました。`,
  drag: {
    roleDescription: '並べ替えのつまみ',
    instructions:
      'スペースキーかエンターキーでつかみ、上下の矢印キーで動かし、もう一度押すと置きます。エスケープキーでやめます。隣の「上へ移す」「下へ移す」のボタンでも並べ替えられます。',
    picked: (title: string) => `「${title}」をつかみました。上下の矢印キーで動かしてください。`,
    over: (title: string, target: string) => `「${title}」は${target}の位置にあります。`,
    dropped: (title: string) => `「${title}」を置きました。`,
    cancelled: (title: string) => `「${title}」の移動をやめました。元の位置のままです。`,
  },
  peer: {
    here: (name: string) => `${name} 入力中`,
    more: (count: number) => `ほか${count}`,
  },
  sheet: {
    proposedBy: (names: string) => `【提案：${names}】`,
    by: (presenter: string, minutes: number) =>
      `（${[presenter, minutes > 0 ? `${minutes}分` : ''].filter((part) => part !== '').join('・')}）`,
  },
} as const

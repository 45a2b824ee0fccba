import type { DeskGroup, DeskItemKind } from '../../shared/desk/item'

export const deskText = {
  title: 'きょうの宿題',
  lead: (seat: string) => `${seat}を待っている仕事を、期限の順に並べています。`,
  groups: { answer: '回答', check: '確認', meeting: '会議', work: '作業' } satisfies Record<
    DeskGroup,
    string
  >,
  counted: (group: string, count: number, minutes: number) =>
    minutes > 0 ? `${group} ${count}件（約${minutes}分）` : `${group} ${count}件`,
  between: '・',
  undo: '取り消す',
  undone: '取り消しました。',
  list: '待っている仕事',
  forums: 'あなたの会議体',
  forumsNone: 'この席の団体が加わる会議体はありません。',
  forumsLead: '会議の予定、構成団体、提案はここから開けます。',
  secretariat: '事務局',
  openForum: (name: string) => `${name}を開く`,
  board: '提案ボード',
  propose: '提案する',
  due: '期限',
  today: 'きょう',
  tomorrow: 'あす',
  inDays: (days: number) => `あと${days}日`,
  late: (days: number) => `${days}日超過`,
  noDue: '期限なし',
  since: 'から',
  emptyTitle: '待っている仕事はありません',
  emptyMember:
    '会議が近づいたときや、宿題・差戻しがあるときに、ここに出ます。困りごとや連携したいことがあれば、提案ボードから下書きを始められます。下書きは自分の団体だけに見えます。',
  emptySecretariat:
    '会議が近づいたときや、提案が届いたときに、ここに出ます。次の会議は、会議体のページの「会議を作る」から用意できます。',
  emptyPrefecture:
    '事務局が議事録を確定すると、ここに出ます。これまでに確認した記録は「県レビュー」から読めます。',
  emptyAdministrator:
    '団体の席（職）をつくって招待を送ると、その席の人がサインインできるようになります。「管理」から始めてください。',
  toRegions: '圏域を見る',
  toRecords: '県レビューを開く',
  toAdmin: '管理を開く',
  // The sentence is the obvious thing to do: the button says it, the label says what the thing is.
  kinds: {
    rsvp: { label: '出欠', act: 'ほかの回答をする' },
    written: { label: '書面の回答', act: '議題に回答する' },
    round: { label: '議事録の確認', act: '議事録を読む・修正を頼む' },
    corrections: { label: '修正依頼', act: '採否を答える' },
    correction_draft: { label: '修正依頼の下書き', act: '送るか破棄する' },
    date_poll: { label: '日程調整', act: '日ごとに回答する' },
    agenda_call: { label: '議題の募集', act: '議題を加える' },
    interest_match: { label: '同じ関心', act: '関心を開く' },
    handover: { label: '引継ぎ', act: '引継ぎを読む' },
    leaving: { label: '席の交代', act: '引継ぎを書く' },
    poll_to_settle: { label: '日程の決定', act: '日程を決める' },
    cadence: { label: '開催間隔', act: '次回の案を見る' },
    meeting: { label: '会議', act: '次第を開く' },
    action: { label: '宿題', act: '会議の記録を開く' },
    job: { label: 'しごと', act: 'しごと帳を開く' },
    returned: { label: '差戻し', act: '直して出し直す' },
    receive: { label: '提案の受理', act: '提案を確かめる' },
    summary: { label: '会議結果概要', act: '概要を確定する' },
    confirm: { label: '議事録の確定', act: '議事録を確かめる' },
    review: { label: '記録の確認', act: '記録を読む' },
    seat: { label: '空いている席', act: '招待を送る' },
    draft: { label: '下書き', act: '続きを書く' },
  } satisfies Record<DeskItemKind, { label: string; act: string }>,
} as const

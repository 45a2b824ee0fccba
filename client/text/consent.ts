import { daysBetween, wareki, warekiShort } from '../../shared/calendar'
import type { Outlook } from '../../shared/consent/earliest'

export const consentText = {
  title: '同意手続',
  lead: '全団体の同意が要る規約の変更や、1対1で結ぶ協定について、どの団体がどこまで進んだかを並べます。',
  open: '同意手続を始める',
  openLead: '始めると、当事者の団体に知らせが届きます。始めた日の構成団体を記録に残します。',
  opened: '同意手続を始めました。',
  none: '同意手続はまだありません。',
  noneOfProposal: 'この提案の同意手続はまだありません。',
  noneHint: '規約の変更、形成協定、事務の委託などに進むときに、事務局がここから始めます。',
  list: '同意手続の一覧',
  procedure: '手続',
  progress: '進み具合',
  progressAll: (through: number, asked: number) => `${asked}団体中${through}団体が済み`,
  progressPairs: (agreed: number, all: number) => `${all}組中${agreed}組が成立`,
  obstacles: (count: number) => `支障 ${count}団体`,
  ownNext: (stage: string) => `あなたの団体：次は${stage}`,
  earliest: '最短成立日',
  template: '手続の種類',
  templateHint: '手続ごとに、根拠の法令と段階が決まっています。',
  source: '出典',
  name: '件名',
  nameHint: '例：除雪作業の共同処理を加える規約変更',
  readyOn: '案のそろう日',
  readyOnHint: '議会に出せる形の案が全団体にそろう日です。',
  targetOn: '成立させたい日',
  targetOnHint: '入力すると、この日から逆算した期限が出ます。',
  leadDays: '議案の準備（日）',
  days: (days: number) => `${days}日`,
  leadTime: '議案の準備',
  prefectureTime: '県の手続の見込み',
  leadDaysHint: '首長の了解から議会に提案できるまでの日数です。',
  prefectureDays: '県の手続（日）',
  prefectureDaysHint: '許可の申請から許可までの見込みです。県に確かめて入力してください。',
  parties: '当事者の団体',
  partiesHint: '全団体を選ぶと、後から会議体に加わった団体も「未」で加わります。',
  partiesAll: '法令により、構成団体のすべてが当事者です。',
  centrals: '各団体と結ぶ側',
  centralsHint: '中心市など、ほかの団体と1対1で結ぶ団体を選んでください。',
  changePlan: '日程を変える',
  planSaved: '日程を変えました。',
  save: '保存する',
  own: 'あなたの団体の手続',
  ownDone: 'あなたの団体の段階はすべて済んでいます。',
  next: (stage: string) => `次の段階：${stage}`,
  latestFor: (day: string) => `${day}までに済めば、成立させたい日に間に合います。`,
  doneOn: '済んだ日',
  docNumber: '文書番号・議決番号',
  finish: (stage: string) => `${stage}を済みにする`,
  finished: (stage: string) => `「${stage}」を済みにしました。`,
  other: '予定・支障を入力する',
  mark: '入力する',
  rowOf: (organisation: string) => `${organisation}の状況を`,
  markTitle: (organisation: string) => `${organisation}の状況`,
  markWhole: (stage: string) => `「${stage}」の状況`,
  stage: '段階',
  state: '状況',
  states: { done: '済', planned: '予定', obstacle: '支障', none: '未（取り消す）' },
  plannedOn: '予定の日',
  reason: '理由・メモ',
  reasonOfObstacle: '支障の理由',
  reasonHint: '前の段階が済んでいないときや、順番が前後するときは、理由を書いてください。',
  channel: '受付の方法',
  channelLead: (organisation: string) =>
    `${organisation}から聞いたことを入力します（代行入力）。${organisation}が確認するまで印が付きます。`,
  saved: '入力しました。',
  confirmed: '代行入力の内容を確認しました。',
  table: '同意表',
  legend: '＊は代行入力・未確認',
  organisation: '団体',
  note: '支障・メモ',
  acts: '操作',
  central: '中心',
  joined: '途中で加入',
  left: '離脱',
  critical: '決め手の団体',
  key: '決め手',
  unknownSession: '会期未登録',
  openByObstacle: '未定（支障）',
  notAsked: '―',
  inSession: (name: string, from: string, to: string) => `${name}（${from}～${to}）`,
  asOf: (day: string) => `${day}現在`,
  pairs: '組ごとの成立',
  pair: '組',
  pairOf: (central: string, partner: string) => `${central}と${partner}`,
  pairsCount: (agreed: number, all: number) => `${all}組中${agreed}組が成立しています。`,
  backward: '逆算',
  agreedBy: (day: string) => `全団体の同意がそろう期限は${day}です。`,
  readyBy: (day: string) => `提案書の提出期限は${day}です。`,
  readyByUnknown: '会期が登録されていない団体があるため、提案書の提出期限は計算できません。',
  tooLate: '案のそろう日が、この期限より後です。日程か成立させたい日を見直してください。',
  latestOn: (day: string) => `期限 ${day}`,
  registerSessions: '議会会期を登録する',
  whole: '県の手続',
  log: 'これまでの入力',
  by: '入力した人',
  logCount: (count: number) => `これまでの入力 ${count}件`,
  print: '印刷する',
  end: '手続を終える',
  endTitle: '同意手続を終える',
  endLead: '終えると、もう入力はできません。これまでの入力は読めます。',
  endAs: '結果',
  agreed: '成立',
  givenUp: '取りやめ',
  openState: '進行中',
  endReason: '理由',
  endReasonHint: '全団体（全組）の成立のときは空欄で構いません。',
  endDone: '同意手続を終えました。',
  endedOn: (day: string, end: string) => `${day}に${end}`,
  forProposal: 'もとの提案',
} as const

/** The one sentence above the table: when it can be agreed, and who decides that. */
export function outlookSentence(outlook: Outlook, critical: readonly string[], asOf: string): string {
  const names = critical.join('、')
  switch (outlook.kind) {
    case 'obstacle':
      return `最短成立日は未定です。${names}に支障があります。`
    case 'no_session':
      return names === ''
        ? '最短成立日は計算できません。当事者の団体がありません。'
        : `最短成立日は計算できません。${names}の議会会期が登録されていません（会期未登録）。`
    case 'day':
      if (outlook.isDone) return `${wareki(outlook.day)}に成立しました。`
      return `最短成立日は${wareki(outlook.day)}（あと${Math.max(0, daysBetween(asOf, outlook.day))}日）です。${
        names === '' ? '県の手続が残っています。' : `この日を決めているのは${names}です。`
      }`
  }
}

/** A day, or why there is none; short as a cell of 同意表 needs it, where it is not told otherwise. */
export function outlookWord(outlook: Outlook, told: (day: string) => string = warekiShort): string {
  switch (outlook.kind) {
    case 'obstacle':
      return consentText.openByObstacle
    case 'no_session':
      return consentText.unknownSession
    case 'day':
      return told(outlook.day)
  }
}

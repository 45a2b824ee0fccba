export const themesText = {
  title: 'テーマ連携',
  lead: '一つのテーマのために、圏域や県をまたいで集まる会議体です。会議・提案・照会など、同じ道具を使えます。',
  found: 'テーマ連携をつくる',
  none: 'この会議体から始まったテーマ連携は、まだありません。',
  membersAre: (names: readonly string[]) =>
    names.length > 6 ? `${names.slice(0, 6).join('、')}など${names.length}団体` : names.join('、'),
  parents: '親の会議体',
  fromProposal: (number: string | null, title: string) => `もとの提案：${number ?? ''}「${title}」`,

  newTitle: 'テーマ連携をつくる',
  newLead: (body: string) =>
    `${body}から始める、圏域や県をまたぐ会議体です。加わる団体は、どの圏域・どの県からでも選べます。`,
  governs:
    'つくった後は、ここで選ぶ事務局の席が、構成団体や設定を変えます。親の会議体の事務局は、構成団体でなければ中を見ません。親の会議体のページと圏域の一覧には、いつも「テーマ連携」として出ます。',
  proposal: (number: string | null, title: string) => `${number ?? ''}「${title}」から始めます。`,
  proposalHint: '発案団体と、「参加」「条件付きで参加」と答えた団体を、はじめから選んであります。',
  name: '名称',
  nameHint: '例：デマンド交通テーマ連携',
  members: '加わる団体',
  membersHint: '建制順に並びます。県は「県」として、ほかは対等な構成団体として加わります。',
  chosen: (count: number) => `${count}団体を選んでいます`,
  search: '団体を探す',
  searchHint: '団体名・圏域・県名の一部で絞ります。',
  noneFound:
    '当てはまる団体がありません。県外などで一覧にない団体は、下の「一覧にない団体を加える」から登録できます。',
  own: (body: string) => `${body}の団体`,
  other: 'その他',
  group: (label: string, chosen: number, count: number) =>
    chosen > 0 ? `${label}（${count}団体のうち${chosen}団体を選択中）` : `${label}（${count}団体）`,
  joins: '参加',
  conditional: '条件付き',
  parentsLabel: 'ほかの親の会議体',
  parentsHint: 'ここで選んだ会議体のページにも、テーマ連携として出ます。',
  secretariat: '事務局の席',
  secretariatHint:
    '選んだ団体と、親の会議体の事務局の団体の席です。会議や提案の受付をする席を1つ以上選びます。',
  secretariatNone: '選べる席がありません。加わる団体の席がまだないときは、管理者が「管理」で席をつくります。',
  startsOn: '発足の日',
  rulesHint: '約束と様式は、この会議体の設定を写して始めます。',
  create: 'つくる',
  created: (name: string) => `${name}をつくりました。`,

  add: '一覧にない団体を加える',
  addTitle: '一覧にない団体を加える',
  addLead: '県外の市町村など、この円卓にまだない団体を、全国地方公共団体コードで登録します。',
  code: '全国地方公共団体コード',
  codeHint: '検査数字まで6桁です。例：新潟県津南町は154822',
  addName: '団体名',
  addNameHint: '例：津南町',
  kind: '種類',
  addDo: '登録する',
  added: (name: string) => `${name}を登録しました。`,
} as const

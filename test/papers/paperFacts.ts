import type { PaperFacts, RosterRow } from '../../server/papers/papers/PaperFacts'
import { recordRoster } from '../../server/papers/roster'
import { defaultRules, type ForumRules } from '../../shared/forums/rules'
import type { MinutesRecord, Named, RecordAttendee } from '../../shared/minutes/record'
import { run } from '../meetings/meetingWorld'

/** A body as 北信 has it, and what one of its meetings came to: everything a paper can show, and names that are hard to set. */
export const organisation = (id: string, name: string): Named => ({ id, name })
export const nakano = organisation('nakano', '中野市')
export const iiyama = organisation('iiyama', '飯山市')
export const yamanouchi = organisation('yamanouchi', '山ノ内町')
export const kijimadaira = organisation('kijimadaira', '木島平村')
export const nozawa = organisation('nozawa', '野沢温泉村')
export const sakae = organisation('sakae', '栄村')

export const item = (
  id: string,
  number: number,
  changes: Partial<MinutesRecord['agenda'][number]['items'][number]> = {},
): MinutesRecord['agenda'][number]['items'][number] => ({
  id,
  numberInSection: `(${number})`,
  number: `５(${number})`,
  title: '専門職（土木）の共同確保について',
  presenter: '木島平村',
  minutes: 20,
  proposedBy: [kijimadaira, sakae],
  disclosure: 'open',
  closedReason: '',
  ...changes,
})

export const attendee = (
  from: Named,
  title: string,
  changes: Partial<RecordAttendee> = {},
): RecordAttendee => ({
  organisation: from,
  division: '企画財政課',
  title,
  name: '',
  category: 'member',
  proxyFor: '',
  isOnline: false,
  arrivedAt: null,
  leftAt: null,
  ...changes,
})

export const record = (changes: Partial<MinutesRecord> = {}): MinutesRecord => ({
  format: 'entaku-minutes-2',
  forum: { id: 'hokushin', name: '北信地域定住自立圏' },
  meeting: {
    id: 'm1',
    name: '令和8年度 第2回 北信地域定住自立圏 推進協議会幹事会',
    fiscalYear: 2026,
    number: 2,
    startsAt: '2026-09-18T13:30:00+09:00',
    place: '飯山市役所 第3委員会室',
    mode: 'hybrid',
  },
  members: [
    { ...nakano, role: 'central_city' },
    { ...iiyama, role: 'central_city' },
    { ...yamanouchi, role: 'partner_municipality' },
    { ...kijimadaira, role: 'partner_municipality' },
    { ...nozawa, role: 'partner_municipality' },
    { ...sakae, role: 'partner_municipality' },
    { id: 'hokushin-office', name: '北信地域振興局', role: 'observer' },
  ],
  agenda: [
    { kind: 'opening', number: '１', label: '開会', items: [] },
    { kind: 'greetings', number: '２', label: 'あいさつ', items: [] },
    { kind: 'previousMinutes', number: '３', label: '前回議事録の確認', items: [] },
    {
      kind: 'report',
      number: '４',
      label: '報告事項',
      items: [
        item('r1', 1, {
          number: '４(1)',
          title: '令和7年度の実績について',
          presenter: '事務局',
          minutes: 10,
          proposedBy: [],
        }),
      ],
    },
    {
      kind: 'deliberation',
      number: '５',
      label: '協議事項',
      items: [
        item('d1', 1),
        item('d2', 2, {
          title: 'デマンド交通の相互乗入れについて',
          presenter: '山ノ内町',
          proposedBy: [yamanouchi],
        }),
        item('d3', 3, {
          title: '職員の人事交流について',
          presenter: '中野市',
          minutes: 15,
          proposedBy: [nakano],
          disclosure: 'closed',
          closedReason: '人事に関する情報',
        }),
      ],
    },
    { kind: 'other', number: '６', label: 'その他', items: [] },
    { kind: 'closing', number: '７', label: '閉会', items: [] },
  ],
  attendance: {
    attendees: [
      attendee(nakano, '政策情報課長', { division: '総務部', name: '髙橋 𠮷郎' }),
      attendee(iiyama, '企画財政課長', { name: '山﨑 花子' }),
      attendee(yamanouchi, '総務課長', { division: '総務課', name: '渡邉 一', arrivedAt: '14:10' }),
      attendee(kijimadaira, '庶務係長', {
        division: '総務課',
        name: '齋藤 次郎',
        category: 'proxy',
        proxyFor: '総務課長',
      }),
      attendee(nozawa, '総務課長', { division: '総務課', name: '富井 三郎', leftAt: '15:00' }),
      attendee(sakae, '企画課長', { division: '企画課', name: '島田 四郎', isOnline: true }),
      attendee(iiyama, '企画係長', { name: '小林 五月', category: 'secretariat' }),
    ],
    absent: [],
    observerCount: 0,
    quorum: { present: 6, total: 6, isMet: true },
  },
  materials: [
    {
      label: '資料1',
      title: '令和7年度 連携事業の実績',
      itemId: 'r1',
      disclosure: 'open',
      sha256: 'a'.repeat(64),
    },
    {
      label: '資料2',
      title: '専門職の共同確保 たたき台',
      itemId: 'd1',
      disclosure: 'open',
      sha256: 'b'.repeat(64),
    },
    { label: '資料3-1', title: '路線図', itemId: 'd2', disclosure: 'open', sha256: 'c'.repeat(64) },
    { label: '資料3-2', title: '運賃の比較', itemId: 'd2', disclosure: 'open', sha256: 'd'.repeat(64) },
    {
      label: '参考資料1',
      title: '共生ビジョン（抜粋）',
      itemId: null,
      disclosure: 'open',
      sha256: 'e'.repeat(64),
    },
  ],
  outcomes: [
    outcome('r1', 'noted'),
    { ...outcome('d1', 'continued'), note: '部会で試算' },
    { ...outcome('d2', 'agreed'), hasNoObjection: true },
    outcome('d3', 'amended'),
  ],
  blocks: [
    { type: 'agendaItem', itemId: 'd1', number: '５(1)', title: '専門職（土木）の共同確保について' },
    {
      type: 'speech',
      organisation: kijimadaira,
      speaker: '庶務係長',
      runs: [run('資料２により説明。技師が不在で道路台帳の更新が滞っている。')],
    },
    {
      type: 'speech',
      organisation: nakano,
      speaker: '政策情報課長',
      runs: [
        run(
          '受入れは可能。費用の按分を人口割とするか確認したい。受け入れる側の職員の負担もあるので、派遣の日数と業務の範囲をはじめに決めておくのがよいのではないか。',
        ),
      ],
    },
    { type: 'speech', organisation: null, speaker: '会長', runs: [run('週1日でも助かるという声がある。')] },
    { type: 'understanding', runs: [run('按分は利用時間割を基本に試算する。')] },
    {
      type: 'decision',
      number: 'R8-幹-07',
      runs: [run('次回までに部会で試算し、令和9年度予算に間に合うよう意向照会を行う。')],
    },
    {
      type: 'actionItem',
      number: 'R8-幹-宿08',
      owner: kijimadaira,
      dueOn: '2026-10-02',
      isDone: false,
      runs: [run('試算表の作成')],
    },
    { type: 'agendaItem', itemId: 'd2', number: '５(2)', title: 'デマンド交通の相互乗入れについて' },
    { type: 'heading', level: 2, runs: [run('運賃')] },
    {
      type: 'list',
      isOrdered: true,
      items: [
        [{ type: 'paragraph', runs: [run('距離制とする案')] }],
        [{ type: 'paragraph', runs: [run('均一制とする案')] }],
      ],
    },
    {
      type: 'list',
      isOrdered: false,
      items: [[{ type: 'paragraph', runs: [run('観光客の利用を別に数える。')] }]],
    },
    {
      type: 'paragraph',
      runs: [
        run('長い片仮名の語：'),
        run('コミュニティバスデマンドタクシーライドシェアモビリティアズアサービスプラットフォーム'.repeat(2)),
        { text: '強調', isBold: true },
      ],
    },
    { type: 'decision', number: 'R8-幹-08', runs: [run('令和9年4月から相互乗入れの実証を行う。')] },
  ],
  decisions: [
    {
      id: 'x1',
      number: 'R8-幹-07',
      itemId: 'd1',
      text: '次回までに部会で試算し、令和9年度予算に間に合うよう意向照会を行う。',
    },
    { id: 'x2', number: 'R8-幹-08', itemId: 'd2', text: '令和9年4月から相互乗入れの実証を行う。' },
  ],
  actionItems: [
    {
      id: 'y1',
      number: 'R8-幹-宿08',
      itemId: 'd1',
      text: '試算表の作成',
      owner: kijimadaira,
      dueOn: '2026-10-02',
      isDone: false,
    },
  ],
  course: [
    {
      version: '0.9',
      sentOn: '2026-09-25',
      dueOn: '2026-10-05',
      noObjection: [iiyama, yamanouchi, kijimadaira, nozawa],
      deemed: [sakae],
      unanswered: [],
      corrections: [{ organisation: nakano, state: 'adopted', reason: '発言の趣旨のとおり' }],
    },
  ],
  source: {
    agenda: { documentId: 'a', epoch: 0, seq: 10 },
    minutes: { documentId: 'm', epoch: 0, seq: 20 },
  },
  confirmation: { version: '1.0', at: '2026-10-09T10:00:00+09:00', by: '飯山市 企画財政課長' },
  errata: [],
  publication: null,
  ...changes,
})

function outcome(itemId: string, became: MinutesRecord['outcomes'][number]['outcome']) {
  return {
    itemId,
    outcome: became,
    hasNoObjection: false,
    note: '',
    decidedAt: '2026-09-18T14:30:00+09:00',
    present: [],
  }
}

/** 白川町's own rule: 余白 上25 下25 左30 右17, 11pt, so that 42字 stand in a line. */
export const shirakawa: ForumRules['papers'] = { ...defaultRules.papers, rightMm: 17 }

export function facts(
  of: MinutesRecord = record(),
  {
    papers = defaultRules.papers,
    roster = recordRoster(of),
    ...changes
  }: Partial<PaperFacts> & { papers?: ForumRules['papers'] } = {},
): PaperFacts {
  return {
    record: of,
    rules: { ...defaultRules, papers },
    isHeads: false,
    endsAt: Date.parse('2026-09-18T15:30:00+09:00'),
    endedAt: Date.parse('2026-09-18T15:05:00+09:00'),
    notice: {
      sentAt: Date.parse('2026-08-20T09:00:00+09:00'),
      number: '8北定第12号',
      answerBy: '2026-09-11',
    },
    addedItems: new Set(),
    roster,
    next: { startsAt: Date.parse('2027-02-10T13:30:00+09:00'), place: '中野市役所' },
    proof: of.confirmation
      ? { version: of.confirmation.version, sha256: '9f2c'.repeat(16), isWhole: true }
      : null,
    ...changes,
  }
}

/** The 名簿 of a body with fifteen members, and who comes with them. */
export const fifteen: RosterRow[] = Array.from({ length: 15 }, (_, index) => ({
  organisation: organisation(`o${index}`, `${'東西南北中上下大小新本奥里山川'[index] ?? ''}信州高原町`),
  division: '企画振興課',
  title: '企画振興課長',
  name: `髙橋 ${index + 1}郎`,
  kana: 'たかはし いちろう',
  category: 'member',
  status: 'present',
  proxyFor: '',
  isOnline: index % 5 === 0,
  arrivedAt: index === 3 ? '14:10' : null,
  leftAt: null,
  note: '',
}))

import type { MinutesRecord, RecordAgendaItem } from '../../shared/minutes/record'

const item = (id: string, number: string, changes: Partial<RecordAgendaItem> = {}): RecordAgendaItem => ({
  id,
  numberInSection: number,
  number: `３${number}`,
  title: `${id}の題`,
  presenter: `${id}の説明者`,
  minutes: 20,
  proposedBy: [{ id: 'sakae', name: '栄村' }],
  disclosure: 'open',
  closedReason: '',
  ...changes,
})
const plain = (text: string) => [{ text, isBold: false }]

/** A record with everything a record can hold: an open item, a closed one and an internal one. */
export function sampleRecord(): MinutesRecord {
  return {
    format: 'entaku-minutes-2',
    forum: { id: 'hokushin', name: '北信地域定住自立圏' },
    meeting: {
      id: 'm1',
      name: '令和8年度 第2回 幹事会',
      fiscalYear: 2026,
      number: 2,
      startsAt: '2026-11-24T13:30:00+09:00',
      place: '飯山市役所',
      mode: 'in_person',
    },
    members: [{ id: 'sakae', name: '栄村', role: 'partner_municipality' }],
    agenda: [
      {
        kind: 'deliberation',
        number: '３',
        label: '協議事項',
        items: [
          item('雪', '(1)'),
          item('秘', '(2)', { disclosure: 'closed', closedReason: '人事に関する情報' }),
          item('内', '(3)', { disclosure: 'internal' }),
        ],
      },
    ],
    attendance: {
      attendees: [
        {
          organisation: { id: 'sakae', name: '栄村' },
          division: '総務課',
          title: '課長',
          name: '山田 太郎',
          category: 'member',
          proxyFor: '',
          isOnline: false,
          arrivedAt: '14:10',
          leftAt: null,
        },
      ],
      absent: [],
      observerCount: 3,
      quorum: { present: 1, total: 1, isMet: true },
    },
    materials: [
      { label: '資料1', title: '雪の資料', itemId: '雪', disclosure: 'open', sha256: 'a1' },
      { label: '資料2', title: '秘の資料', itemId: '秘', disclosure: 'open', sha256: 'b2' },
    ],
    outcomes: [
      {
        itemId: '雪',
        outcome: 'agreed',
        hasNoObjection: true,
        note: '二台',
        decidedAt: '2026-11-24T14:20:00+09:00',
        present: [{ id: 'sakae', name: '栄村' }],
      },
      {
        itemId: '秘',
        outcome: 'continued',
        hasNoObjection: false,
        note: '秘の注記',
        decidedAt: '2026-11-24T14:40:00+09:00',
        present: [],
      },
    ],
    blocks: [
      { type: 'paragraph', runs: plain('開会した。') },
      { type: 'agendaItem', itemId: '雪', number: '３(1)', title: '雪の題' },
      {
        type: 'speech',
        organisation: { id: 'sakae', name: '栄村' },
        speaker: '総務課長',
        runs: [
          { text: '除雪車は', isBold: false },
          { text: '二台', isBold: true },
          { text: 'とする。', isBold: false },
        ],
      },
      {
        type: 'list',
        isOrdered: false,
        items: [[{ type: 'decision', number: 'R8-幹-01', runs: plain('二台を共同で買う。') }]],
      },
      { type: 'agendaItem', itemId: '秘', number: '３(2)', title: '秘の題' },
      {
        type: 'speech',
        organisation: { id: 'sakae', name: '栄村' },
        speaker: '秘の職',
        runs: plain('秘の発言。'),
      },
      { type: 'decision', number: 'R8-幹-02', runs: plain('秘の決定。') },
      {
        type: 'actionItem',
        number: 'R8-幹-宿01',
        owner: null,
        dueOn: null,
        isDone: false,
        runs: plain('秘の宿題。'),
      },
      { type: 'agendaItem', itemId: '内', number: '３(3)', title: '内の題' },
      { type: 'paragraph', runs: plain('内の話。') },
    ],
    decisions: [
      { id: 'd1', number: 'R8-幹-01', itemId: '雪', text: '二台を共同で買う。' },
      { id: 'd2', number: 'R8-幹-02', itemId: '秘', text: '秘の決定。' },
    ],
    actionItems: [
      {
        id: 'a1',
        number: 'R8-幹-宿01',
        itemId: '秘',
        text: '秘の宿題。',
        owner: null,
        dueOn: null,
        isDone: false,
      },
    ],
    course: [
      {
        version: '0.9',
        sentOn: '2026-11-25',
        dueOn: '2026-12-04',
        noObjection: [{ id: 'sakae', name: '栄村' }],
        deemed: [],
        unanswered: [],
        corrections: [{ organisation: { id: 'sakae', name: '栄村' }, state: 'rejected', reason: '秘の理由' }],
      },
    ],
    source: {
      agenda: { documentId: 'da', epoch: 0, seq: 3 },
      minutes: { documentId: 'dm', epoch: 0, seq: 5 },
    },
    confirmation: { version: '1.0', at: '2026-12-08T10:00:00+09:00', by: '飯山市 企画財政課長' },
    errata: [],
    publication: null,
  }
}

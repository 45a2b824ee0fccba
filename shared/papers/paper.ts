/** What a paper (書類) belongs to, and the papers each has, in the order they are listed. */
const kindsOf = {
  meetings: [
    'notice',
    'agenda',
    'attendees',
    'summary',
    'minutes',
    'published',
    'errata',
    'decisions',
    'actions',
  ],
  forums: ['decisions', 'actions', 'proposals', 'balance', 'evaluation'],
  proposals: ['proposal'],
  calls: ['answers'],
  consent: ['consents'],
} as const
export type PaperOwner = keyof typeof kindsOf
export type PaperKindOf<O extends PaperOwner> = (typeof kindsOf)[O][number]
export type PaperKind = PaperKindOf<PaperOwner>
export const papersOf: { readonly [O in PaperOwner]: readonly PaperKindOf<O>[] } = kindsOf

/** Stands for a body where a list is of all of them: no body is called so. */
export const allBodies = 'all'

export const paperLabel: Record<PaperKind, string> = {
  notice: '開催通知',
  agenda: '次第',
  attendees: '出席者名簿',
  summary: '会議結果概要',
  minutes: '議事録',
  published: '議事録（公開版）',
  errata: '正誤表',
  decisions: '決定事項一覧',
  actions: '宿題一覧',
  proposals: '提案一覧',
  balance: '発案統計',
  evaluation: '効果検証シート',
  proposal: '提案書',
  answers: '回答集計表',
  consents: '同意表',
}

const paperFormats = ['docx', 'pdf', 'xlsx', 'csv'] as const
export type PaperFormat = (typeof paperFormats)[number]

export const paperFormatLabel: Record<PaperFormat, string> = {
  docx: 'Word',
  pdf: 'PDF',
  xlsx: 'Excel',
  csv: 'CSV',
}

const printed: readonly PaperFormat[] = ['docx', 'pdf']
/** Lists go into other programs, too. */
export const formatsOf: Record<PaperKind, readonly PaperFormat[]> = {
  notice: printed,
  agenda: printed,
  attendees: paperFormats,
  summary: printed,
  minutes: printed,
  published: printed,
  errata: printed,
  decisions: paperFormats,
  actions: paperFormats,
  proposals: paperFormats,
  balance: paperFormats,
  evaluation: paperFormats,
  proposal: printed,
  answers: paperFormats,
  consents: paperFormats,
}

/** The registers, which are papers of a meeting as well as of a whole body. */
export type RegisterPaperKind = 'decisions' | 'actions'

/** agenda.docx → the paper and the format; undefined where there is no such file. */
export function parsePaperFile<K extends PaperKind>(
  file: string,
  kinds: readonly K[],
): { kind: K; format: PaperFormat } | undefined {
  const [name, ending, ...rest] = file.split('.')
  const kind = kinds.find((each) => each === name)
  const format = kind && formatsOf[kind].find((each) => each === ending)
  return kind && format && rest.length === 0 ? { kind, format } : undefined
}

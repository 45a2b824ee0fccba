/** The papers (書類) of a meeting, and as which files each can be had. */
export const paperKinds = [
  'notice',
  'agenda',
  'attendees',
  'summary',
  'minutes',
  'published',
  'errata',
  'decisions',
  'actions',
] as const
export type PaperKind = (typeof paperKinds)[number]

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
}

/** The registers of a whole body as papers. */
export const registerPaperKinds = ['decisions', 'actions'] as const satisfies readonly PaperKind[]
export type RegisterPaperKind = (typeof registerPaperKinds)[number]

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

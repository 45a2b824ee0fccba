/** The kinds of file a meeting takes: what an office opens, and nothing that runs. */
export const materialFormats = {
  pdf: { mediaType: 'application/pdf', label: 'PDF' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: 'Word',
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', label: 'Excel' },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    label: 'PowerPoint',
  },
  jtd: { mediaType: 'application/x-js-taro', label: '一太郎' },
  png: { mediaType: 'image/png', label: '画像' },
  jpg: { mediaType: 'image/jpeg', label: '画像' },
  jpeg: { mediaType: 'image/jpeg', label: '画像' },
  csv: { mediaType: 'text/csv', label: 'CSV' },
  txt: { mediaType: 'text/plain', label: 'テキスト' },
} as const
export type MaterialFormat = keyof typeof materialFormats

/** For the file dialog. */
export const acceptedFiles = Object.keys(materialFormats)
  .map((extension) => `.${extension}`)
  .join(',')

const extensionOf = (fileName: string): string =>
  /\.([^.]+)$/.exec(fileName)?.[1]?.normalize('NFKC').toLowerCase() ?? ''

// The keys of the table are its formats.
export const formatOf = (fileName: string): MaterialFormat | undefined =>
  (Object.keys(materialFormats) as MaterialFormat[]).find((format) => format === extensionOf(fileName))

/** Why a file is not taken by its name, and what to do instead; undefined where the name is fine. */
export function refusedByName(fileName: string): string | undefined {
  const extension = extensionOf(fileName)
  if (formatOf(fileName)) return undefined
  return (
    insteadOf[extension] ??
    `この種類のファイル（${extension || '拡張子なし'}）は資料にできません。${takenFormats}`
  )
}

const takenFormats =
  'PDF、Word（docx）、Excel（xlsx）、PowerPoint（pptx）、一太郎（jtd）、画像（png・jpg）、CSV、テキストのどれかにしてください。'
const macro = (as: string) =>
  `マクロを含む形式のファイルは資料にできません。Officeで「名前を付けて保存」を選び、マクロのない形式（${as}）かPDFで保存し直してください。`
const old = (as: string) =>
  `古い形式のファイルは、マクロの有無を確かめられないため資料にできません。Officeで開き、「名前を付けて保存」で ${as} かPDFにしてください。`
const archive =
  '圧縮ファイルは、中身を確かめられないため資料にできません。展開して、1つずつ加えてください。複数のファイルを一度に選べます。'

const insteadOf: Record<string, string | undefined> = {
  docm: macro('docx'),
  dotm: macro('docx'),
  xlsm: macro('xlsx'),
  xltm: macro('xlsx'),
  xlsb: macro('xlsx'),
  pptm: macro('pptx'),
  ppsm: macro('pptx'),
  doc: old('docx'),
  xls: old('xlsx'),
  ppt: old('pptx'),
  zip: archive,
  lzh: archive,
  '7z': archive,
  rar: archive,
}

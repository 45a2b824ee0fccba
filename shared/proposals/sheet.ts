import { wareki, warekiDateTime } from '../calendar'
import type { OriginKind } from './origin'
import { originKindLabel } from './origin'

/** The contents of a proposal, apart from its provenance: what is put back when a returned draft is withdrawn [P7]. */
export interface ProposalFields {
  title: string
  fieldId: string | null
  instrumentId: string | null
  need: string
  plan: string
  /** organisation ids in 建制順 */
  expectedParticipants: string[]
  /** plain text of the body document */
  body: string
}

export interface SubmittedSheet {
  number: string
  fields: ProposalFields
  fieldName: string
  instrumentName: string | null
  expectedParticipantNames: string[]
  /** 「木島平村（連携市町村）」 */
  originators: string[]
  originKind: OriginKind
  originNote: string
  firstRaisedOn: string
  submittedAt: number
  submittedBy: string
  /** 代行入力 in words, or null */
  enteredOnBehalf: string | null
}

/**
 * The 提案書 as text: exactly what the SHA-256 of a submission covers, provenance and words together [P4]. It holds only what every
 * store keeps byte for byte, and U+0000 is not among that.
 */
export function sheetText(sheet: SubmittedSheet): string {
  const lines: [string, string][] = [
    ['提案番号', sheet.number],
    ['件名', sheet.fields.title],
    ['発案団体', sheet.originators.join('、')],
    ['発案のきっかけ', withNote(originKindLabel[sheet.originKind], sheet.originNote)],
    ['初出日', wareki(sheet.firstRaisedOn)],
    ['提出日時', warekiDateTime(sheet.submittedAt)],
    ['提出者', sheet.submittedBy],
    ['代行入力', sheet.enteredOnBehalf ?? 'なし'],
    ['分野', sheet.fieldName],
    ['活用する仕組み', sheet.instrumentName ?? '未定'],
    ['困りごと', sheet.fields.need],
    ['やること', sheet.fields.plan],
    ['期待する参加団体', sheet.expectedParticipantNames.join('、') || '未定'],
    ['本文', sheet.fields.body || 'なし'],
  ]
  return `${lines.map(([name, value]) => `【${name}】\n${value}`).join('\n\n')}\n`.replaceAll('\0', '\uFFFD')
}

const withNote = (kind: string, note: string) => (note === '' ? kind : `${kind}（${note}）`)

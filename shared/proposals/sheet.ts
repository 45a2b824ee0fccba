import { wareki, warekiDateTime } from '../calendar'
import { type Benefit, benefitText } from './benefit'
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
  topicId: string | null
  benefits: Benefit[]
  costNote: string
  startWish: string
  prefectureWish: string
  /** plain text of the body document */
  body: string
}

/** What submissions of before these were asked for say of them: nothing. */
export const unasked: Pick<
  ProposalFields,
  'topicId' | 'benefits' | 'costNote' | 'startWish' | 'prefectureWish'
> = { topicId: null, benefits: [], costNote: '', startWish: '', prefectureWish: '' }

export interface SubmittedSheet {
  number: string
  fields: ProposalFields
  fieldName: string
  instrumentName: string | null
  expectedParticipantNames: string[]
  topicName: string | null
  /** 団体's name by its id */
  nameOf: (organisationId: string) => string
  /** 「木島平村（連携市町村）」 */
  originators: string[]
  originKind: OriginKind
  originNote: string
  /** what きっかけ points to, in words; null where it points to nothing */
  originOf: string | null
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
    ['きっかけの元', sheet.originOf ?? 'なし'],
    ['初出日', wareki(sheet.firstRaisedOn)],
    ['提出日時', warekiDateTime(sheet.submittedAt)],
    ['提出者', sheet.submittedBy],
    ['代行入力', sheet.enteredOnBehalf ?? 'なし'],
    ['分野', sheet.fieldName],
    ['事務', sheet.topicName ?? '未定'],
    ['活用する仕組み', sheet.instrumentName ?? '未定'],
    ['困りごと', sheet.fields.need],
    ['やること', sheet.fields.plan],
    ['期待する参加団体', sheet.expectedParticipantNames.join('、') || '未定'],
    ['団体別の得・手間', benefitLines(sheet)],
    ['お金', sheet.fields.costNote || '未定'],
    ['開始希望', sheet.fields.startWish || '未定'],
    ['県への期待', sheet.fields.prefectureWish || 'なし'],
    ['本文', sheet.fields.body || 'なし'],
  ]
  return `${lines.map(([name, value]) => `【${name}】\n${value}`).join('\n\n')}\n`.replaceAll('\0', '\uFFFD')
}

const withNote = (kind: string, note: string) => (note === '' ? kind : `${kind}（${note}）`)

const benefitLines = ({ fields, nameOf }: SubmittedSheet) =>
  fields.benefits.map((each) => benefitText(each, nameOf(each.organisationId))).join('\n') || '未定'

import type { ConsentStage } from './stage'

/**
 * A procedure (手続) by which 団体 agree, as the law has it. The articles are those of the 地方自治法 unless the text names
 * another source; a body that does it otherwise notes so in the procedure's title.
 */
export const consentTemplateIds = [
  'union_change',
  'union_minor_change',
  'partial_union_change',
  'formation_agreement',
  'cooperation_agreement',
  'council',
  'joint_organ',
  'entrustment',
  'alternative_execution',
  'understanding',
] as const
export type ConsentTemplateId = (typeof consentTemplateIds)[number]

export interface ConsentTemplate {
  label: string
  /** the law in words and its articles, printed where the procedure is */
  law: string
  source: string
  /** everybody together, or each partner with each central city (1対1) */
  isPairwise: boolean
  /** every member of the body has to be asked: the law leaves no choice */
  isWholeBody: boolean
  /** what each 団体 goes through */
  stages: readonly ConsentStage[]
  /** what follows once they agree: of the whole, or in a pairwise procedure of each partner */
  last: ConsentStage | null
  /** days between the head's word and a bill, unless the procedure says otherwise */
  leadDays: number
  /** days from the application to 県's answer, unless the procedure says otherwise */
  prefectureDays: number
}

const own = ['official_in_charge', 'section_chief', 'head'] as const
const decided = [...own, 'assembly_bill', 'assembly'] as const
/** Two weeks: the 招集 of a 市's assembly is announced seven days before (第101条第7項), and the bill is printed before that. */
const leadDays = 14
/** A month is a guess that every procedure can change: the standard period is each prefecture's own. */
const permissionDays = 30
const unanimous = { isPairwise: false, isWholeBody: false, leadDays, prefectureDays: 0 }
const byStatute = { ...unanimous, stages: decided, last: 'notification' } as const
const seen = '地方自治法（昭和22年法律第67号）、令和6年に施行されている条文'

export const consentTemplates: Record<ConsentTemplateId, ConsentTemplate> = {
  union_change: {
    ...unanimous,
    label: '広域連合の規約・事務の変更（許可）',
    law: '関係地方公共団体の協議で定め、知事の許可を受ける（第291条の3第1項）。協議には各議会の議決が要る（第291条の11）。',
    source: seen,
    isWholeBody: true,
    stages: decided,
    last: 'permission',
    prefectureDays: permissionDays,
  },
  union_minor_change: {
    ...byStatute,
    label: '広域連合の事務所の位置・経費の支弁方法だけの変更（届出）',
    law: '関係地方公共団体の協議で定め、直ちに知事に届け出る（第291条の3第3項）。協議には各議会の議決が要る（第291条の11）。',
    source: seen,
    isWholeBody: true,
  },
  partial_union_change: {
    ...unanimous,
    label: '一部事務組合の規約・事務の変更（許可）',
    law: '関係地方公共団体の協議で定め、知事の許可を受ける（第286条第1項）。協議には各議会の議決が要る（第290条）。',
    source: seen,
    isWholeBody: true,
    stages: decided,
    last: 'permission',
    prefectureDays: permissionDays,
  },
  formation_agreement: {
    ...unanimous,
    label: '定住自立圏形成協定の締結・変更',
    law: '中心市と1つの市町村が1対1で結び、両方の議会の議決が要る（地方自治法第96条第2項に基づく条例による）。',
    source: '定住自立圏構想推進要綱（平成20年12月26日 総行応第39号）',
    isPairwise: true,
    stages: decided,
    last: null,
  },
  cooperation_agreement: {
    ...byStatute,
    label: '連携協約の締結・変更',
    law: '1対1で協議して結び、告示して知事に届け出る（第252条の2）。協議には両方の議会の議決が要る（同条）。',
    source: seen,
    isPairwise: true,
  },
  council: {
    ...byStatute,
    label: '協議会の設置・変更',
    law: '協議で規約を定め、告示して知事に届け出る。協議には各議会の議決が要る。連絡調整だけの協議会は議決を要しない（第252条の2の2、第252条の6）。',
    source: seen,
  },
  joint_organ: {
    ...byStatute,
    label: '機関等の共同設置',
    law: '協議で規約を定め、告示して知事に届け出る。協議には各議会の議決が要る（第252条の7、第252条の2の2の準用）。',
    source: seen,
  },
  entrustment: {
    ...byStatute,
    label: '事務の委託',
    law: '協議で規約を定め、告示して知事に届け出る。協議には各議会の議決が要る（第252条の14、第252条の2の2の準用）。',
    source: seen,
  },
  alternative_execution: {
    ...byStatute,
    label: '事務の代替執行',
    law: '協議で規約を定め、告示して知事に届け出る。協議には各議会の議決が要る（第252条の16の2、第252条の2の2の準用）。',
    source: seen,
  },
  understanding: {
    ...unanimous,
    label: '議決を要しない申合せ',
    law: '首長の了解で足りる申合せ。議会の議決を要する内容には使えない。',
    source: '会議体の申合せ',
    stages: own,
    last: null,
    leadDays: 0,
  },
}

export const isConsentTemplate = (id: string): id is ConsentTemplateId =>
  consentTemplateIds.some((each) => each === id)

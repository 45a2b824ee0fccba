/** The stages of a 同意手続, in the order a text goes through them; what comes from 県 is last. */
export const consentStages = [
  'official_in_charge',
  'section_chief',
  'head',
  'assembly_bill',
  'assembly',
  'permission',
  'notification',
] as const
export type ConsentStage = (typeof consentStages)[number]

export const consentStageLabel: Record<ConsentStage, string> = {
  official_in_charge: '担当者',
  section_chief: '課長',
  head: '首長',
  assembly_bill: '議会提案',
  assembly: '議会議決',
  permission: '知事の許可',
  notification: '知事への届出',
}

export const isConsentStage = (stage: string): stage is ConsentStage =>
  consentStages.some((each) => each === stage)

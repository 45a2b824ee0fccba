/** 誰が得をするか and 手間 of one 団体, as far as it was written. */
export interface Benefit {
  organisationId: string
  gain: string
  /** 手間: hours a month; null where nobody said */
  hours: number | null
}

export const benefitGainMax = 200
/** 月の時間 of some ten people: more is a slip of the finger. */
export const benefitHoursMax = 2000

/** Only lines that say something are kept: 空欄可. */
export const writtenBenefits = (benefits: readonly Benefit[]): Benefit[] =>
  benefits.filter(({ gain, hours }) => gain !== '' || hours !== null)

/** 「中野市：乗客が増える（手間 月3時間）」 */
export function benefitText({ gain, hours }: Pick<Benefit, 'gain' | 'hours'>, name: string): string {
  const effort = hours === null ? '' : `手間 月${hours}時間`
  if (gain === '') return `${name}：${effort}`
  return effort === '' ? `${name}：${gain}` : `${name}：${gain}（${effort}）`
}

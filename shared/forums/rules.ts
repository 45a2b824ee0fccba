import * as v from 'valibot'

/**
 * What a body (会議体) has agreed on about its own meetings and papers. Every 首長会議, 幹事会 and 部会 has rules of its own;
 * a body that never said anything has `defaultRules`. Kept as JSON, one row per change, so additive changes only.
 */
const lengthMm = (name: string, min: number, max: number) => {
  const message = `${name}は${min}～${max}mmの整数で入力してください。`
  return v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message))
}
const whole = (message: string, min: number, max: number) =>
  v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message))
const seatId = v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(64)))

/** Who makes the minutes final (確定): the secretariat, the chair (議長), or the chair and a member the meeting named (指名委員). */
export const confirmers = ['secretariat', 'chair', 'chair_and_named'] as const
/** How many members must be there (定足数). */
export const quorumRules = ['none', 'majority', 'two_thirds', 'all'] as const
/** Whether silence after the due date counts (みなし確認). It is never shown as 異議なし. */
export const silenceRules = ['stays_open', 'deemed_confirmed'] as const
/** 要点筆記 names organisations; the other style adds the 職. */
export const minutesStyles = ['organisation', 'organisation_and_title'] as const

/** What is kept may be older than a rule, and a section: whatever it does not name has its default. */
export const ForumRules = v.object({
  cadence: v.optional(
    v.object({
      /** 年n回; 0: no promise */
      perFiscalYear: v.optional(whole('回数は0～24の整数で入力してください。', 0, 24), 0),
      /** the longest stretch between two meetings in days; null: no promise */
      longestGapDays: v.optional(v.nullable(whole('間隔は1～730日で入力してください。', 1, 730)), null),
      /** months 1–12 in which no meeting is proposed (議会月) */
      avoidMonths: v.optional(v.array(whole('月は1～12で入力してください。', 1, 12)), []),
      /** 書面開催 counts as a meeting */
      doesWrittenCount: v.optional(v.boolean(), false),
    }),
    {},
  ),
  quorum: v.optional(
    v.object({
      rule: v.optional(v.picklist(quorumRules), 'majority'),
      /** a deputy (代理) makes their organisation present */
      doesProxyCount: v.optional(v.boolean(), true),
    }),
    {},
  ),
  minutes: v.optional(
    v.object({
      style: v.optional(v.picklist(minutesStyles), 'organisation'),
      confirmedBy: v.optional(v.picklist(confirmers), 'secretariat'),
      /** the seat (職) of the chair (議長・会長), and of the member named to confirm with it (指名委員) */
      chairSeatId: v.optional(seatId, null),
      namedSeatId: v.optional(seatId, null),
      /** 確定 only after a 確認ラウンド */
      requiresRound: v.optional(v.boolean(), false),
      silence: v.optional(v.picklist(silenceRules), 'stays_open'),
      /** how long the members have to answer, in days */
      answerDays: v.optional(whole('回答期間は1～60日で入力してください。', 1, 60), 10),
      /** 会議結果概要 within so many days after the meeting, 議事録 within so many */
      summaryDays: v.optional(whole('概要の期限は0～30日で入力してください。', 0, 30), 2),
      minutesDays: v.optional(whole('議事録の期限は1～180日で入力してください。', 1, 180), 30),
    }),
    {},
  ),
  papers: v.optional(
    v.object({
      /** stands in decision numbers, R8-幹-07; empty: made from the kind of body */
      abbreviation: v.optional(
        v.pipe(v.string(), v.trim(), v.maxLength(4, '略称は4字以内にしてください。')),
        '',
      ),
      topMm: v.optional(lengthMm('上の余白', 10, 50), 25),
      bottomMm: v.optional(lengthMm('下の余白', 10, 50), 25),
      leftMm: v.optional(lengthMm('左の余白', 10, 50), 30),
      rightMm: v.optional(lengthMm('右の余白', 10, 50), 20),
      fontSizePt: v.optional(v.picklist([10.5, 11, 12]), 11),
      typeface: v.optional(v.picklist(['mincho', 'gothic']), 'mincho'),
      /** the centre cities stand before the others; otherwise all in 建制順 */
      isCentralCityFirst: v.optional(v.boolean(), false),
      /** 発信者名 of 開催通知, 北信地域定住自立圏推進協議会 会長; empty: the secretariat */
      sender: v.optional(
        v.pipe(v.string(), v.trim(), v.maxLength(100, '発信者名は100字以内にしてください。')),
        '',
      ),
      /** 連絡先: lines as they are printed */
      contact: v.optional(
        v.pipe(v.string(), v.trim(), v.maxLength(300, '連絡先は300字以内にしてください。')),
        '',
      ),
    }),
    {},
  ),
  calls: v.optional(
    v.object({
      /** members see each other's answers to a 照会 from the first day on, and not only after the due day */
      areAnswersOpen: v.optional(v.boolean(), false),
      /** how long the members have to answer a 照会, in days */
      answerDays: v.optional(whole('照会の回答期間は1～120日で入力してください。', 1, 120), 21),
    }),
    {},
  ),
})
export type ForumRules = v.InferOutput<typeof ForumRules>

export const defaultRules: ForumRules = v.parse(ForumRules, {})

/** The rules in a row's JSON, in the words of this build. */
export const parseRules = (json: string): ForumRules => v.parse(ForumRules, JSON.parse(json))

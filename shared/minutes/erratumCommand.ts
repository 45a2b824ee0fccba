import * as v from 'valibot'

const text = (max: number) => v.pipe(v.string(), v.maxLength(max, `${max}字以内にしてください。`))

/** A 正誤 as it is prepared: `requestedBy` is the organisation that asked for the line (申出団体). */
export const erratumDraftCommand = v.object({
  rows: v.pipe(
    v.array(
      v.object({
        section: v.pipe(v.string('箇所を選んでください。'), v.minLength(1, '箇所を選んでください。')),
        wrong: v.pipe(text(2_000), v.minLength(1, '誤りの文を入力してください。')),
        right: text(2_000),
        reason: v.pipe(text(300), v.trim()),
        requestedBy: v.nullable(v.string()),
      }),
    ),
    v.minLength(1, '正誤を1行以上入力してください。'),
    v.maxLength(100, '一度の正誤は100行までです。'),
  ),
  reason: v.pipe(text(300), v.trim(), v.minLength(1, '正誤の理由を入力してください。')),
})
export type ErratumDraft = v.InferOutput<typeof erratumDraftCommand>

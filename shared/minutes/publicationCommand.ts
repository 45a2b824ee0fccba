import * as v from 'valibot'
import { idempotencyKey, previewed } from '../commandParts'

const line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max, `${max}字以内にしてください。`))
const reason = v.pipe(line(200), v.minLength(1, '非公開の理由を書いてください。'))

/** What is taken out of a 公開版; PublicationChoices of shared/minutes/redact.ts. */
const choices = v.object({
  sections: v.pipe(v.array(v.object({ section: v.string(), reason })), v.maxLength(400)),
  titles: v.pipe(v.array(v.string()), v.maxLength(400)),
  passages: v.pipe(
    v.array(
      v.object({
        text: v.pipe(
          v.string(),
          v.trim(),
          // One character alone is in every other sentence.
          v.minLength(2, '非公開にする語句は2字以上にしてください。'),
          v.maxLength(1_000, '非公開にする語句は1,000字以内にしてください。'),
        ),
        reason,
      }),
    ),
    v.maxLength(100),
  ),
  speakers: v.picklist(['organisation', 'as_filed'], '発言者の示し方を選んでください。'),
})
export const previewPublicationCommand = v.object({ choices })
export const publishCommand = v.object({
  choices,
  previewed: previewed('公開'),
  idempotencyKey,
})
export type Publish = v.InferOutput<typeof publishCommand>

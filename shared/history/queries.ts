import * as v from 'valibot'

const seq = v.pipe(
  v.string('経過の番号がありません。画面を再読み込みしてください。'),
  v.regex(/^\d{1,15}$/, '経過の番号を読み取れません。画面を再読み込みしてください。'),
  v.transform(Number),
)

/** One page of sessions, those before a row, or the newest. */
export const sessionsQuery = v.object({ before: v.optional(seq) })

/** The document as it was after row `to`, with what changed since row `from`; 0 is before the first. */
export const changeQuery = v.pipe(
  v.object({ from: seq, to: seq }),
  v.check(({ from, to }) => from <= to, '比べる時点は、表示する時点より前を選んでください。'),
)

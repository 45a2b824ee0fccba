import * as v from 'valibot'

/** As a person counts them: 𠮷 is one character, though two units of UTF-16. */
const countOf = (value: string) => [...value].length

export const text = (name: string, max: number) =>
  v.pipe(
    v.string(`${name}を文字で入力してください。`),
    v.trim(),
    v.check(
      (value) => countOf(value) <= max,
      (issue) => `${name}は${max}字以内で書いてください（いまは${countOf(issue.input)}字です）。`,
    ),
  )

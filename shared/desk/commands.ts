import * as v from 'valibot'

/** 引継ぎ: what the holder of a seat leaves to the next one. */
export const WriteHandover = v.object({
  text: v.pipe(
    v.string('引き継ぐことを書いてください。'),
    v.trim(),
    v.minLength(1, '引き継ぐことを書いてください。'),
    v.maxLength(4000, '引継ぎは4000字以内にしてください。'),
  ),
})

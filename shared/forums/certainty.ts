/** How sure a fact is, in the dataset's words. A dataset may bring words of its own; they are then shown as they are. */
export const certainties = {
  seed: { label: '平成28年とりまとめ', isSure: true },
  'seed-corrected': { label: '平成28年とりまとめ（印字の誤りを補正）', isSure: true },
  public: { label: '公開資料', isSure: true },
  certain: { label: '平成28年とりまとめ', isSure: true },
  likely: { label: 'ほぼ確か', isSure: false },
  inferred: { label: '推定', isSure: false },
  recalled: { label: '未確認', isSure: false },
  uncertain: { label: '不確か', isSure: false },
  unknown: { label: '不明', isSure: false },
} as const

export interface Certainty {
  label: string
  isSure: boolean
}

export function certaintyOf(word: string | null | undefined): Certainty | undefined {
  if (!word) return undefined
  return isKnown(word) ? certainties[word] : { label: word, isSure: false }
}

const isKnown = (word: string): word is keyof typeof certainties => Object.hasOwn(certainties, word)

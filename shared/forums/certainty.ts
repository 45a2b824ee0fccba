/** How sure a fact is, in the dataset's words. A dataset may bring words of its own; they are then shown as they are. */
export const certainties = {
  seed: { label: '平成28年とりまとめ', isSure: true, meaning: 'とりまとめの本文・表にあるとおりです。' },
  'seed-corrected': {
    label: '平成28年とりまとめ（印字の誤りを補正）',
    isSure: true,
    meaning: '文字や表の崩れを、前後や公開資料に照らして直しました。',
  },
  public: {
    label: '公開資料',
    isSure: true,
    meaning: 'とりまとめの外の、市町村の資料や報道で確かめました。',
  },
  certain: {
    label: '平成28年とりまとめ',
    isSure: true,
    meaning: 'とりまとめの表と、ほかの節や公開資料が一致します。',
  },
  likely: { label: 'ほぼ確か', isSure: false, meaning: '表の印と計が合うか、ほかの節に挙がっています。' },
  inferred: {
    label: '推定',
    isSure: false,
    meaning: '表の計やほかの記述からの推定です。書かれてはいません。',
  },
  recalled: {
    label: '未確認',
    isSure: false,
    meaning: '原典に当たっていません。使う前に条文などで確かめてください。',
  },
  uncertain: { label: '不確か', isSure: false, meaning: '資料に崩れか食い違いがあり、決められません。' },
  unknown: {
    label: '不明',
    isSure: false,
    meaning: '資料から読み取れません。「無い」という意味ではありません。',
  },
} as const

export interface Certainty {
  label: string
  isSure: boolean
  /** what a reader may conclude; empty for a word of the dataset's own */
  meaning: string
}

export function certaintyOf(word: string | null | undefined): Certainty | undefined {
  if (!word) return undefined
  return isKnown(word) ? certainties[word] : { label: word, isSure: false, meaning: '' }
}

const isKnown = (word: string): word is keyof typeof certainties => Object.hasOwn(certainties, word)

/**
 * A split, a heading, a drag: the editor deletes words here and writes the same words there. Which words those are, is found by
 * comparing what one update deleted with what it inserted, passage by passage.
 */
export interface Move {
  /** index of the passage that was inserted, and where in it */
  into: number
  at: number
  /** index of the passage that was deleted, and where in it */
  outOf: number
  from: number
  length: number
}

/** Shorter pieces could be put together to something nobody said: those are their mover's. */
export const movedCharactersMin = 8
/** A replaced book: beyond this nothing is compared, and the words are their mover's. */
const comparedMax = 200_000
/** Text that repeats itself without end is compared with so many places at most. */
const placesMax = 16
/** Stands between two passages and for what has found its place: no text that is compared contains it. */
const gap = '\u0000'

/** Every deleted character is found again once at most, so that doubling somebody's words does not make them theirs twice. */
export function findMoves(deleted: readonly string[], inserted: readonly string[]): Move[] {
  const pool = new Pool(deleted)
  return inserted.flatMap((text, into) => {
    const moves: Move[] = []
    for (let at = 0; at + movedCharactersMin <= text.length; ) {
      const found = pool.take(text, at)
      if (found) moves.push({ into, at, ...found })
      at += found?.length ?? 1
    }
    return moves
  })
}

class Pool {
  readonly #characters: string[]
  readonly #starts: number[] = []
  readonly #places = new Map<string, number[]>()

  constructor(passages: readonly string[]) {
    let text = ''
    for (const passage of passages) {
      if (text.length + passage.length > comparedMax) break
      this.#starts.push(text.length)
      text += passage + gap
    }
    this.#characters = text.split('')
    for (let place = 0; place + movedCharactersMin <= text.length; place++) {
      const key = text.slice(place, place + movedCharactersMin)
      const places = this.#places.get(key)
      if (places) places.push(place)
      else this.#places.set(key, [place])
    }
  }

  /** The longest stretch of the pool that `text` goes on with; it is in the pool no more. */
  take(text: string, at: number): { outOf: number; from: number; length: number } | undefined {
    const places = this.#places.get(text.slice(at, at + movedCharactersMin))
    let best = { place: 0, length: 0 }
    for (const place of this.#free(places ?? [])) {
      const length = this.#sameLength(text, at, place)
      if (length > best.length) best = { place, length }
    }
    if ([...text.slice(at, at + best.length)].length < movedCharactersMin) return undefined
    this.#characters.fill(gap, best.place, best.place + best.length)
    const outOf = this.#starts.findLastIndex((start) => start <= best.place)
    return { outOf, from: best.place - (this.#starts[outOf] ?? 0), length: best.length }
  }

  /** The first places that were not taken yet; what was taken is looked at no more. */
  #free(places: number[]): number[] {
    while (places[0] !== undefined && this.#characters[places[0]] === gap) places.shift()
    return places.slice(0, placesMax)
  }

  /** Never between the halves of a surrogate pair: 𠮷 and 𠮟 begin alike. */
  #sameLength(text: string, at: number, place: number): number {
    if (isLowSurrogate(text.charCodeAt(at)) && isHighSurrogate(text.charCodeAt(at - 1))) return 0
    let length = 0
    while (at + length < text.length && this.#characters[place + length] === text[at + length]) {
      if (text[at + length] === gap) break
      length++
    }
    const isCut = isHighSurrogate(text.charCodeAt(at + length - 1))
    return isCut ? length - 1 : length
  }
}

export const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

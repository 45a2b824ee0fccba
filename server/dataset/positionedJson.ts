/** A path into a JSON value: keys of objects and indexes of lists. */
export type JsonPath = readonly (string | number)[]

export type PositionedJson =
  | { ok: true; value: unknown; lineOf(path: JsonPath): number }
  | { ok: false; line: number; message: string }

/** Deeper than any file of facts; keeps a hostile file from exhausting the stack. */
const depthMax = 64

/** Reads strict JSON and remembers on which line each value begins, so that a fault can be shown where it is. */
export function readPositionedJson(text: string): PositionedJson {
  const reader = new Reader(text)
  try {
    const value = reader.document()
    return { ok: true, value, lineOf: (path) => reader.lineOf(path) }
  } catch (error) {
    if (error instanceof SyntaxFault) return { ok: false, line: error.line, message: error.message }
    throw error
  }
}

class SyntaxFault extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message)
  }
}

const blank = /[ \t\r\n]*/y
const string = /"(?:[^"\\\r\n]|\\.)*"/y
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

class Reader {
  #offset = 0
  readonly #lines = new Map<string, number>()
  readonly #lineStarts: number[] = [0]

  constructor(readonly text: string) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
      this.#lineStarts.push(end + 1)
  }

  document(): unknown {
    if (this.text.startsWith('\ufeff')) this.#offset = 1
    const value = this.#value([])
    this.#skip(blank)
    if (this.#offset < this.text.length) this.#fail('ファイルの終わりに余分な文字があります')
    return value
  }

  /** The line of the value, or of the nearest thing around it when it is missing. */
  lineOf(path: JsonPath): number {
    for (let length = path.length; length >= 0; length--) {
      const line = this.#lines.get(keyOf(path.slice(0, length)))
      if (line !== undefined) return line
    }
    return 1
  }

  #value(path: JsonPath): unknown {
    if (path.length > depthMax) this.#fail('入れ子が深すぎます')
    this.#skip(blank)
    this.#lines.set(keyOf(path), this.#line())
    const next = this.text[this.#offset]
    if (next === '{') return this.#object(path)
    if (next === '[') return this.#list(path)
    if (next === '"') return this.#string()
    return JSON.parse(this.#token(literal, '値が読めません'))
  }

  #object(path: JsonPath): Record<string, unknown> {
    const entries = new Map<string, unknown>()
    this.#sequence('}', () => {
      const line = this.#line()
      const key = this.#string()
      if (entries.has(key)) throw new SyntaxFault(line, `項目「${key}」が二度あります`)
      this.#skip(blank)
      this.#expect(':')
      entries.set(key, this.#value([...path, key]))
    })
    return Object.fromEntries(entries)
  }

  #list(path: JsonPath): unknown[] {
    const values: unknown[] = []
    this.#sequence(']', () => values.push(this.#value([...path, values.length])))
    return values
  }

  /** `[` or `{`, then parts with commas between, then `end`. */
  #sequence(end: string, part: () => void): void {
    this.#offset += 1
    this.#skip(blank)
    if (this.text[this.#offset] === end) {
      this.#offset += 1
      return
    }
    for (;;) {
      this.#skip(blank)
      part()
      this.#skip(blank)
      if (this.text[this.#offset] === end) break
      this.#expect(',')
    }
    this.#offset += 1
  }

  #string(): string {
    const token = this.#token(string, '文字列が正しく書かれていません')
    try {
      return String(JSON.parse(token))
    } catch {
      return this.#fail('文字列に使えない文字か、誤った \\ の書き方があります')
    }
  }

  #token(pattern: RegExp, fault: string): string {
    const found = this.#match(pattern)
    if (found === '') this.#fail(fault)
    this.#offset += found.length
    return found
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#offset
    return pattern.exec(this.text)?.[0] ?? ''
  }

  #skip(pattern: RegExp): void {
    this.#offset += this.#match(pattern).length
  }

  #expect(character: string): void {
    if (this.text[this.#offset] !== character) this.#fail(`ここに「${character}」が要ります`)
    this.#offset += 1
  }

  /** The 1-based line of the current offset, by bisection. */
  #line(): number {
    let [low, high] = [0, this.#lineStarts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#lineStarts[middle] ?? 0) <= this.#offset) low = middle
      else high = middle
    }
    return low + 1
  }

  #fail(message: string): never {
    throw new SyntaxFault(this.#line(), message)
  }
}

const keyOf = (path: JsonPath) => path.join('\u0000')

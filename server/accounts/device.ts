const systems = [
  ['Windows', /Windows/],
  ['iPad', /iPad/],
  ['iPhone', /iPhone/],
  ['Android', /Android/],
  ['ChromeOS', /CrOS/],
  ['Mac', /Mac OS X/],
  ['Linux', /Linux/],
] as const

/** The more particular first: Edge also calls itself Chrome, Chrome also Safari. */
const browsers = [
  ['Edge', /Edg/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
] as const

/** A few words about the browser behind a User-Agent, for a person to recognise the own machine by. */
export function deviceOf(userAgent: string): string {
  const words = [systems, browsers].flatMap(
    (list) => list.find(([, sign]) => sign.test(userAgent))?.[0] ?? [],
  )
  return words.length > 0 ? words.join('・') : '不明なブラウザー'
}

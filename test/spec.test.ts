import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** docs/spec.md promises that its rules are cited and tested; this is the promise about that. */
const spec = readFileSync('docs/spec.md', 'utf8')
const rules = [...spec.matchAll(/^- \*\*([A-Z]\d+)\b.*$/gm)].map(([line, id = '']) => ({ line, id }))

const sources = (side: string): string[] =>
  readdirSync(side, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(side, name))

/** [S1] cites one rule, [R1–R6] each from the first to the last. */
function citedIn(files: readonly string[]): Set<string> {
  const cited = new Set<string>()
  for (const file of files)
    for (const [, letter = '', first, last] of readFileSync(file, 'utf8').matchAll(
      /\[([A-Z])(\d+)(?:–[A-Z](\d+))?\]/g,
    ))
      for (let number = Number(first); number <= Number(last ?? first); number += 1)
        cited.add(`${letter}${number}`)
  return cited
}

test('every rule is cited by a test, or says that it has none yet', () => {
  const tested = citedIn(sources('test').filter((file) => file.endsWith('.test.ts')))
  const open = rules.filter(({ id, line }) => !tested.has(id) && !line.includes('(no test yet'))
  expect(open.map(({ id }) => id)).toEqual([])
})

test('every rule that is cited stands in the specification', () => {
  const known = new Set(rules.map(({ id }) => id))
  expect(known.size).toBeGreaterThan(40)
  const cited = citedIn(['shared', 'server', 'client', 'test'].flatMap(sources))
  expect([...cited].filter((id) => !known.has(id))).toEqual([])
})

test('every known failure of other systems has a test that begins with its name', () => {
  const names = [...spec.matchAll(/^\d+\. `([\w-]+\/[\w-]+)`/gm)].map(([, name]) => name)
  expect(names.length).toBe(34)
  const tests = sources('test')
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  expect(names.filter((name) => !tests.includes(`[${name}]`))).toEqual([])
})

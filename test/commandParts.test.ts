import * as v from 'valibot'
import { expect, test } from 'vitest'

const commands = Object.entries(
  import.meta.glob<Record<string, unknown>>('../shared/*/commands.ts', { eager: true }),
).flatMap(([file, exported]) =>
  Object.entries(exported).map(([name, schema]) => [`${file} ${name}`, schema] as const),
)

/** The field of a command, where it has it. */
function fieldOf(schema: unknown, field: string): v.GenericSchema | undefined {
  if (typeof schema !== 'object' || schema === null || !('entries' in schema)) return undefined
  // The entries of an object schema are schemas.
  return (schema.entries as Record<string, v.GenericSchema>)[field]
}

test('[P5] a revision that no store keeps is none, in every command: nothing of it reaches a database', () => {
  const found = commands.flatMap(([name, schema]) => {
    const revision = fieldOf(schema, 'revision')
    return revision ? [[name, revision] as const] : []
  })
  expect(found.length).toBeGreaterThan(6)
  for (const [name, revision] of found) {
    expect(v.safeParse(revision, 7).success, name).toBe(true)
    for (const value of [1e308, 2 ** 53, 2 ** 31, 1.5, -1, Infinity, '7', null])
      expect(v.safeParse(revision, value).issues?.[0].message, `${name} ${value}`).toMatch(/再読み込み/)
  }
})

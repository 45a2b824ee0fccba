import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** docs/architecture.md, "Who may import whom", as a test. Paths are relative to the repository. */
const sourceFiles = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) return sourceFiles(path)
    return /\.(ts|tsx)$/.test(entry.name) ? [path] : []
  })

interface Import {
  from: string
  /** the imported file, relative to the repository, or the package's name */
  to: string
  typeOnly: boolean
}

const files = ['shared', 'server', 'client', 'test'].flatMap(sourceFiles)
const known = new Set(files)

const resolveFile = (path: string) =>
  [path, `${path}.ts`, `${path}.tsx`].find((candidate) => known.has(candidate)) ?? path

const importPattern =
  /(?:^|\n)\s*(import|export)\s+(type\s)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"\n]+)['"]|import\(\s*['"]([^'"\n]+)['"]\s*\)|new URL\(\s*['"]([^'"\n]+)['"]/g

const importsOf = (file: string): Import[] =>
  [...readFileSync(file, 'utf8').matchAll(importPattern)].flatMap((match) => {
    const target = match[3] ?? match[4] ?? match[5]
    if (target === undefined) return []
    const to = target.startsWith('.') ? resolveFile(normalize(join(dirname(file), target))) : target
    return [{ from: file, to, typeOnly: match[2] !== undefined }]
  })

const imports = files.flatMap(importsOf)
const isLocal = (path: string) => /^(shared|server|client|test)\//.test(path)
const area = (path: string) => path.split('/').slice(0, 2).join('/')

const serverSubjects = ['accounts', 'forums', 'meetings', 'minutes', 'proposals', 'oversight', 'desk']
const groundFloor = [
  'server/store',
  'server/routing',
  'server/context.ts',
  'server/events.ts',
  'server/id.ts',
]

const mayImport = ({ from, to, typeOnly }: Import): boolean => {
  const [side, room = ''] = from.split('/')
  if (to.startsWith('test/')) return side === 'test'
  if (side === 'test') return true
  if (side === 'shared') return to.startsWith('shared/')
  if (to.startsWith('shared/')) return true
  if (side === 'client') {
    if (to.startsWith('server/')) return from === 'client/data/api.ts' && typeOnly
    if (to.startsWith(`client/${room}/`)) return true
    if (room === 'ui' || room === 'text') return to.startsWith('client/text/')
    if (['main.tsx', 'App.tsx'].includes(room)) return true
    return /^client\/(data|collab|editor|ui|text)\//.test(to) || isSubjectPart(to)
  }
  if (to.startsWith('client/')) return false
  if (!from.includes('/', 7)) return true // server/*.ts put the rooms together
  if (to.startsWith(`server/${room}/`)) return true
  if (room === 'store') return false
  if (room === 'http')
    return /^server\/(accounts|routing)\/|\/routes\.ts$|^server\/(context|config|events|id)\.ts$/.test(to)
  if (room === 'dataset') return true // the sample year is made by the product's own verbs
  const ground = groundFloor.some((allowed) => to === allowed || to.startsWith(`${allowed}/`))
  return (
    ground ||
    to === 'server/config.ts' ||
    (serverSubjects.includes(to.split('/')[1] ?? '') && to.endsWith('/queries.ts')) ||
    (room !== 'collab' && room !== 'notices' && to === 'server/collab/access.ts') ||
    (room === 'notices' && to.startsWith('server/collab/'))
  )
}

/** A page may be made of another subject's parts, never of its pages. */
const isSubjectPart = (to: string) => /^client\/[a-z]+\//.test(to) && !/Page\.tsx$/.test(to)

describe('the house', () => {
  test('every import follows the rule of docs/architecture.md', () => {
    const broken = imports.filter((each) => isLocal(each.to) && !mayImport(each))
    expect(broken.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('only client/ui knows the headless component library', () => {
    const broken = imports.filter(
      ({ from, to }) => to.startsWith('@kobalte/') && !from.startsWith('client/ui/'),
    )
    expect(broken.map(({ from }) => from)).toEqual([])
  })

  test('only server/config.ts and the entries read the environment', () => {
    const allowed = new Set(['server/config.ts', 'server/main.ts', 'server/cli.ts'])
    const readers = files.filter(
      (file) =>
        file.startsWith('server/') &&
        !allowed.has(file) &&
        readFileSync(file, 'utf8').includes('process.env'),
    )
    expect(readers).toEqual([])
  })

  test('every local import leads to a file', () => {
    const dangling = imports.filter(
      ({ to }) => isLocal(to) && !known.has(to) && !/\.(css|json|html)$/.test(to) && !/\?/.test(to),
    )
    expect(dangling.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('there are no import cycles between files', () => {
    const next = new Map(files.map((file) => [file, [] as string[]]))
    for (const { from, to, typeOnly } of imports) if (known.has(to) && !typeOnly) next.get(from)?.push(to)
    expect(findCycle(next)).toEqual([])
  })

  test('no file is dead: each is reached from an entry or a test', () => {
    const entries = ['server/main.ts', 'server/cli.ts', 'client/main.tsx', ...files.filter(isTestEntry)]
    const reached = new Set<string>()
    const visit = (file: string) => {
      if (reached.has(file)) return
      reached.add(file)
      for (const each of imports) if (each.from === file && known.has(each.to)) visit(each.to)
    }
    entries.forEach(visit)
    expect(files.filter((file) => !reached.has(file))).toEqual([])
  })

  test('product code is reached from the product, not from tests alone', () => {
    const reached = new Set<string>()
    const visit = (file: string) => {
      if (reached.has(file)) return
      reached.add(file)
      for (const each of imports) if (each.from === file && known.has(each.to)) visit(each.to)
    }
    ;['server/main.ts', 'server/cli.ts', 'client/main.tsx'].forEach(visit)
    expect(files.filter((file) => !file.startsWith('test/') && !reached.has(file))).toEqual([])
  })

  test('area names match: nothing lives beside its rooms', () => {
    const strange = files.filter(
      (file) => /^client\/[^/]+\.tsx?$/.test(file) && !/(main|App)\.tsx$/.test(file),
    )
    expect(strange).toEqual([])
    expect([...new Set(files.map(area))].length).toBeGreaterThan(10)
  })
})

/** Tests, benches and programs that tests start by name. */
const isTestEntry = (file: string) => /\.test\.tsx?$|^test\/(bench|kill)\/|\/harness\//.test(file)

function findCycle(next: Map<string, string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const path: string[] = []
  const visit = (file: string): string[] => {
    if (state.get(file) === 'done') return []
    if (state.get(file) === 'open') return [...path.slice(path.indexOf(file)), file]
    state.set(file, 'open')
    path.push(file)
    for (const target of next.get(file) ?? []) {
      const cycle = visit(target)
      if (cycle.length > 0) return cycle
    }
    path.pop()
    state.set(file, 'done')
    return []
  }
  for (const file of next.keys()) {
    const cycle = visit(file)
    if (cycle.length > 0) return cycle
  }
  return []
}

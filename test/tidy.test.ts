import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** docs/architecture.md, "Who may import whom", as a test. Paths are relative to the repository. */
const sourceFiles = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    // The bench has packages of its own.
    if (entry.name === 'node_modules') return []
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

interface Rule {
  /** the files the rule speaks of; a file obeys the first rule that names it */
  files: RegExp
  may: RegExp
  /** what may be imported for its types alone */
  mayType?: RegExp
}

const nothing = /^$/
const subject =
  '(accounts|forums|cadence|schedule|meetings|materials|sitting|minutes|confirmation|registers|ledger|papers|mail|proposals|balance|calls|needs|precedents|interests|intents|consent|points|projects|history|oversight|desk)'
/** The store as everybody may know it: its ports, its tables, its documents. Which engine it is, only the entries say. */
const ports = 'server/store/(Store|Tables|UpdateLog|documents)\\.ts'
const ground = `${ports}|server/(context|events|id|keepLooking)\\.ts`
/** `queries.ts` is what others may ask of a subject, `acts.ts` what their verbs may do there within their own transaction. */
const verbsGround = `${ground}|server/(routing|outbox)/|server/${subject}/(queries|acts)\\.ts`

/** A room may always import itself and `shared`. */
const rules: Rule[] = [
  { files: /^shared\//, may: nothing },

  { files: /^server\/(id|config|keepLooking)\.ts$/, may: nothing },
  { files: /^server\/(context|events)\.ts$/, may: nothing, mayType: /^server\/(events|store\/Store)\.ts$/ },
  { files: /^server\/[^/]+$/, may: /^server\// },
  { files: /^server\/store\//, may: /^server\/id\.ts$/ },
  { files: /^server\/(routing|outbox|collab)\//, may: new RegExp(`^(${ground})$`) },
  { files: /^server\/notices\//, may: new RegExp(`^(${ground}|server/collab/.*)$`) },
  {
    files: /^server\/http\//,
    may: new RegExp(`^server/(routing/|accounts/|${subject}/routes\\.ts$)`),
    mayType: /^server\/(context|config)\.ts$/,
  },
  // The sample year is made by the product's own verbs.
  {
    files: /^server\/dataset\//,
    may: new RegExp(`^(${ground}|server/store/storeWithin\\.ts|server/${subject}/(?!routes\\.ts).*)$`),
  },
  // きょうの宿題 is told by each subject, and asked for by the desk alone.
  {
    files: /^server\/desk\/desk\.ts$/,
    may: new RegExp(`^(${verbsGround}|server/${subject}/deskLines\\.ts$)`),
  },
  {
    files: new RegExp(`^server/${subject}/`),
    may: new RegExp(`^(${verbsGround})`),
    mayType: /^server\/collab\/access\.ts$/,
  },

  { files: /^client\/(main|App)\.tsx$/, may: /^client\// },
  { files: /^client\/data\/api\.ts$/, may: /^client\/text\//, mayType: /^server\/http\/app\.ts$/ },
  { files: /^client\/(text|ui|data)\//, may: /^client\/text\// },
  { files: /^client\/collab\//, may: /^client\/(data|ui|text)\// },
  { files: /^client\/editor\//, may: /^client\/(data|collab|ui|text)\// },
  // A page may be made of another subject's parts, never of its pages.
  {
    files: new RegExp(`^client/(shell|${subject})/`),
    may: new RegExp(`^client/((data|collab|editor|ui|text)/|${subject}/(?!.*Page\\.tsx$))`),
  },

  { files: /^test\//, may: /^(server|client|test)\// },
]

const mayImport = ({ from, to, typeOnly }: Import): boolean => {
  const rule = rules.find(({ files }) => files.test(from))
  if (!rule) return false
  const isOwnRoom = from.split('/').length > 2 && area(from) === area(to)
  if (isOwnRoom || to.startsWith('shared/')) return true
  return rule.may.test(to) || (typeOnly && rule.mayType?.test(to) === true)
}

/** Libraries that only one part of the house may know: all others ask that part. */
const libraries: { library: RegExp; only: RegExp; because: string }[] = [
  { library: /^@kobalte\//, only: /^client\/ui\//, because: 'client/ui is the headless library’s only door' },
  { library: /^(better-sqlite3|pg)$/, only: /^server\/store\//, because: 'the engine is behind the ports' },
  {
    library: /^(docx|hucre|fflate|@myriaddreamin|@expo-google-fonts)/,
    only: /^server\/papers\//,
    because: 'server/papers makes the files',
  },
  { library: /^nodemailer/, only: /^server\/mail\//, because: 'server/mail sends the letters' },
  {
    library: /^ical-generator/,
    only: /^server\/schedule\//,
    because: 'server/schedule writes the calendars',
  },
  { library: /^(node:|hono$|kysely$|ws$|pino$)/, only: /^server\//, because: 'the rest runs in browsers' },
  { library: /^(solid-js|@solidjs|@tiptap|y-prosemirror|y-websocket)/, only: /^client\//, because: 'no DOM' },
]
const sharedLibraries = ['yjs', 'valibot', 'fractional-indexing']

describe('the house', () => {
  test('every import follows the rule of docs/architecture.md', () => {
    const broken = imports.filter((each) => isLocal(each.to) && !mayImport(each))
    expect(broken.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('a library is known only where the house allows it', () => {
    const broken = imports
      .filter(({ from }) => !from.startsWith('test/'))
      .flatMap(({ from, to }) =>
        libraries
          .filter(({ library, only }) => library.test(to) && !only.test(from))
          .map(({ because }) => `${from} → ${to}: ${because}`),
      )
    expect(broken).toEqual([])
  })

  test('the shared language knows pure libraries alone', () => {
    const known = imports.filter(({ from, to }) => from.startsWith('shared/') && !isLocal(to))
    expect(known.filter(({ to }) => !sharedLibraries.includes(to)).map(({ from }) => from)).toEqual([])
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
    const reached = reachedFrom([...entries, ...files.filter(isTestEntry)])
    expect(files.filter((file) => !reached.has(file))).toEqual([])
  })

  test('product code is reached from the product, not from tests alone', () => {
    const reached = reachedFrom(entries)
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
const isTestEntry = (file: string) =>
  /\.test\.tsx?$|^test\/(bench|ime|kill)\/|\/harness\/|^test\/support\/\w+Setup\.ts$/.test(file)

const entries = ['server/main.ts', 'server/cli.ts', 'client/main.tsx']

function reachedFrom(starts: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const visit = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const each of imports) if (each.from === file && known.has(each.to)) visit(each.to)
  }
  starts.forEach(visit)
  return reached
}

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

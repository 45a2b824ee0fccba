/** What a fresh clone lacks, made good: packages, the build, the test browser. Plain Node: nothing is installed yet. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const isRoot = process.getuid?.() === 0

/** Runs a command in the clone; true when it succeeded. Output goes to the person unless `quiet`. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  if (result.signal) console.error(`${command} was ended by ${result.signal}.`)
  return result.status === 0
}

function fail(message) {
  console.error(message)
  process.exit(1)
}

/**
 * One at a time in a clone: `npm start` and `npm run cli`, begun together, would install and build over each other.
 * The lock is the kernel's and lies on an open descriptor, so it is free again however this process ends.
 */
function alone(work) {
  const descriptor = openSync(join(root, 'package-lock.json'))
  const lock = (...options) =>
    spawnSync('flock', [...options, '3'], { stdio: ['ignore', 'ignore', 'ignore', descriptor] })
  const busy = 1
  if (lock('--nonblock').status === busy) {
    console.log('Another command is preparing this clone; waiting for it …')
    lock()
  }
  try {
    return work()
  } finally {
    closeSync(descriptor)
  }
}

export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Entaku needs Node.js 20.19 or later (24 is recommended); this is ${process.versions.node}.`)
}

/** Installs exactly what package-lock.json says, once per lockfile. */
export const ensurePackages = () => alone(installOnce)

function installOnce() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.entaku-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('Installing packages (once) …')
  if (!installPackages())
    fail('npm could not install the packages. The lines above say why; mend that and run it again.')
  writeFileSync(stamp, lock)
}

const installPackages = () => npmCi() || (ensureCompiler() && npmCi())
const npmCi = () => run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])

/** SQLite's binding is compiled where its prebuilt binary cannot be fetched (closed networks). */
function ensureCompiler() {
  const tools = ['python3', 'make', 'g++']
  if (tools.every((tool) => run('which', [tool], { quiet: true }))) return false
  return installDebianPackages(['python3', 'make', 'g++'], 'to compile the SQLite binding')
}

function installDebianPackages(names, why) {
  if (!isRoot) {
    console.error(`Run this once ${why}:  sudo apt-get install -y ${names.join(' ')}`)
    return false
  }
  console.log(`Installing Debian packages ${why}: ${names.join(' ')} …`)
  run('apt-get', ['update', '-qq'], { quiet: true })
  return run('apt-get', ['install', '-y', '-qq', ...names], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** The browser and the fonts the browser tests look at. */
export function ensureChromium() {
  if (
    existsSync('/usr/bin/chromium') &&
    run('sh', ['-c', 'fc-list :lang=ja family | grep -q .'], { quiet: true })
  )
    return
  if (!installDebianPackages(['chromium', 'fonts-noto-cjk', 'fontconfig'], 'for the browser tests'))
    fail('The browser tests need Chromium and a Japanese font.')
}

/** PostgreSQL's programs: the tests start a server of their own and leave the machine's alone. */
export function ensurePostgres() {
  const versions = '/usr/lib/postgresql'
  const isThere = () =>
    existsSync(versions) &&
    readdirSync(versions).some((version) => existsSync(join(versions, version, 'bin', 'initdb')))
  if (isThere()) return
  if (!installDebianPackages(['postgresql'], 'for the tests of the PostgreSQL store') || !isThere())
    fail('The tests of the PostgreSQL store need the programs of Debian’s package postgresql.')
}

/** LibreOffice opens the papers as an office would, and poppler reads their pages. */
export function ensureOffice() {
  const isThere = () =>
    ['soffice', 'pdftotext', 'pdffonts', 'pdfinfo'].every((tool) => run('which', [tool], { quiet: true })) &&
    ['libswlo.so', 'libsclo.so'].every((part) => existsSync(join('/usr/lib/libreoffice/program', part)))
  const packages = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'poppler-utils']
  if (isThere()) return
  if (!installDebianPackages(packages, 'for the tests of the papers') || !isThere())
    fail('The tests of the papers need LibreOffice (Writer and Calc) and poppler-utils.')
}

/** The power-cut tests preload a recorder into the server, compiled where it runs. */
export function ensureRecorderCompiler() {
  if (run('which', ['cc'], { quiet: true })) return
  if (!installDebianPackages(['gcc', 'libc6-dev'], 'for the power-cut tests'))
    fail('The power-cut tests need a C compiler.')
}

/** A digest of every source the build reads; a build is made again when it differs. */
function sourceDigest() {
  const hash = createHash('sha256')
  const visit = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else hash.update(path).update(readFileSync(path))
  }
  for (const name of ['client', 'server', 'shared', 'package-lock.json', 'vite.config.ts'])
    visit(join(root, name))
  return hash.digest('hex')
}

/** False when the build fails, whose output says why. */
export const ensureBuild = () => alone(buildOnce)

function buildOnce() {
  const stamp = join(root, 'dist', '.built')
  const digest = sourceDigest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return true
  console.log('Building …')
  const vite = join(root, 'node_modules', '.bin', 'vite')
  const built =
    run(vite, ['build', '--logLevel', 'warn']) && run(vite, ['build', '--ssr', '--logLevel', 'warn'])
  if (!built) return false
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
  return true
}

/** Everything the built server and its commands need; ends the process when the build fails, whose output says why. */
export function ensureProduct() {
  ensureNode()
  ensurePackages()
  if (!ensureBuild()) process.exit(1)
}

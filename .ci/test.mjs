/** `npm test`: the one check a person or a machine runs. Every step runs; the exit code tells whether all passed. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ensureBuild,
  ensureChromium,
  ensureNode,
  ensureOffice,
  ensurePackages,
  ensurePostgres,
  ensureRecorderCompiler,
  root,
  run,
} from './prepare.mjs'

ensureNode()
ensurePackages()
ensureChromium()
ensureRecorderCompiler()
ensurePostgres()
ensureOffice()

const bin = (name) => join(root, 'node_modules', '.bin', name)
const reports = mkdtempSync(join(tmpdir(), 'entaku-test-'))
const totals = { passed: 0, failed: 0 }

function step(name, check) {
  const began = Date.now()
  const result = check()
  totals.passed += result.passed
  totals.failed += result.failed
  const seconds = Math.round((Date.now() - began) / 1000)
  console.log(
    `${result.failed === 0 ? 'ok' : 'FAILED'}  ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
  )
}

const asCheck = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })

/** A run that dies before its report counts as failed, and so does one that executed no test. */
function vitest(project) {
  const report = join(reports, `${project}.json`)
  const ok = run(bin('vitest'), [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed, failed: !ok || passed === 0 ? Math.max(failed, 1) : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

step('types', () => asCheck(run(bin('tsc'), ['-p', '.'])))
step('lint', () => asCheck(run(bin('biome'), ['ci', '--colors=off', '.'])))
step('build', () => asCheck(ensureBuild()))
step('unit, contract and engine tests', () => vitest('unit'))
step('PostgreSQL tests', () => vitest('postgres'))
step('browser tests', () => vitest('browser'))

rmSync(reports, { recursive: true, force: true })
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed === 0 ? 0 : 1)

import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DomainError } from '../../shared/error'

/** Looks into a file before anybody else does; throws where it may not be taken. */
export type Scan = (bytes: Uint8Array) => Promise<void>

/** A scanner that hangs must not hold the person for longer than they wait. */
const scanMaxMs = 60_000

/**
 * The operator's virus scanner: a command that is run with the path of the file behind its own words, without a shell.
 * 0 lets the file in. Whatever else happens does not: a scanner that is broken is not taken for one that found nothing.
 */
export function scanner(command: string | undefined): Scan {
  const [program, ...words] = command?.split(/\s+/).filter((word) => word !== '') ?? []
  if (program === undefined) return async () => undefined
  return async (bytes) => {
    const directory = await mkdtemp(join(tmpdir(), 'entaku-scan-'))
    try {
      const path = join(directory, 'file')
      await writeFile(path, bytes, { mode: 0o600 })
      const code = await exitCode(program, [...words, path])
      if (code === undefined) throw scannerBroken()
      if (code !== 0) throw infected()
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  }
}

/** Undefined where it could not be run, or did not end by itself. */
const exitCode = (program: string, words: readonly string[]): Promise<number | undefined> =>
  new Promise((resolve) => {
    const child = spawn(program, words, { stdio: 'ignore', timeout: scanMaxMs, windowsHide: true })
    child.once('error', () => resolve(undefined))
    child.once('close', (code) => resolve(code ?? undefined))
  })

const infected = () =>
  new DomainError(
    'invalid',
    'ウイルス検査で問題が見つかったため、このファイルは受け取れません。情報システムの担当に確かめてください。',
  )
const scannerBroken = () =>
  new DomainError(
    'unavailable',
    'ウイルス検査を行えないため、いまはファイルを受け取れません。時間をおいて送り直すか、システムの管理者に連絡してください。',
  )

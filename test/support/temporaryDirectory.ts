import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An empty directory of its own for whoever asks, who also removes it. */
export function temporaryDirectory(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'entaku-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

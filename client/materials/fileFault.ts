import { safeFileName } from '../../shared/materials/fileName'
import { refusedByName } from '../../shared/materials/format'
import { materialLimits } from '../../shared/materials/material'
import { materialsText } from '../text/materials'

/** What can be said of a file before it is sent; the server looks again, and inside. */
export function fileFault(files: readonly File[]): string | undefined {
  if (files.length === 0) return materialsText.dialog.noFile
  for (const { name, size } of files) {
    if (size > materialLimits.fileBytesMax) return materialsText.dialog.tooLarge(name)
    const refused = refusedByName(safeFileName(name))
    if (refused) return `「${name}」：${refused}`
  }
  return undefined
}

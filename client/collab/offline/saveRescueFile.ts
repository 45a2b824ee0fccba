import { offlineText } from '../../text/offline'
import { type Rescue, rescueFile } from './rescueFile'

/** The browser needs the data a moment longer than the press takes. */
const releaseAfterMs = 60_000

/** Hands a 退避ファイル to the browser's own way of saving; answers what to say about it. */
export function saveRescueFile(rescue: Rescue): string {
  const { name, text } = rescueFile(rescue, Date.now())
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), releaseAfterMs)
  return offlineText.savedFile(name)
}

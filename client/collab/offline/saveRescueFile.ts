import { saveAs } from '../../data/saveAs'
import { offlineText } from '../../text/offline'
import { type Rescue, rescueFile } from './rescueFile'

/** Hands a 退避ファイル to the browser's own way of saving; answers what to say about it. */
export function saveRescueFile(rescue: Rescue): string {
  const { name, text } = rescueFile(rescue, Date.now())
  saveAs(name, new Blob([text], { type: 'text/plain;charset=utf-8' }))
  return offlineText.savedFile(name)
}

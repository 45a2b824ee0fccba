import { networkText } from '../text/common'
import { ApiError } from './ApiError'
import { errorOf } from './api'
import { saveAs } from './saveAs'

/** Fetches a file and hands it to the browser's own way of saving; answers its name, or throws what the server said instead. */
export async function download(path: string): Promise<string> {
  const response = await fetch(path, { credentials: 'same-origin' }).catch(() => {
    throw new ApiError('unreachable', networkText.unreachable)
  })
  if (!response.ok) throw await errorOf(response)
  const name = fileNameOf(response.headers.get('Content-Disposition') ?? '')
  // The sign-in page of a proxy comes with 200, too, and is no file of ours.
  if (name === undefined) throw new ApiError('internal', networkText.unreadable)
  const data = await response.blob().catch(() => {
    throw new ApiError('unreachable', networkText.unreachable)
  })
  saveAs(name, data)
  return name
}

/** `filename*` of RFC 5987, which is how the server names every file. */
function fileNameOf(disposition: string): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  return encoded === undefined ? undefined : decodeURIComponent(encoded)
}

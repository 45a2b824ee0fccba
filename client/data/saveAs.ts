/** The browser needs the data a moment longer than the press takes. */
const releaseAfterMs = 60_000

/** Hands data to the browser's own way of saving. */
export function saveAs(name: string, data: Blob): void {
  const url = URL.createObjectURL(data)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), releaseAfterMs)
}

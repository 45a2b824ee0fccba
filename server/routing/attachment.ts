/**
 * Content-Disposition of a download: the name as it is in `filename*` (RFC 5987), and one of plain ASCII for whatever knows
 * only that. `fallback` names the file where nothing of its name is ASCII.
 */
export function attachment(fileName: string, fallback: string): string {
  return `attachment; filename="${asciiName(fileName, fallback)}"; filename*=UTF-8''${encoded(fileName)}`
}

/** encodeURIComponent leaves four characters that RFC 5987 does not. */
const encoded = (name: string) =>
  encodeURIComponent(name.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

function asciiName(fileName: string, fallback: string): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? ''
  const stem = fileName.slice(0, fileName.length - extension.length).replace(/[^A-Za-z0-9 _.-]+/g, '_')
  return `${/[A-Za-z0-9]/.test(stem) ? stem : fallback}${extension}`
}

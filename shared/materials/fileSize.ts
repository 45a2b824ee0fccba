/** A size as offices say it: 12KB, 3.4MB. Never 0: an empty file is none. */
export function fileSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  if (kilobytes < 1000) return `${kilobytes}KB`
  const megabytes = bytes / 1024 / 1024
  return `${megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes)}MB`
}

/** Where to sign in, remembering where one was. */
export const signInPath = (from: string): string =>
  from === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(from)}`

/** Where to go after the sign-in: a page of ours, or the desk. A foreign address in the link leads nowhere else. */
export function pathAfterSignIn(next: string | string[] | undefined): string {
  const path = typeof next === 'string' ? next : ''
  return /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/'
}

import type { Context as HonoContext } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import type { Env } from './env'

export interface CookieConfig {
  /** plain HTTP on a closed network: browsers would drop a Secure cookie there */
  insecureHttp: boolean
}

/**
 * `__Host-` binds the cookie to this host, path / and Secure. Browsers count http://127.0.0.1 and http://localhost as secure
 * (measured with Chromium 156), so only plain HTTP between machines needs the other name.
 */
const cookieName = ({ insecureHttp }: CookieConfig) => (insecureHttp ? 'entaku' : '__Host-entaku')

/** No Max-Age: on a shared terminal closing the browser signs out. */
const attributes = ({ insecureHttp }: CookieConfig) =>
  ({ httpOnly: true, secure: !insecureHttp, sameSite: 'Lax', path: '/' }) as const

/** The token in a Cookie header; what cannot be one of ours is never looked up. */
export function sessionToken(header: string | undefined, config: CookieConfig): string | undefined {
  const token = header === undefined ? undefined : parse(header, cookieName(config))[cookieName(config)]
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined
}

export function setSessionCookie(c: HonoContext<Env>, config: CookieConfig, token: string): void {
  setCookie(c, cookieName(config), token, attributes(config))
}

export function clearSessionCookie(c: HonoContext<Env>, config: CookieConfig): void {
  deleteCookie(c, cookieName(config), attributes(config))
}

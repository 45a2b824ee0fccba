import type { IncomingMessage } from 'node:http'
import type { MiddlewareHandler } from 'hono'
import { backgroundHeader } from '../../shared/accounts/session'
import { type LiveSession, sessionOf } from '../accounts/queries'
import { touchSession } from '../accounts/touchSession'
import type { Context } from '../context'
import { type CookieConfig, sessionToken } from '../routing/cookie'
import type { Env } from '../routing/env'

/** Finds out who asks. Nobody is refused here: routes that need an actor say so. */
export function session(context: Context, config: CookieConfig): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = sessionToken(c.req.header('Cookie'), config)
    const live = token === undefined ? undefined : await sessionOf(context, token)
    c.set('actor', live?.actor)
    c.set('sessionId', live?.sessionId)
    // A screen left open refetches on every notice; only a person's own act keeps the session alive.
    if (live && c.req.header(backgroundHeader) === undefined) await touchSession(context, live)
    await next()
  }
}

/** Who opens a socket. Reconnecting is no act of a person and does not keep the session alive. */
export function authenticate(context: Context, config: CookieConfig) {
  return async (request: Pick<IncomingMessage, 'headers'>): Promise<LiveSession | undefined> => {
    const token = sessionToken(request.headers.cookie, config)
    return token === undefined ? undefined : sessionOf(context, token)
  }
}

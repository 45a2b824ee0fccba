import { Hono } from 'hono'
import { onError } from '../../server/http/errors'
import type { Env } from '../../server/routing/env'
import type { Actor } from '../../shared/permission'

/** An app that lets this actor in as the session would; a test mounts a subject's routes on it. */
export const appFor = (actor: Actor | undefined, report: (error: unknown) => void) =>
  new Hono<Env>().onError(onError(report)).use(async (c, next) => {
    c.set('actor', actor)
    c.set('sessionId', 'session')
    await next()
  })

import type { Context as HonoContext } from 'hono'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'

/** What the session middleware (server/http/session.ts) leaves for the routes. */
export interface Env {
  Variables: { actor: Actor | undefined; sessionId: string | undefined }
}

/** The signed-in actor, or the error that sends the person to the sign-in page. */
export function actorOf(c: HonoContext<Env>): Actor {
  const actor = c.get('actor')
  if (!actor) throw new DomainError('unauthenticated', 'サインインしてから、もう一度操作してください。')
  return actor
}

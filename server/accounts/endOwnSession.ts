import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { endSessions, endSessionsOf } from './endSessions'
import { tellEnded } from './openSession'

/** Ends one of the person's own sessions: the present one (sign-out) or one on another machine. */
export async function endOwnSession(context: Context, actor: Actor, sessionId: string): Promise<void> {
  const ended = await context.store.transaction(async (tx) => {
    const own = await tx
      .selectFrom('session')
      .select('id')
      .where('id', '=', sessionId)
      .where('person_id', '=', actor.personId)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (!own) throw new DomainError('not_found', 'このサインインは、すでに終わっています。')
    return endSessions(tx, context.now(), [own.id])
  })
  tellEnded(context, ended)
}

/** Ends every session of the person but the present one. */
export async function endOtherSessions(context: Context, actor: Actor, sessionId: string): Promise<void> {
  const ended = await context.store.transaction((tx) =>
    endSessionsOf(tx, context.now(), { personId: actor.personId, except: sessionId }),
  )
  tellEnded(context, ended)
}

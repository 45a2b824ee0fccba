import type { CreateMeeting } from '../../shared/meetings/commands'
import { type Actor, can } from '../../shared/permission'
import type { Context } from '../context'
import { secretariatOnly } from '../forums/queries'
import { once } from '../routing/once'
import { insertMeeting, tellMeetingChanged } from './acts'
import { refuseDisorder } from './dates'
import { forumUnknown } from './queries'

/** Calls a meeting, in one transaction with everything it is made of. */
export async function createMeeting(
  context: Context,
  actor: Actor,
  input: CreateMeeting,
): Promise<{ id: string }> {
  const { forumId } = input
  if (!can(actor, 'meeting.list', { forumId })) throw forumUnknown()
  if (!can(actor, 'meeting.create', { forumId })) throw secretariatOnly('会議の作成')
  refuseDisorder(input)
  const at = context.now()
  const created = await context.store.transaction((tx) =>
    once(tx, { key: input.idempotencyKey, personId: actor.personId, command: 'createMeeting', at }, () =>
      insertMeeting(tx, actor, input, at),
    ),
  )
  tellMeetingChanged(context, { id: created.id, forumId })
  return created
}

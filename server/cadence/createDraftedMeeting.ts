import type { CreateDraftedMeeting } from '../../shared/cadence/commands'
import type { DraftItem } from '../../shared/cadence/nextDraft'
import { seedAgenda } from '../../shared/cadence/seedAgenda'
import { DomainError } from '../../shared/error'
import { dateFaults } from '../../shared/meetings/dates'
import { type Actor, can } from '../../shared/permission'
import type { Context } from '../context'
import { secretariatOnly } from '../forums/queries'
import { newId } from '../id'
import { insertMeeting, tellMeetingChanged } from '../meetings/acts'
import { forumUnknown } from '../meetings/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { nextDraft } from './queries'

/** この案で会議を作る: the meeting and its agenda with the chosen items come into being in one transaction [K8]. */
export async function createDraftedMeeting(
  context: Context,
  actor: Actor,
  input: CreateDraftedMeeting,
): Promise<{ id: string }> {
  const { forumId } = input
  if (!can(actor, 'meeting.list', { forumId })) throw forumUnknown()
  if (!can(actor, 'meeting.create', { forumId })) throw secretariatOnly('会議の作成')
  const faults = dateFaults(input)
  if (faults.length > 0)
    throw new DomainError('invalid', '日付の前後が合っていません。示された項目を直してください。', faults)
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'createDraftedMeeting', at }
  const created = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const items = await chosenItems(tx, actor, input, at)
      const agenda = items.length === 0 ? undefined : (doc: Doc) => seedAgenda(doc, items, newId)
      return await insertMeeting(tx, actor, { ...input, agenda }, at)
    }),
  )
  tellMeetingChanged(context, { id: created.id, forumId })
  return created
}

type Doc = Parameters<typeof seedAgenda>[0]

/** The chosen items as they stand now: what was settled, or put on another agenda meanwhile, is not put on this one too. */
async function chosenItems(
  tx: Tx,
  actor: Actor,
  { forumId, items }: CreateDraftedMeeting,
  now: number,
): Promise<DraftItem[]> {
  const draft = await nextDraft(tx, actor, { forumId, now })
  const found = draft.items.filter(({ key }) => items.includes(key))
  if (found.length === new Set(items).size) return found
  throw new DomainError(
    'conflict',
    '選んだ議題の中に、もう片付いたもの、または別の会議の次第に載ったものがあります。案を開き直して、選び直してください。',
  )
}

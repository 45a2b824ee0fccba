import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { SetRules } from '../../shared/forums/commands'
import { ruleFaults } from '../../shared/forums/ruleFaults'
import { type ForumRules, parseRules } from '../../shared/forums/rules'
import type { Actor } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import type { Db, Tx } from '../store/Store'
import { governedForum, tellGoverned } from './govern'
import { holdForum } from './queries'
import { confirmingSeats } from './seats'

/** [B1] Gives a body new rules: a revision of its own, which never replaces what held before. */
export async function setRules(
  context: Context,
  actor: Actor,
  { forumId, revision, rules }: SetRules & { forumId: string },
): Promise<{ revision: number }> {
  const at = context.now()
  const written = await context.store.transaction(async (tx) => {
    await governedForum(tx, actor, forumId)
    await holdForum(tx, forumId)
    const latest = await latestRules(tx, forumId)
    if ((latest?.revision ?? 0) !== revision) throw changedMeanwhile(latest?.changed_by_label)
    if (latest) await refuseSampleSeat(tx, actor, latest)
    const settled = settle(rules)
    await refuseContradictions(tx, { actor, forumId, at }, settled)
    if (latest && JSON.stringify(settled) === JSON.stringify(parseRules(latest.rules))) return revision
    await writeRules(tx, { actor, forumId, at }, { revision: revision + 1, rules: settled })
    return revision + 1
  })
  await tellGoverned(context, { forumIds: [forumId] })
  return { revision: written }
}

interface Act {
  actor: Actor
  forumId: string
  at: number
}

export async function writeRules(
  tx: Tx,
  { actor, forumId, at }: Act,
  { revision, rules }: { revision: number; rules: ForumRules },
): Promise<void> {
  const { label, isSample } = await actingSeat(tx, actor)
  await tx
    .insertInto('forum_rules')
    .values({
      forum_id: forumId,
      revision,
      rules: JSON.stringify(rules),
      changed_at: at,
      changed_by_label: label,
      is_sample: isSample,
    })
    .execute()
}

export const latestRules = (db: Db, forumId: string) =>
  db
    .selectFrom('forum_rules')
    .selectAll()
    .where('forum_id', '=', forumId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()

/** One way to say the same: months in order, each once; a seat is named only where it confirms. */
function settle(rules: ForumRules): ForumRules {
  const { confirmedBy, chairSeatId, namedSeatId } = rules.minutes
  return {
    ...rules,
    cadence: {
      ...rules.cadence,
      avoidMonths: [...new Set(rules.cadence.avoidMonths)].sort((a, b) => a - b),
    },
    minutes: {
      ...rules.minutes,
      chairSeatId: confirmedBy === 'secretariat' ? null : chairSeatId,
      namedSeatId: confirmedBy === 'chair_and_named' ? namedSeatId : null,
    },
  }
}

async function refuseContradictions(tx: Tx, { actor, forumId, at }: Act, rules: ForumRules): Promise<void> {
  const { isSample } = await actingSeat(tx, actor)
  const seats = await confirmingSeats(tx, forumId, { day: dayOf(at), isSample })
  const faults = ruleFaults(rules, new Set(seats.map(({ seatId }) => seatId)))
  if (faults.length === 0) return
  throw new DomainError(
    'invalid',
    '設定どうしが合っていません。示された項目を直して、もう一度保存してください。',
    // The fields of the command that brought them.
    faults.map(({ path, message }) => ({ path: `rules.${path}`, message })),
  )
}

const changedMeanwhile = (label: string | undefined) =>
  new DomainError(
    'conflict',
    `開いているあいだに、${label ?? 'ほかの席'}が設定を変えました。入力した内容を控えてから画面を読み直し、いまの設定に重ねて直してください。`,
  )

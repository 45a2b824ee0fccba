import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import { type InterestBody, interestBody } from './right'
import { matchesOf, type StandingMatch } from './standing'

/** A match the actor’s organisation is in; one it is not in and one there never was are the same from outside. */
export async function findMatch(
  db: Db,
  actor: Actor,
  { matchId, now }: { matchId: string; now: number },
): Promise<{ body: InterestBody; match: StandingMatch }> {
  const row = await db
    .selectFrom('interest_match_member')
    .innerJoin('interest_match', 'interest_match.id', 'interest_match_member.match_id')
    .select('interest_match.forum_id')
    .where('interest_match.id', '=', matchId)
    .where('interest_match_member.organisation_id', '=', actor.organisationId)
    .executeTakeFirst()
  if (!row) throw matchUnknown()
  const body = await interestBody(db, actor, row.forum_id, dayOf(now))
  const match = (await matchesOf(db, body, actor.organisationId)).find(({ id }) => id === matchId)
  if (!match) throw matchUnknown()
  return { body, match }
}

const matchUnknown = () =>
  new DomainError(
    'not_found',
    'この一致は、いまはありません。関心をやめた団体があるか、一致に入っていません。関心の画面を開き直してください。',
  )

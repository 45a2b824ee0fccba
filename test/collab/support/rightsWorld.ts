import { openSession } from '../../../server/accounts/openSession'
import { actorOf } from '../../../server/accounts/queries'
import { readConfig } from '../../../server/config'
import type { Context } from '../../../server/context'
import { createMeeting } from '../../../server/meetings/createMeeting'
import { createProposal } from '../../../server/proposals/createProposal'
import { startServer } from '../../../server/server'
import { dayOf } from '../../../shared/calendar'
import type { Actor, Duty } from '../../../shared/permission'
import { insertForum, insertOrganisation, insertSeat } from '../../support/rows'
import { temporaryDirectory } from '../../support/temporaryDirectory'

export const forumId = 'hokushin'
const began = '2020-04-01'

/** 団体 with one seat each, in which the person of the same name sits. */
const people: readonly (readonly [string, Duty, 'central_city' | 'partner_municipality' | 'observer'])[] = [
  ['iiyama', 'member', 'central_city'],
  ['sakae', 'member', 'partner_municipality'],
  ['nozawa', 'member', 'partner_municipality'],
  ['tsunan', 'member', 'observer'],
  ['office', 'administrator', 'observer'],
]

/** A whole Entaku in this process, with people who can sign in and a meeting. */
export async function openRightsWorld() {
  const directory = temporaryDirectory()
  const config = readConfig({
    ENTAKU_DATA_DIR: directory.path,
    ENTAKU_SAMPLE: 'no',
    ENTAKU_INSECURE_HTTP: 'yes',
  })
  const bugs: unknown[] = []
  const server = await startServer({
    config: { ...config, port: 0 },
    clientDir: undefined,
    now: Date.now,
    report: (error) => bugs.push(error),
  })
  const { context } = server
  await fill(context)
  const meetingId = await holdMeeting(context)
  const { agenda_id: agendaId, minutes_id: minutesId } = await context.store.db
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return {
    context,
    bugs,
    origin: server.url.replace('http', 'ws'),
    meetingId,
    agendaId,
    minutesId,
    drafts: (by: 'sakae' | 'iiyama') => draft(context, by),
    actor: (name: string) => actorIn(context, name),
    signIn: (name: string, seatOf = name) => signIn(context, name, seatOf),
    close: async () => {
      await server.close()
      directory.remove()
    },
  }
}
export type RightsWorld = Awaited<ReturnType<typeof openRightsWorld>>

async function fill(context: Context): Promise<void> {
  const { db } = context.store
  await insertForum(db, { id: forumId, name: '北信地域定住自立圏' })
  for (const [id, duty, role] of people) {
    await insertOrganisation(db, { id, name: `${id}市`, kind: duty === 'member' ? 'city' : 'operator' })
    await insertSeat(db, { id, organisation_id: id, duty })
    if (duty === 'member')
      await db
        .insertInto('forum_member')
        .values({ forum_id: forumId, organisation_id: id, role, from_on: began, to_on: null })
        .execute()
    await db
      .insertInto('person')
      .values({
        id,
        login_id: id,
        email: null,
        password_hash: '!',
        created_at: 0,
        disabled_at: null,
        is_sample: 0,
      })
      .execute()
    await sit(context, id, id)
  }
  await db
    .insertInto('policy_field')
    .values({
      id: 'health',
      name: '医療',
      category_id: 'life',
      category_name: '生活機能の強化',
      framework: 'settlement_autonomy_region',
      position: 0,
      in_report: 1,
    })
    .execute()
  await db.insertInto('secretariat').values({ forum_id: forumId, seat_id: 'iiyama' }).execute()
  // 栄村's person also sits for the observer.
  await sit(context, 'sakae', 'tsunan')
}

const sit = ({ store: { db } }: Context, personId: string, seatId: string) =>
  db
    .insertInto('appointment')
    .values({
      id: `${personId} in ${seatId}`,
      person_id: personId,
      seat_id: seatId,
      from_on: began,
      to_on: null,
    })
    .execute()

async function actorIn({ store: { db }, now }: Context, name: string): Promise<Actor> {
  const actor = await actorOf(db, name, name, dayOf(now()))
  if (!actor) throw new Error(`${name} sits nowhere`)
  return actor
}

async function signIn(context: Context, personId: string, seatId: string) {
  const visit = { address: '127.0.0.1', userAgent: '', sessionId: undefined }
  const { token, sessionId } = await context.store.transaction((tx) =>
    openSession(tx, { personId, seatId, at: context.now(), visit }),
  )
  return { sessionId, cookie: `entaku=${token}` }
}

async function holdMeeting(context: Context): Promise<string> {
  const { id } = await createMeeting(context, await actorIn(context, 'iiyama'), {
    forumId,
    title: '幹事会',
    startsAt: context.now() - 3_600_000,
    place: '飯山市役所',
    mode: 'hybrid',
    idempotencyKey: 'meeting of the test',
  })
  return id
}

/** A draft that 栄村 began itself, or that the secretariat types for it. */
async function draft(context: Context, by: 'sakae' | 'iiyama') {
  const { id: proposalId } = await createProposal(context, await actorIn(context, by), {
    idempotencyKey: `draft of ${by}`,
    forumId,
    title: '除雪の共同発注',
    need: '担い手が足りない',
    plan: '一括して発注する',
    fieldId: 'health',
    originKind: 'own_initiative',
    ...(by === 'iiyama' && { onBehalfOf: { organisationId: 'sakae', channel: 'phone' } }),
  })
  const { document_id: bodyId } = await context.store.db
    .selectFrom('proposal')
    .selectAll()
    .where('id', '=', proposalId)
    .executeTakeFirstOrThrow()
  return { proposalId, bodyId }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyPassword } from '../../server/accounts/password'
import { actorOf } from '../../server/accounts/queries'
import { sampleSeats } from '../../server/accounts/seatChoices'
import { balance } from '../../server/balance/queries'
import { giveAnswer } from '../../server/calls/giveAnswer'
import type { Context } from '../../server/context'
import { dailyJobs } from '../../server/dailyJobs'
import { loadBuiltIn } from '../../server/dataset/command'
import { hasSample, loadSample, removeSample } from '../../server/dataset/sample'
import { desk } from '../../server/desk/desk'
import { answerIntent } from '../../server/intents/answerIntent'
import { interestsPage } from '../../server/interests/queries'
import { changeMeeting } from '../../server/meetings/changeMeeting'
import { createMeeting } from '../../server/meetings/createMeeting'
import { echoNeed } from '../../server/needs/echoNeed'
import { openPoint } from '../../server/points/writePoint'
import { createProposal } from '../../server/proposals/createProposal'
import { discardDraft } from '../../server/proposals/discardDraft'
import { submitProposal } from '../../server/proposals/submitProposal'
import { supportProposal } from '../../server/proposals/supportProposal'
import { transitionProposal } from '../../server/proposals/transitionProposal'
import { readDocument } from '../../server/store/documents'
import type { Db } from '../../server/store/Store'
import type { Tables } from '../../server/store/Tables'
import { ofClass } from '../../shared/balance/report'
import { dayOf } from '../../shared/calendar'
import { addAgendaItem, agendaItems } from '../../shared/meetings/agendaDocument'
import { parseRecord } from '../../shared/minutes/record'
import type { Actor } from '../../shared/permission'
import { balanceClasses } from '../../shared/proposals/balance'
import { proposalStates } from '../../shared/proposals/state'
import { editDocument } from '../support/editDocument'
import { freshContext, lastingContext } from './world'

const forumId = 'teiju-hokushin'
const noon = (day: string) => Date.parse(`${day}T12:00:00+09:00`)

async function withField(day = '2026-11-24'): Promise<Context> {
  const context = await freshContext(noon(day))
  await loadBuiltIn(context)
  return context
}
async function withSample(day?: string): Promise<Context> {
  const context = await withField(day)
  await loadSample(context)
  return context
}

const meetingsOf = ({ store }: Context) =>
  store.db.selectFrom('meeting').selectAll().where('forum_id', '=', forumId).orderBy('starts_at').execute()
const proposalsOf = ({ store }: Context) =>
  store.db.selectFrom('proposal').selectAll().where('forum_id', '=', forumId).execute()

/** One loaded sample for all the tests that only look at it. */
let lasting: Awaited<ReturnType<typeof lastingContext>>
beforeAll(async () => {
  lasting = await lastingContext()
  await loadBuiltIn(lasting.context)
  await loadSample(lasting.context)
})
afterAll(() => lasting.close())
const shared = () => lasting.context

describe('the sample year', () => {
  test('every member has a seat, both central cities share the secretariat, the prefecture has two seats', async () => {
    const context = shared()
    const seats = await sampleSeats(context.store.db, '2026-11-24')
    const members = seats
      .filter(({ duty }) => duty === 'member')
      .map(({ organisationName }) => organisationName)
    expect([...new Set(members)]).toEqual(['中野市', '飯山市', '山ノ内町', '木島平村', '野沢温泉村', '栄村'])
    const offices = seats.filter(({ secretariatOf }) =>
      secretariatOf.some((each) => each.forumId === forumId),
    )
    expect(offices.map(({ organisationName }) => organisationName)).toEqual(['中野市', '飯山市'])
    const prefecture = seats.filter(({ duty }) => duty === 'prefecture').map(({ seatTitle }) => seatTitle)
    expect(prefecture).toHaveLength(2)
    for (const office of ['市町村課', '北信地域振興局'])
      expect(prefecture).toContainEqual(expect.stringContaining(office))
  })

  test('nobody signs in as one of the sample by password', async () => {
    const { store } = shared()
    const people = await store.db
      .selectFrom('person')
      .select('password_hash')
      .where('is_sample', '=', 1)
      .execute()
    expect(people).toHaveLength(10)
    for (const { password_hash } of people)
      expect(await verifyPassword(password_hash, password_hash)).toBe(false)
  })

  test('three meetings were held and one is to come, numbered in their 年度', async () => {
    const context = shared()
    const meetings = await meetingsOf(context)
    expect(meetings.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect(meetings.map(({ starts_at }) => starts_at <= context.now())).toEqual([true, true, true, false])
    expect(meetings.every(({ is_sample }) => is_sample === 1)).toBe(true)
  })

  test('two minutes are confirmed and frozen, one of them marked by the prefecture, one is a draft', async () => {
    const { store } = shared()
    const frozen = await store.db
      .selectFrom('meeting')
      .innerJoin('document', 'document.id', 'meeting.minutes_id')
      .select('document.frozen_at')
      .where('meeting.forum_id', '=', forumId)
      .orderBy('meeting.starts_at')
      .execute()
    expect(frozen.map(({ frozen_at }) => frozen_at !== null)).toEqual([true, true, false, false])
    const versions = await store.db
      .selectFrom('minutes_version')
      .select(['version', 'text'])
      .orderBy('confirmed_at')
      .execute()
    expect(versions.map(({ version }) => version)).toEqual(['1.0', '1.0', '1.1'])
    expect(versions[0]?.text).toContain('【決定 R8-幹-01】')
    expect(await store.db.selectFrom('review_mark').select('label').execute()).toEqual([
      { label: expect.stringContaining('市町村課') },
    ])
  })

  test('agenda, decisions and homework stand as rows beside the documents', async () => {
    const { store } = shared()
    const count = async (table: 'agenda_item' | 'decision' | 'action_item') =>
      (await store.db.selectFrom(table).selectAll().execute()).length
    expect([await count('agenda_item'), await count('decision'), await count('action_item')]).toEqual([
      24, 10, 7,
    ])
    const behind = store.db
      .selectFrom('document')
      .select('id')
      .where('kind', '!=', 'proposal')
      .whereRef('seq', '>', 'projected_seq')
    expect(await behind.execute()).toEqual([])
  })

  test('every state of a proposal can be seen, and every submitted one has its locked provenance', async () => {
    const proposals = await proposalsOf(shared())
    const states = new Set(proposals.map(({ state }) => state))
    expect(proposalStates.filter((state) => !states.has(state))).toEqual([])
    const submitted = proposals.filter(({ number }) => number !== null)
    expect(submitted.every((each) => each.submitted_sha256 !== null && each.submitted_at !== null)).toBe(true)
    const entered = proposals.filter((each) => each.on_behalf_channel !== null)
    expect(entered.map((each) => [each.on_behalf_channel, each.confirmed_at !== null]).sort()).toEqual([
      ['phone', false],
      ['takeover', true],
    ])
  })

  test('代行入力 and 引受け count for the village, not for the city that typed', async () => {
    const context = shared()
    const { db } = context.store
    const typed = await db
      .selectFrom('proposal')
      .innerJoin('proposal_originator', 'proposal_originator.proposal_id', 'proposal.id')
      .select(['organisation_id', 'class', 'entered_by_organisation'])
      .where('on_behalf_channel', 'is not', null)
      .orderBy('organisation_id')
      .execute()
    expect(typed).toEqual([
      { organisation_id: '205630', class: 'municipality', entered_by_organisation: '202134' },
      { organisation_id: '206024', class: 'municipality', entered_by_organisation: '202134' },
    ])
    const seat = (await sampleSeats(db, '2026-11-24')).find(
      ({ organisationName }) => organisationName === '栄村',
    )
    const actor = await sampleActor(context, seat?.seatId ?? '')
    const { n, rows } = await balance(db, actor, { forumId, asOf: '2026-11-24' })
    const counts = balanceClasses.map((each) => `${each} ${ofClass(rows, 'submitted', each).length}`)
    expect([n, ...counts]).toEqual([
      12,
      'central_only 3',
      'partners_only 8',
      'joint 1',
      'union 0',
      'prefecture 0',
    ])
  })

  test('each row of the documents has its author; the seats of the proposers wrote their own items', async () => {
    const { store } = shared()
    const authors = await store.db
      .selectFrom('document_update')
      .innerJoin('document', 'document.id', 'document_update.document_id')
      .innerJoin('seat', 'seat.id', 'document_update.seat_id')
      .select('seat.organisation_id')
      .distinct()
      .where('document.kind', '=', 'agenda')
      .execute()
    expect(authors.map(({ organisation_id }) => organisation_id).sort()).toEqual([
      '202118',
      '202134',
      '205613',
      '205621',
      '205630',
      '206024',
    ])
  })

  test('shows the whole life of a meeting: no table of it is empty', async () => {
    const { db } = shared().store
    const rows = await everything(shared())
    const filled = Object.keys(rows).filter((table) => (rows[table] ?? []).length > 0)
    expect(filled).toEqual(expect.arrayContaining([...ofMeetings]))
    const { record } = await db
      .selectFrom('minutes_version')
      .select('record')
      .where('version', '=', '1.0')
      .orderBy('confirmed_at')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(parseRecord(record).course).toEqual([
      expect.objectContaining({
        noObjection: ['中野市', '飯山市', '山ノ内町', '木島平村'].map(named),
        deemed: [named('野沢温泉村')],
        unanswered: [],
        corrections: [expect.objectContaining({ organisation: named('栄村'), state: 'adopted' })],
      }),
    ])
  })

  test('shows the whole road from 困りごと to 取組カルテ: no table of it is empty', async () => {
    const rows = await everything(shared())
    expect(ofRoad.filter((table) => (rows[table] ?? []).length === 0)).toEqual([])
  })

  test('a tick that met nobody is on nobody else’s page', async () => {
    const context = shared()
    const { db } = context.store
    const ticked = await db.selectFrom('interest').select(['organisation_id', 'topic_id']).execute()
    const matched = await db.selectFrom('interest_match').select('topic_id').execute()
    expect(matched).toEqual([{ topic_id: 'kyoiku-bukatsu' }])
    for (const { seatId } of await sampleSeats(db, '2026-11-24')) {
      const actor = await sampleActor(context, seatId)
      const page = await interestsPage(db, actor, forumId, context.now()).catch(() => undefined)
      if (!page) continue
      const own = ticked.flatMap((each) =>
        each.organisation_id === actor.organisationId ? each.topic_id : [],
      )
      expect([...page.ticked].sort()).toEqual(own.sort())
      const isIn = ['205621', '205630'].includes(actor.organisationId)
      expect(page.matches.map(({ topicId }) => topicId)).toEqual(isIn ? ['kyoiku-bukatsu'] : [])
    }
  })

  test('the daily jobs work over it, and what they told goes with it', async () => {
    const context = await withField()
    const before = await everything(context)
    await loadSample(context)
    for (const days of [0, 1, 11, 40, 140]) {
      const now = context.now() + days * 24 * 60 * 60_000
      for (const job of dailyJobs) await job.run({ ...context, now: () => now }, dayOf(now))
    }
    await removeSample(context)
    expect(await everything(context)).toEqual(before)
  })

  test('asks every seat for something: a version goes round, a date is open, 出欠 is missing', async () => {
    const context = shared()
    const seat = (await sampleSeats(context.store.db, '2026-11-24')).find(
      ({ organisationName }) => organisationName === '栄村',
    )
    const actor = await sampleActor(context, seat?.seatId ?? '')
    const { items } = await desk(context.store.db, actor, context.now())
    expect(items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['round', 'date_poll', 'rsvp', 'action']),
    )
  })

  // The days around a weekend, the two ends of a fiscal year, a leap day.
  test.each(['2026-11-28', '2026-11-29', '2026-11-30', '2027-03-31', '2027-04-01', '2028-02-29'])(
    'loaded on %s nothing of the past lies in the future',
    async (day) => {
      const context = await withSample(day)
      const { db } = context.store
      const now = context.now()
      const meetings = await meetingsOf(context)
      expect(meetings.filter(({ starts_at }) => starts_at > now)).toHaveLength(1)
      expect(meetings.filter(({ created_at }) => created_at > now)).toEqual([])
      const late = db.selectFrom('proposal_event').select('id').where('at', '>', now)
      expect(await late.execute()).toEqual([])
      expect(await db.selectFrom('document_update').select('seq').where('at', '>', now).execute()).toEqual([])
      const moves = await db.selectFrom('proposal_event').select(['proposal_id', 'at']).execute()
      expect(new Set(moves.map(({ proposal_id, at }) => `${proposal_id} ${at}`)).size).toBe(moves.length)
    },
  )

  test('a second load is refused and says what to do', async () => {
    const context = await withSample()
    await expect(loadSample(context)).rejects.toThrow('sample remove')
    expect(await meetingsOf(context)).toHaveLength(4)
  })

  test('without the organisations it speaks of it is refused and leaves nothing', async () => {
    const context = await freshContext()
    await expect(loadSample(context)).rejects.toThrow('長野県のデータ')
    expect(await hasSample(context.store.db)).toBe(false)
  })

  test('a failure at the last moment leaves nothing', async () => {
    const context = await withField()
    const before = await everything(context)
    const failing: Context = {
      ...context,
      store: {
        ...context.store,
        log: context.store.log,
        transaction: (work) =>
          context.store.transaction(async (tx) => {
            await work(tx)
            throw new Error('disk full')
          }),
      },
    }
    await expect(loadSample(failing)).rejects.toThrow('disk full')
    expect(await everything(context)).toEqual(before)
  })
})

describe('a seat of the sample', () => {
  test('[A6] does no formal act on what real seats made', async () => {
    const context = await withField()
    const real = await realWork(context)
    const [held] = await meetingsOf(context)
    await loadSample(context)
    const before = await everything(context)
    const seats = await sampleSeats(context.store.db, '2026-11-24')
    const office = seats.find(
      ({ organisationName, secretariatOf }) => organisationName === '中野市' && secretariatOf.length > 0,
    )
    const visitor = await sampleActor(context, office?.seatId ?? '')
    const { title, startsAt, mode } = meeting('')
    const submission = { idempotencyKey: 'visitor-submit', revision: 0 }
    const acts = [
      () =>
        changeMeeting(context, visitor, {
          meetingId: held?.id ?? '',
          title,
          startsAt,
          place: '別の所',
          mode,
        }),
      () => submitProposal(context, visitor, real.proposalId, submission),
      () => discardDraft(context, visitor, real.proposalId),
    ]
    for (const act of acts) await expect(act()).rejects.toThrow('サンプルの席では')
    expect(await everything(context)).toEqual(before)
  })
})

describe('beside the sample', () => {
  test('[M1][P3] real meetings and proposals are numbered as if it were not there', async () => {
    const context = await withSample()
    const real = await realWork(context)
    const called = (await meetingsOf(context)).find(({ is_sample }) => is_sample === 0)
    expect(called?.number).toBe(1)
    const submission = { idempotencyKey: 'real-submit', revision: 0 }
    const { number } = await submitProposal(context, real.actor, real.proposalId, submission)
    expect(number).toBe('R8-01')
    // And the sample counts on from its own.
    expect((await meetingsOf(context)).filter(({ is_sample }) => is_sample === 1)).toHaveLength(4)
  })
})

describe('removing the sample', () => {
  test('[C3] leaves every row as it was before, also with real work beside it', async () => {
    const context = await withField()
    await realWork(context)
    const before = await everything(context)
    await loadSample(context)
    await removeSample(context)
    expect(await everything(context)).toEqual(before)
    expect(await hasSample(context.store.db)).toBe(false)
  })

  test('[C3] takes what real people wrote under sample meetings, and nothing they wrote elsewhere', async () => {
    const context = await withField()
    const real = await realWork(context)
    const before = await everything(context)
    await loadSample(context)
    const coming = (await meetingsOf(context)).findLast(({ is_sample }) => is_sample === 1)
    const edited = await editDocument(context, real.actor, coming?.agenda_id ?? '', (doc) => {
      addAgendaItem(doc, { id: 'real-item', kind: 'other', title: '利用者が足した議題' })
    })
    expect(edited).toBe('ok')
    await context.store.log.putSnapshot(coming?.minutes_id ?? '', { seq: 1, bytes: new Uint8Array([1]) })
    await context.store.db
      .insertInto('agenda_item')
      .values({
        meeting_id: coming?.id ?? '',
        id: 'real-item',
        position: 99,
        kind: 'other',
        number: '',
        title: '',
        presenter: '',
        minutes: 0,
        proposed_by: '[]',
      })
      .execute()
    await removeSample(context)
    expect(await everything(context)).toEqual(before)
  })

  test('takes sessions, invitations and appointments of its seats, also those of a real person', async () => {
    const context = await withField()
    const real = await realWork(context)
    const before = await everything(context)
    await loadSample(context)
    const { db } = context.store
    const [seat] = await sampleSeats(db, '2026-11-24')
    const seatId = seat?.seatId ?? ''
    await db
      .insertInto('appointment')
      .values({
        id: 'visit',
        person_id: real.actor.personId,
        seat_id: seatId,
        from_on: '2026-11-01',
        to_on: null,
      })
      .execute()
    await db
      .insertInto('session')
      .values(session('visit', real.actor.personId, seatId, context.now()))
      .execute()
    await db
      .insertInto('invitation')
      .values({
        id: 'visit',
        token_hash: 'visit',
        seat_id: seatId,
        for_person: null,
        created_by: null,
        created_at: 1,
        expires_at: 2,
        used_at: null,
        used_by: null,
      })
      .execute()
    await removeSample(context)
    expect(await everything(context)).toEqual(before)
  })

  test('takes what visitors made from a sample seat: meetings and proposals', async () => {
    const context = await withField()
    const before = await everything(context)
    await loadSample(context)
    const seats = await sampleSeats(context.store.db, '2026-11-24')
    const office = seats.find(({ secretariatOf }) => secretariatOf.length > 0)
    const actor = await sampleActor(context, office?.seatId ?? '')
    await createMeeting(context, actor, meeting('visitor-meeting'))
    await createProposal(context, actor, proposal('visitor-proposal'))
    await removeSample(context)
    expect(await everything(context)).toEqual(before)
  })

  test('[C3] takes what real seats answered, stated and marked on the sample’s road', async () => {
    const context = await withField()
    const { actor } = await realWork(context)
    const before = await everything(context)
    await loadSample(context)
    const { db } = context.store
    const idempotencyKey = 'real-on-sample'
    const call = await db
      .selectFrom('call')
      .select('id')
      .where('kind', '=', 'intents')
      .executeTakeFirstOrThrow()
    await giveAnswer(context, actor, call.id, {
      ...{ value: 'considering', level: 'official_in_charge', note: '', answeredOn: null, idempotencyKey },
    })
    const snow = await db
      .selectFrom('proposal')
      .select('id')
      .where('title', '=', '村道除雪の共同発注')
      .executeTakeFirstOrThrow()
    await answerIntent(context, actor, {
      ...{ proposalId: snow.id, value: 'join', level: 'head', conditions: [], note: '', approver: '' },
      idempotencyKey,
    })
    await supportProposal(context, actor, snow.id, { note: '', isWithdrawn: false, idempotencyKey })
    await openPoint(context, actor, {
      ...{ proposalId: snow.id, title: '実際の論点', ground: '', compromise: '', nextMeetingId: null },
      idempotencyKey,
    })
    const need = await db
      .selectFrom('need')
      .select('id')
      .where('topic_id', '=', 'senmon-hosei')
      .executeTakeFirstOrThrow()
    await echoNeed(context, actor, need.id, { isEchoed: true, idempotencyKey })
    await removeSample(context)
    const after = await everything(context)
    // That a real person pressed is remembered as long as any other press.
    expect({ ...after, idempotency: before.idempotency }).toEqual(before)
  })

  test('a real proposal that was on the table of a sample meeting keeps its history without the link', async () => {
    const context = await withField()
    const real = await realWork(context)
    await loadSample(context)
    const [meeting] = await meetingsOf(context).then((all) => all.filter(({ is_sample }) => is_sample === 1))
    await submitProposal(context, real.actor, real.proposalId, { idempotencyKey: 'real-submit', revision: 0 })
    const moves = [
      { from: 'submitted', to: 'accepted' },
      { from: 'accepted', to: 'in_discussion', meetingId: meeting?.id ?? '' },
    ] as const
    for (const move of moves)
      await transitionProposal(context, real.actor, real.proposalId, {
        idempotencyKey: `real-${move.to}`,
        reason: '',
        ...move,
      })
    await removeSample(context)
    const history = await context.store.db
      .selectFrom('proposal_event')
      .select(['to_state', 'meeting_id'])
      .where('proposal_id', '=', real.proposalId)
      .orderBy('id')
      .execute()
    expect(history).toHaveLength(4)
    expect(history).toContainEqual({ to_state: 'in_discussion', meeting_id: null })
  })

  test('may be done twice, and the sample may come back', async () => {
    const context = await withSample()
    await removeSample(context)
    await removeSample(context)
    await loadSample(context)
    expect(await meetingsOf(context)).toHaveLength(4)
  })

  test('tells the live connections of its people that their rights are gone', async () => {
    const context = await withSample()
    const told: string[] = []
    context.events.on('accessChanged', ({ personId }) => told.push(personId))
    await removeSample(context)
    expect(told).toHaveLength(10)
  })
})

const named = (name: string) => ({ id: expect.any(String), name })

async function sampleActor({ store, now }: Context, seatId: string): Promise<Actor> {
  const held = await store.db
    .selectFrom('appointment')
    .select('person_id')
    .where('seat_id', '=', seatId)
    .executeTakeFirstOrThrow()
  const actor = await actorOf(store.db, held.person_id, seatId, dayOf(now()))
  if (!actor) throw new Error(`nobody sits in ${seatId}`)
  return actor
}

/** What a meeting leaves behind from its date to its 公開版, but for what only 書面開催 and 指名委員 need. */
const ofMeetings = [
  'forum_rules',
  'assembly_session',
  'date_poll',
  'date_reply',
  'date_answer',
  'rsvp',
  'agenda_reply',
  'agenda_version',
  'material',
  'attendee',
  'item_outcome',
  'item_time',
  'sitting_event',
  'outcome_number',
  'outcome_mark',
  'confirmation_round',
  'round_answer',
  'correction_request',
  'publication',
  'work_job',
  'work_handover',
  'work_limit',
] as const satisfies (keyof Tables)[]

/** What a proposal's road leaves behind, but for what the sample has no case of. */
const ofRoad = [
  'proposal_correction',
  'proposal_correction_word',
  'proposal_lineage',
  'proposal_referral',
  'proposal_support',
  'call',
  'call_move',
  'call_addressee',
  'call_proposal',
  'call_answer',
  'need',
  'need_echo',
  'need_takeover',
  'offer',
  'offer_request',
  'interest',
  'interest_match',
  'interest_match_member',
  'precedent',
  'precedent_topic',
  'precedent_delivery',
  'intent',
  'condition_mark',
  'cost_model',
  'population',
  'consent_procedure',
  'consent_party',
  'consent_step',
  'point_at_issue',
  'point_stance',
  'point_event',
  'project',
  'project_member',
  'project_indicator',
  'project_figure',
  'project_assessment',
  'project_evaluation',
  'forum_parent',
] as const satisfies (keyof Tables)[]

/** A real secretariat seat with a meeting, an item on its agenda, a draft proposal and a session. */
async function realWork(context: Context): Promise<{ actor: Actor; proposalId: string }> {
  const { db } = context.store
  const person = {
    id: 'real-person',
    login_id: 'real',
    email: null,
    password_hash: 'x',
    created_at: 1,
    disabled_at: null,
    is_sample: 0,
  } as const
  await db.insertInto('person').values(person).execute()
  const seat = {
    id: 'real-seat',
    organisation_id: '202118',
    title: '企画課長',
    duty: 'member',
    is_sample: 0,
  } as const
  await db.insertInto('seat').values(seat).execute()
  const appointment = {
    id: 'real',
    person_id: person.id,
    seat_id: seat.id,
    from_on: '2020-04-01',
    to_on: null,
  }
  await db.insertInto('appointment').values(appointment).execute()
  await db.insertInto('secretariat').values({ forum_id: forumId, seat_id: seat.id }).execute()
  await db
    .insertInto('session')
    .values(session('real', person.id, seat.id, context.now()))
    .execute()
  const actor = await actorOf(db, person.id, seat.id, dayOf(context.now()))
  if (!actor) throw new Error('the real seat is held')
  const { id } = await createMeeting(context, actor, meeting('real-meeting'))
  const { agenda_id } = await db
    .selectFrom('meeting')
    .select('agenda_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const edited = await editDocument(context, actor, agenda_id, (doc) => {
    addAgendaItem(doc, { id: 'own-item', kind: 'report', title: '報告' })
  })
  expect(edited).toBe('ok')
  const made = await createProposal(context, actor, proposal('real-proposal'))
  const { doc } = await readDocument(context.store.log, agenda_id)
  expect(agendaItems(doc).size).toBe(1)
  return { actor, proposalId: made.id }
}

const meeting = (idempotencyKey: string) => ({
  forumId,
  title: '臨時の幹事会',
  startsAt: Date.parse('2026-12-20T10:00:00+09:00'),
  place: '',
  mode: 'online' as const,
  idempotencyKey,
})
const proposal = (idempotencyKey: string) => ({
  idempotencyKey,
  forumId,
  title: '本物の提案',
  need: '困りごと',
  plan: 'やること',
  fieldId: 'kotsu',
  instrumentId: 'teiju-kyotei',
  originKind: 'need' as const,
})
const session = (id: string, personId: string, seatId: string, at: number) => ({
  id,
  token_hash: id,
  person_id: personId,
  seat_id: seatId,
  created_at: at,
  seen_at: at,
  ended_at: null,
  user_agent: '',
})

/** Every row of every table, in an order that does not depend on the store. */
async function everything({ store }: Context): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {}
  for (const table of await tablesOf(store.db))
    rows[table] = (await store.db.selectFrom(table).selectAll().execute())
      .map((row) => JSON.stringify(row))
      .sort()
  return rows
}

/** All there are but what the engine and the migrations keep for themselves: a new one is asked without being told of. */
async function tablesOf(db: Db): Promise<(keyof Tables)[]> {
  const found = await db.introspection.getTables()
  // The names of the schema are the keys of Tables.
  return found.filter(({ isView }) => !isView).map(({ name }) => name as keyof Tables)
}

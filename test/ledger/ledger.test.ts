import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../server/id'
import { completeJob } from '../../server/ledger/acts'
import { handOverJob, takeJob } from '../../server/ledger/handOverJob'
import { markJob } from '../../server/ledger/markJob'
import { ledgerPage, waitingJobs } from '../../server/ledger/queries'
import { setLimit } from '../../server/ledger/setLimit'
import { settlePastJobs } from '../../server/ledger/settlePastJobs'
import { notifyMeeting } from '../../server/meetings/notifyMeeting'
import { openSitting } from '../../server/sitting/openSitting'
import { defaultRules } from '../../shared/forums/rules'
import { type JobKind, jobDueOn, jobKinds } from '../../shared/ledger/job'
import { unlimited, type WorkLimit } from '../../shared/ledger/rotation'
import { totalOf } from '../../shared/ledger/shares'
import type { Actor } from '../../shared/permission'
import { type MeetingWorld, openMeetingWorld, today } from '../meetings/meetingWorld'

const day = 24 * 60 * 60_000
const soon = today + 40 * day
const forumId = 'hokushin'

let world: MeetingWorld
beforeEach(async () => {
  world = await openMeetingWorld()
  await world.store.db
    .insertInto('secretariat')
    .values({ forum_id: forumId, seat_id: 'seat-iiyama' })
    .execute()
})
afterEach(() => world.close())

const key = () => ({ idempotencyKey: newId() })
const page = (actor: Actor = world.village) =>
  ledgerPage(world.store.db, actor, { forumId, now: world.clock.now })
const jobs = () =>
  world.store.db.selectFrom('work_job').selectAll().orderBy('created_at').orderBy('id').execute()
const limits = (organisationId: string, limit: Partial<WorkLimit>) =>
  setLimit(world.context, world.secretariat, { forumId, organisationId, ...unlimited, ...limit })
/** Meetings one after the other; who has to write the minutes of each. */
async function minutesOf(count: number): Promise<(string | null)[]> {
  const owners: (string | null)[] = []
  for (let index = 0; index < count; index += 1) {
    const meeting = await world.creates({ startsAt: soon + index * day })
    const job = (await jobs()).find(({ meeting_id, kind }) => meeting_id === meeting.id && kind === 'minutes')
    owners.push(job?.owner_id ?? null)
  }
  return owners
}
async function jobOf(kind: JobKind, ownerId?: string) {
  const found = (await jobs()).find((job) => job.kind === kind && (!ownerId || job.owner_id === ownerId))
  if (!found) throw new Error(`no job ${kind}`)
  return found
}

describe('a meeting brings its jobs', () => {
  test('[L1] the standard work comes with the meeting, each with an owner and a day counted from it', async () => {
    await world.creates({ startsAt: soon })
    const { meetings, asOf, year } = await page()
    expect({ asOf, year }).toEqual({ asOf: today, year: 2026 })
    const [meeting] = meetings
    expect(
      meeting?.jobs.map(({ kind, ownerName, dueOn, doneAt }) => [kind, ownerName, dueOn, doneAt]),
    ).toEqual([
      ['schedule', '飯山市', '2026-11-29', null],
      ['venue', '飯山市', '2026-12-04', null],
      ['notice', '飯山市', '2026-12-04', null],
      ['agenda', '飯山市', '2026-12-24', null],
      ['materials', '飯山市', '2026-12-27', null],
      ['call', '飯山市', '2026-12-31', null],
      ['summary', '飯山市', '2027-01-05', null],
      ['minutes', '中野市', '2027-02-02', null],
      ['confirmation', '飯山市', '2027-02-02', null],
    ])
  })

  test('[L1] a job is never due before it came to be, and the members get their days before the minutes are', () => {
    const at = { startsAt: today + 3 * day, createdAt: today }
    expect(jobDueOn('notice', at, defaultRules)).toBe('2026-11-24')
    const minutes = { ...defaultRules.minutes, requiresRound: true, minutesDays: 45, answerDays: 10 }
    expect(jobDueOn('minutes', at, { minutes })).toBe('2027-01-01')
    expect(jobDueOn('confirmation', at, { minutes })).toBe('2027-01-11')
  })

  test('[L1] a meeting that is not in a room needs none; a moved one moves its days', async () => {
    const meeting = await world.creates({ startsAt: soon, mode: 'written' })
    expect((await jobs()).some(({ kind }) => kind === 'venue')).toBe(false)
    await world.store.db
      .updateTable('meeting')
      .set({ starts_at: soon + day })
      .where('id', '=', meeting.id)
      .execute()
    const agenda = (await page()).meetings[0]?.jobs.find(({ kind }) => kind === 'agenda')
    expect(agenda?.dueOn).toBe('2026-12-25')
  })

  test('[L1] open work of a meeting that was called off is none', async () => {
    const meeting = await world.creates({ startsAt: soon })
    await markJob(world.context, world.secretariat, (await jobOf('venue')).id, { isDone: true, ...key() })
    await world.store.db
      .updateTable('meeting')
      .set({ called_off: 'cancelled' })
      .where('id', '=', meeting.id)
      .execute()
    const { meetings } = await page()
    expect(meetings.flatMap(({ jobs: left }) => left.map(({ kind }) => kind))).toEqual(['venue'])
  })
})

describe('whose turn', () => {
  test('[L2] 議事録 goes round the members in 建制順; observers and the prefecture have no turn', async () => {
    expect(await minutesOf(4)).toEqual(['nakano', 'iiyama', 'kijimadaira', 'nakano'])
  })

  test('[L2] a member that is exempt is passed over', async () => {
    await limits('iiyama', { isExempt: true })
    expect(await minutesOf(3)).toEqual(['nakano', 'kijimadaira', 'nakano'])
  })

  test('[L3] nobody is given more than they can take in a year, the secretariat neither', async () => {
    await limits('kijimadaira', { yearlyMax: 1 })
    await limits('nakano', { kinds: ['venue'] })
    await limits('iiyama', { yearlyMax: 3 })
    expect(await minutesOf(3)).toEqual(['kijimadaira', null, null])
    const all = await jobs()
    expect(all.filter(({ owner_id }) => owner_id === 'iiyama')).toHaveLength(3)
    expect(all.filter(({ owner_id }) => owner_id === 'nakano')).toHaveLength(0)
  })

  test('[L3] each organisation says its own limit, the secretariat anybody’s; 免除 is the secretariat’s word', async () => {
    const limit = { forumId, kinds: null, yearlyMax: 2, isExempt: false }
    await setLimit(world.context, world.village, { ...limit, organisationId: 'kijimadaira' })
    const refusals = [
      { ...limit, organisationId: 'nakano' },
      { ...limit, organisationId: 'kijimadaira', isExempt: true },
    ]
    for (const refused of refusals)
      await expect(setLimit(world.context, world.village, refused)).rejects.toMatchObject({
        code: 'forbidden',
      })
    await expect(
      setLimit(world.context, world.outsider, { ...limit, organisationId: 'nagano' }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await limits('kijimadaira', { yearlyMax: 2, isExempt: true })
    await setLimit(world.context, world.village, {
      ...limit,
      yearlyMax: 5,
      isExempt: true,
      organisationId: 'kijimadaira',
    })
    const { workers } = await page()
    expect(workers.find(({ id }) => id === 'kijimadaira')?.limit).toEqual({
      kinds: null,
      yearlyMax: 5,
      isExempt: true,
    })
    expect(workers.filter(({ canSetLimit }) => canSetLimit).map(({ id }) => id)).toEqual(['kijimadaira'])
  })

  test('[L2] who was given a turn is told; the secretariat is not told of its own work', async () => {
    await world.creates({ startsAt: soon })
    const told = await world.store.db.selectFrom('notice').selectAll().execute()
    expect(told.map(({ organisation_id, kind }) => [organisation_id, kind])).toEqual([
      ['nakano', 'job_assigned'],
    ])
    expect(told[0]?.lines).toContain('議事録')
  })
})

describe('handing over', () => {
  test('[L4] a member takes a job, and both names stay', async () => {
    await world.creates({ startsAt: soon })
    const job = await jobOf('venue')
    await takeJob(world.context, world.village, job.id, { from: 'iiyama', ...key() })
    const shown = (await page()).meetings[0]?.jobs.find(({ id }) => id === job.id)
    expect(shown).toMatchObject({
      ownerName: '木島平村',
      handovers: [
        { fromName: '飯山市', toName: '木島平村', at: today, label: '木島平村 企画財政課長', reason: '' },
      ],
      can: { take: false, pass: true, mark: true },
    })
  })

  test('[L4] who has a job gives it on with a reason, and the new owner is told', async () => {
    await world.creates({ startsAt: soon })
    const job = await jobOf('agenda')
    const given = { from: 'iiyama', to: 'kijimadaira', reason: '3月議会のため' }
    await handOverJob(world.context, world.secretariat, job.id, { ...given, ...key() })
    const [told] = await world.store.db
      .selectFrom('notice')
      .selectAll()
      .where('organisation_id', '=', 'kijimadaira')
      .execute()
    expect(JSON.parse(told?.lines ?? '[]')).toEqual(
      expect.arrayContaining(['引き継いだ人: 飯山市 企画財政課長', '理由: 3月議会のため']),
    )
    world.clock.now += 1
    await handOverJob(world.context, world.village, job.id, {
      from: 'kijimadaira',
      to: 'nakano',
      reason: '',
      ...key(),
    })
    const shown = (await page()).meetings[0]?.jobs.find(({ id }) => id === job.id)
    expect(shown?.handovers.map(({ fromName, toName }) => [fromName, toName])).toEqual([
      ['飯山市', '木島平村'],
      ['木島平村', '中野市'],
    ])
  })

  test('[L4] of two who take one job at once the second is told; a doubled press is one act', async () => {
    await world.creates({ startsAt: soon })
    const job = await jobOf('venue')
    const once = { from: 'iiyama', ...key() }
    await takeJob(world.context, world.village, job.id, once)
    await takeJob(world.context, world.village, job.id, once)
    await expect(
      takeJob(world.context, world.town, job.id, { from: 'iiyama', ...key() }),
    ).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await world.store.db.selectFrom('work_handover').selectAll().execute()).toHaveLength(1)
  })

  test('[L4] nobody else moves a job, and nobody outside gets one', async () => {
    await world.creates({ startsAt: soon })
    const job = await jobOf('venue')
    const given = { from: 'iiyama', to: 'kijimadaira', reason: '' }
    await expect(
      handOverJob(world.context, world.village, job.id, { ...given, ...key() }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      takeJob(world.context, world.observer, job.id, { from: 'iiyama', ...key() }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      takeJob(world.context, world.prefecture, job.id, { from: 'iiyama', ...key() }),
    ).rejects.toMatchObject({ code: 'not_found' })
    for (const to of ['nagano', 'sakae', 'naganoken'])
      await expect(
        handOverJob(world.context, world.secretariat, job.id, { ...given, to, ...key() }),
      ).rejects.toMatchObject({ code: 'invalid' })
    await expect(page(world.outsider)).rejects.toMatchObject({ code: 'not_found' })
    await expect(page(world.prefecture)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('done', () => {
  const complete = (meetingId: string, kind: JobKind, isAutomatic = true) =>
    world.store.transaction((tx) => completeJob(tx, { meetingId, kind, isAutomatic, at: world.clock.now }))
  const done = async () =>
    (await jobs())
      .filter(({ done_at }) => done_at !== null)
      .map(({ kind, is_automatic }) => [kind, is_automatic])
      .sort()

  test('[L5] what the software did is marked so, with what it presupposes; a second time changes nothing', async () => {
    const meeting = await world.creates({ startsAt: soon })
    await complete(meeting.id, 'notice')
    expect(await done()).toEqual([
      ['notice', 1],
      ['schedule', 0],
      ['venue', 0],
    ])
    await complete(meeting.id, 'notice', false)
    await complete(meeting.id, 'venue')
    expect((await done()).filter(([, isAutomatic]) => isAutomatic === 1)).toEqual([['notice', 1]])
  })

  test('[L5] 確定 ends all of a meeting’s work', async () => {
    const meeting = await world.creates({ startsAt: soon })
    await complete(meeting.id, 'confirmation')
    expect((await done()).map(([kind]) => kind)).toEqual([...jobKinds].sort())
  })

  test('[L5] the owner marks a job and takes the mark back; others do not', async () => {
    await world.creates({ startsAt: soon })
    const job = await jobOf('minutes')
    await expect(
      markJob(world.context, world.village, job.id, { isDone: true, ...key() }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await takeJob(world.context, world.village, job.id, { from: 'nakano', ...key() })
    await markJob(world.context, world.village, job.id, { isDone: true, ...key() })
    expect(await done()).toEqual([['minutes', 0]])
    await expect(
      takeJob(world.context, world.secretariat, job.id, { from: 'kijimadaira', ...key() }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await markJob(world.context, world.village, job.id, { isDone: false, ...key() })
    expect(await done()).toEqual([])
  })

  test('[L5] the acts of a meeting finish its jobs: 開催通知, 開会', async () => {
    const meeting = await world.creates({ startsAt: soon })
    const asked = { meetingId: meeting.id, noticeNumber: '', rsvpDueOn: '2026-12-20' }
    await notifyMeeting(world.context, world.secretariat, { ...asked, ...key() })
    expect((await done()).map(([kind]) => kind)).toEqual(['notice', 'schedule', 'venue'])
    world.clock.now = soon
    await openSitting(world.context, world.secretariat, { meetingId: meeting.id, ...key() })
    expect(await done()).toEqual([
      ['call', 1],
      ['notice', 0],
      ['schedule', 0],
      ['venue', 0],
    ])
  })

  test('[L5] the day after a meeting the work before it is done, and what comes after stays open', async () => {
    await world.creates({ startsAt: today + day })
    await settlePastJobs(world.context, '2026-11-25')
    expect(await done()).toEqual([])
    await settlePastJobs(world.context, '2026-11-26')
    expect(await done()).toEqual([
      ['agenda', 0],
      ['call', 1],
      ['materials', 0],
      ['notice', 0],
      ['schedule', 0],
      ['venue', 0],
    ])
  })
})

describe('the year and the desk', () => {
  test('[L6] the shares add up to the jobs of the year', async () => {
    await minutesOf(3)
    await world.creates({ startsAt: today + 150 * day })
    const { shares, meetings, years } = await page()
    expect(years).toEqual([2027, 2026])
    expect(meetings).toHaveLength(3)
    expect(totalOf(shares).jobs).toBe(meetings.flatMap(({ jobs: all }) => all).length)
    expect(shares.map(({ ownerName, jobs: count }) => [ownerName, count])).toEqual([
      ['中野市', 1],
      ['飯山市', 25],
      ['木島平村', 1],
    ])
  })

  test('[L7] the desk has the own jobs of the next days, and those that nobody has', async () => {
    await limits('nakano', { isExempt: true })
    await limits('iiyama', { yearlyMax: 0 })
    await world.creates({ startsAt: today + 12 * day })
    const waiting = async (actor: Actor) =>
      (await waitingJobs(world.store.db, actor, '2026-12-08')).map(({ kind, ownerName }) => [kind, ownerName])
    const open = ['schedule', 'venue', 'notice', 'agenda', 'materials', 'call', 'summary']
    expect(new Set((await waiting(world.village)).map(([kind]) => kind))).toEqual(new Set(open))
    await limits('kijimadaira', { isExempt: true })
    expect(await waiting(world.village)).toEqual([])
    await takeJob(world.context, world.village, (await jobOf('venue')).id, { from: null, ...key() })
    expect(await waiting(world.village)).toEqual([['venue', '木島平村']])
    expect(await waiting(world.observer)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { insertMeeting } from '../support/rows'
import { actorOf, memberOf, pageFor, prefecture, reportContext, stranger, tomorrow } from './report'

const hokushin = 'teiju-hokushin'
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

describe('the page of a body (会議体)', () => {
  test('lists the members in 建制順 with their roles', async () => {
    const context = await reportContext()
    const { members } = await pageFor(context, stranger, hokushin)
    expect(names(members)).toEqual(['中野市', '飯山市', '山ノ内町', '木島平村', '野沢温泉村', '栄村'])
    expect(members.map(({ roles }) => roles[0])).toEqual([
      'central_city',
      'central_city',
      ...Array(4).fill('partner_municipality'),
    ])
  })

  test('lists associations that are members, after the municipalities', async () => {
    const context = await reportContext()
    const { members } = await pageFor(context, stranger, 'rengo-hokushin')
    expect(members).toHaveLength(9)
    expect(members.slice(6).map(({ kind }) => kind)).toEqual(Array(3).fill('partial_affairs_association'))
  })

  test('says which members come from another prefecture', async () => {
    const context = await reportContext()
    const { members } = await pageFor(context, stranger, 'teiju-ueda')
    expect(names(members.filter(({ isOutside }) => isOutside))).toEqual(['嬬恋村'])
  })

  test('shows a member with several roles once, the strongest role first', async () => {
    const context = await reportContext()
    await context.store.db
      .insertInto('forum_member')
      .values({ forum_id: hokushin, organisation_id: '206024', role: 'observer', from_on: null, to_on: null })
      .execute()
    const { members } = await pageFor(context, stranger, hokushin)
    expect(members.filter(({ name }) => name === '栄村').map(({ roles }) => roles)).toEqual([
      ['partner_municipality', 'observer'],
    ])
  })

  test('counts the last day of a membership in, and the day after out', async () => {
    const context = await reportContext()
    const leaveOn = (day: string) =>
      context.store.db
        .updateTable('forum_member')
        .set({ to_on: day })
        .where('forum_id', '=', hokushin)
        .where('organisation_id', '=', '206024')
        .execute()
    await leaveOn('2026-11-24')
    expect(names((await pageFor(context, stranger, hokushin)).members)).toContain('栄村')
    await leaveOn('2026-11-23')
    expect(names((await pageFor(context, stranger, hokushin)).members)).not.toContain('栄村')
  })

  test('shows its tiers in their order, and the body above on the page of a tier', async () => {
    const context = await reportContext()
    const { tiers } = await pageFor(context, stranger, 'chusu-nagano')
    expect(tiers.map(({ tier }) => tier)).toEqual(['council', 'managers', 'advisory'])
    const managers = await pageFor(context, stranger, tiers[1]?.id ?? '')
    expect(managers.parent).toEqual({ id: 'chusu-nagano', name: '長野地域連携中枢都市圏' })
    expect(managers.members).toHaveLength(9)
    expect((await pageFor(context, stranger, tiers[2]?.id ?? '')).members).toEqual([])
  })

  test('gives dates and members with how sure they are', async () => {
    const context = await reportContext()
    const { milestones, certainty } = await pageFor(context, stranger, hokushin)
    expect(milestones.map(({ day, certainty }) => [day, certainty])).toEqual([
      ['2012-06-19', 'seed'],
      ['2012-12-13', 'seed'],
      ['2012-12-20', 'seed'],
    ])
    expect(certainty).toMatchObject({ name: 'seed', members: 'public' })
  })

  test('keeps a task that cannot be read apart from a task that is not done', async () => {
    const context = await reportContext()
    const { unionTasks } = await pageFor(context, stranger, 'rengo-saku')
    expect(unionTasks?.tasks).toHaveLength(16)
    expect(unionTasks?.tasks.find(({ id }) => id === 'kaigo')).toMatchObject({
      value: 'yes',
      certainty: 'certain',
    })
    const read = await context.store.db
      .selectFrom('fact')
      .select('body')
      .where('kind', '=', 'union_task_cell')
      .execute()
    const unknown = read.map(({ body }) => JSON.parse(body)).find(({ value }) => value === 'unknown')
    const page = await pageFor(context, stranger, unknown.forumId)
    expect(page.unionTasks?.tasks.find(({ id }) => id === unknown.taskId)?.value).toBe('unknown')
  })

  test('[R4] shows meetings to members and the secretariat, and to nobody else', async () => {
    const context = await reportContext()
    await insertMeeting(context.store.db, { id: 'meeting', forum_id: hokushin, starts_at: tomorrow(context) })
    const member = await pageFor(context, memberOf('206024', hokushin, 'partner_municipality'), hokushin)
    const secretariat = await pageFor(context, actorOf('202134', { secretariatOf: [hokushin] }), hokushin)
    expect(member.meetings?.coming).toHaveLength(1)
    expect(secretariat.meetings?.coming).toHaveLength(1)
    expect((await pageFor(context, stranger, hokushin)).meetings).toBeNull()
    expect((await pageFor(context, prefecture, hokushin)).meetings).toBeNull()
    const memberPrefecture = {
      ...prefecture,
      memberships: [{ forumId: hokushin, role: 'prefecture' as const }],
    }
    expect((await pageFor(context, memberPrefecture, hokushin)).meetings).toBeNull()
  })

  test('offers a new meeting to the secretariat of this body alone', async () => {
    const context = await reportContext()
    const may = async (secretariatOf: string[]) =>
      (await pageFor(context, actorOf('202134', { secretariatOf }), hokushin)).can.createMeeting
    expect(await may([hokushin])).toBe(true)
    expect(await may(['teiju-ueda'])).toBe(false)
  })

  test('a body that is not there is answered with what to do', async () => {
    const context = await reportContext()
    await expect(pageFor(context, stranger, 'atlantis')).rejects.toMatchObject({ code: 'not_found' })
  })
})

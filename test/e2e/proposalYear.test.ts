import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  act,
  codeOf,
  does,
  importRegister,
  inviteEverybody,
  municipalities,
  type Name,
  names,
  type People,
  reads,
  registerCsv,
  type Who,
} from '../support/hokushin'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { openStory, type Story } from '../support/story'
import { forumId, type Seated } from '../support/world'

/** From a village's 困りごと to a project of several 団体 and its evaluation: the same body, its six 市町村 and 県, from June to March. */

let story: Story
let people: People
/** 部会 and 首長会議 below the body. */
let subcommittee: string
let heads: string

const person = (who: Who) => people.person(who)
const office = () => person('office')
const button = ({ page }: Seated, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first()
const says = ({ page }: Seated, words: string | RegExp) =>
  page.getByText(words).filter({ visible: true }).first().waitFor()
const dialog = ({ page }: Seated) => page.getByRole('dialog')

async function moveTo(moment: string) {
  story.at(moment)
  await people.comeBack()
}

async function expectOpenToAll({ page }: Seated) {
  expect(await seriousIssues(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page)).toBe(0)
  await page.setViewportSize({ width: 1366, height: 768 })
}

interface Proposal {
  id: string
  number: string
  title: string
  state: string
  revision: number
  originators: { organisationId: string; name: string }[]
}
const proposal = (who: Seated, id: string) => reads<Proposal>(who, `/api/proposals/${id}`)
const namesOf = ({ originators }: Proposal) => originators.map(({ name }) => name)

/** Writes out what a draft still lacks, and hands it in. */
async function submit(who: Seated, id: string, fields: object): Promise<string> {
  const { revision } = await proposal(who, id)
  const field = (await reads<{ fields: { id: string }[] }>(who, `/api/proposals/choices?forumId=${forumId}`))
    .fields[0]
  await does(who, 'PATCH', `/api/proposals/${id}`, { revision, fieldId: field?.id, ...fields })
  const saved = await proposal(who, id)
  const { number } = await does(who, 'POST', `/api/proposals/${id}/submit`, act({ revision: saved.revision }))
  return String(number)
}

const move = (id: string, from: string, to: string, more: object = {}) =>
  does(office(), 'POST', `/api/proposals/${id}/transition`, act({ from, to, ...more }))

beforeAll(async () => {
  story = await openStory('2026-06-01T09:00:00+09:00')
  const admin = await story.administrator()
  await importRegister(admin, registerCsv())
  people = await inviteEverybody(story, admin)
  const settings = await reads<{ seats: { seatId: string; organisationId: string; title: string }[] }>(
    office(),
    `/api/forums/${forumId}/settings`,
  )
  const seats = settings.seats.filter((seat) => seat.organisationId === codeOf('iiyama'))
  const tier = async (name: string, kind: string) =>
    String(
      (
        await does(
          office(),
          'POST',
          `/api/forums/${forumId}/tiers`,
          act({
            name,
            tier: kind,
            organisationIds: names.map(codeOf),
            secretariat: seats.map(({ seatId }) => seatId),
            startsOn: '2026-06-01',
          }),
        )
      ).id,
    )
  subcommittee = await tier('専門職部会', 'subcommittee')
  heads = await tier('首長会議', 'heads')
  // The seats' memberships of the new bodies come with their next sign-in.
  await people.comeBack()
})
afterAll(async () => {
  story.expectNoMisdeeds()
  await story.close()
})

let callId: string

test('14. 提案照会: three answer 提案あり, one 提案なし, two not at all, and only these two are reminded', async () => {
  const call = await does(
    office(),
    'POST',
    '/api/calls',
    act({
      forumId,
      kind: 'proposals',
      title: '令和9年度に向けた連携事業の提案照会',
      note: '困りごとだけでも構いません。',
      dueOn: '2026-06-26',
    }),
  )
  callId = String(call.id)
  for (const name of ['nakano', 'iiyama', 'nozawa'] as const)
    await does(person(name), 'POST', `/api/calls/${callId}/answer`, act({ value: 'has_proposal' }))
  const town = person('yamanouchi')
  await town.opens('/')
  await button(town, /提案なし/).click()
  const asked = dialog(town)
  if (await asked.isVisible()) await asked.getByRole('button', { name: /回答/ }).last().click()
  await says(town, /「?提案なし」?.*回答しました/)

  await does(office(), 'POST', `/api/calls/${callId}/remind`, act())
  const told = await story.context.store.db
    .selectFrom('notice')
    .select('organisation_id')
    .where('kind', '=', 'call_reminder')
    .execute()
  expect(told.map(({ organisation_id }) => organisation_id).sort()).toEqual(
    [codeOf('kijimadaira'), codeOf('sakae')].sort(),
  )
  await office().opens(`/calls/${callId}`)
  await says(office(), '未回答')
  await expectOpenToAll(office())
})

interface Balance {
  n: number
}
const balance = () => reads<Balance>(office(), `/api/proposals/balance?forumId=${forumId}`)
let phoned: string

test('15.–16. 木島平村 phones: 代行入力 counts for 連携市町村, and the mark goes when the village confirms it', async () => {
  const before = await balance()
  const made = await does(
    office(),
    'POST',
    '/api/proposals',
    act({
      forumId,
      title: '道路台帳の更新の共同委託',
      onBehalfOf: { organisationId: codeOf('kijimadaira'), channel: 'phone' },
    }),
  )
  phoned = String(made.id)
  await submit(office(), phoned, {
    need: '技師がいないため、道路台帳の更新が滞っている。',
    plan: '更新を6市町村で1つの業務として委託する。',
    originKind: 'call',
    originRef: callId,
  })
  expect(namesOf(await proposal(office(), phoned))).toEqual(['木島平村'])
  expect((await balance()).n).toBe(before.n + 1)
  await office().opens(`/forums/${forumId}/balance`)
  await says(office(), '連携市町村のみ')
  const nakano = person('nakano')
  await nakano.opens(`/proposals/${phoned}`)
  await says(nakano, /代行入力（電話/)
  await says(nakano, /飯山市/)

  const village = person('kijimadaira')
  await village.opens(`/proposals/${phoned}`)
  await button(village, /確認/).click()
  await village.page.getByText('未確認').first().waitFor({ state: 'detached' })
})

const ticksOf = async (who: Seated) =>
  (await reads<{ ticked: string[] }>(who, `/api/interests/${forumId}`)).ticked

test('17. 栄村 and 野沢温泉村 tick the same box: nothing moves anywhere before the second tick, then one joint draft', async () => {
  const seen = async (who: Who) =>
    JSON.stringify(
      await Promise.all(
        [
          '/api/desk',
          `/api/forums/${forumId}`,
          `/api/proposals?forumId=${forumId}`,
          `/api/interests/${forumId}`,
        ].map(async (path) => (await person(who).asks(path)).body),
      ),
    )
  const others = ['nakano', 'office', 'nozawa', 'prefecture'] as const
  const before = await Promise.all(others.map(seen))
  const tick = async (name: Name) => {
    const who = person(name)
    await who.opens(`/forums/${forumId}/interests`)
    await who.page.getByRole('checkbox', { name: /土木/ }).first().click()
    await button(who, '保存する').click()
    await expect.poll(() => ticksOf(who)).toHaveLength(1)
  }
  await tick('sakae')
  expect(await Promise.all(others.map(seen))).toEqual(before)
  await tick('nozawa')
  for (const name of ['sakae', 'nozawa'] as const) {
    await person(name).opens('/')
    await says(person(name), '同じ関心')
  }
  expect(await seen('nakano')).toBe(before[0])
  const nozawa = person('nozawa')
  await nozawa.opens(`/forums/${forumId}/interests`)
  await button(nozawa, /共同の下書き|下書きを/).click()
  await nozawa.page.waitForURL(/\/proposals\//)
  const id = nozawa.page.url().split('/').at(-1)?.split('?')[0] ?? ''
  expect(namesOf(await proposal(person('sakae'), id)).sort()).toEqual(['栄村', '野沢温泉村'].sort())
})

let project: string

test('18. 県 files a 先進事例; 栄村 meets it at its 困りごと, and 「うちでもできるか」 begins a proposal', async () => {
  const village = person('sakae')
  const need = await does(
    village,
    'POST',
    '/api/needs',
    act({
      forumId: subcommittee,
      topicId: 'senmon-hokenshi',
      text: '保健師が1人で、休むと代わりがいない。',
      untilOn: null,
      scope: 'region',
    }),
  )
  await does(
    person('prefecture'),
    'POST',
    '/api/precedents',
    act({
      title: '保健師の相互派遣',
      card: {
        what: '3町村で保健師を互いに派遣する。',
        where: '県内のある広域連合',
        population: '3町村で約1万2千人',
        cost: '旅費と負担金',
        start: '協議会を置いた。',
        failure: '',
        contact: '県 市町村課',
        source: '聞き取り',
      },
      topicIds: ['senmon-hokenshi'],
      instrumentId: null,
    }),
  )
  await village.opens(`/needs/${need.id}`)
  await village.page.getByText('保健師の相互派遣').first().click()
  await button(village, '下書きを作る').click()
  await village.page.waitForURL(/\/proposals\//)
  project = village.page.url().split('/').at(-1)?.split('?')[0] ?? ''
  await says(village, '先進事例')
  await submit(village, project, {
    title: '=保健師の相互派遣',
    need: '保健師が1人で、休むと代わりがいない。',
    plan: '6市町村で互いに派遣する。',
    firstRaisedOn: '2026-06-01',
    costNote: '年1,200千円を均等に負担する。',
  })
})

test('19. the 部会 hands it on to the 首長会議; the chain from 困りごと on is one line', async () => {
  await move(project, 'submitted', 'accepted')
  await does(
    office(),
    'POST',
    `/api/proposals/${project}/refer`,
    act({ toForumId: heads, opinion: '部会で効果を確かめた。' }),
  )
  const village = person('sakae')
  await village.opens(`/proposals/${project}`)
  for (const step of ['専門職部会', '首長会議']) await says(village, step)
  await expectOpenToAll(village)
})

test('20.–21. 意向 with conditions: who can take part, and who drops when it costs a fifth more; one declines', async () => {
  await does(office(), 'PUT', `/api/intents/${project}/cost`, {
    revision: 0,
    model: {
      items: [{ name: '派遣の経費', kind: 'fixed', yen: 1_400_000, every: 1, weights: { equal: 100 } }],
      startYear: 2027,
      workHours: null,
      workOf: {},
      usageUnit: '',
      usage: {},
      note: '',
    },
  })
  const say = (name: Name, body: object) =>
    does(person(name), 'POST', `/api/intents/${project}`, act({ level: 'head', ...body }))
  await say('nakano', { value: 'join' })
  await say('sakae', { value: 'conditional', conditions: [{ kind: 'cost_cap', thousandYen: 500 }] })
  await say('yamanouchi', {
    value: 'conditional',
    conditions: [{ kind: 'with_member', organisationId: codeOf('sakae') }],
  })
  await say('nozawa', { value: 'decline', note: '診療所の保健師で足りているため。' })

  await office().opens(`/proposals/${project}?tab=intents`)
  await says(office(), /3団体/)
  await says(office(), '全団体同意ではありません')
  await office().page.getByText('条件を変えて試す').first().click()
  await button(office(), '費用 +20%').click()
  await says(office(), /1団体/)
  await expectOpenToAll(office())
})

let theme: string

test('21. the willing ones found a テーマ連携', async () => {
  const settings = await reads<{ seats: { seatId: string; organisationId: string }[] }>(
    office(),
    `/api/forums/${forumId}/settings`,
  )
  const seat = settings.seats.find(({ organisationId }) => organisationId === codeOf('iiyama'))
  const founded = await does(
    office(),
    'POST',
    `/api/forums/${forumId}/themes`,
    act({
      name: '保健師相互派遣テーマ連携',
      parentIds: [],
      organisationIds: [codeOf('nakano'), codeOf('yamanouchi'), codeOf('sakae')],
      secretariat: [seat?.seatId],
      startsOn: '2026-06-01',
      proposalId: project,
    }),
  )
  theme = String(founded.id)
  await people.comeBack()
  await person('sakae').opens(`/forums/${forumId}`)
  await says(person('sakae'), '保健師相互派遣テーマ連携')
  await person('sakae').opens(`/forums/${theme}`)
  await says(person('sakae'), '山ノ内町')
})

test('22. 同意: the earliest day follows from 議会会期, and a 支障 of 山ノ内町 stands with its reason', async () => {
  for (const name of names)
    await does(
      person(name),
      'POST',
      `/api/forums/${forumId}/sessions`,
      act({
        organisationId: codeOf(name),
        name: '令和8年9月定例会',
        fromOn: name === 'sakae' ? '2026-09-10' : '2026-09-02',
        toOn: '2026-09-25',
      }),
    )
  const parties = names.map((name) => ({
    organisationId: codeOf(name),
    isCentral: name === 'nakano' || name === 'iiyama',
  }))
  const procedure = await does(
    office(),
    'POST',
    '/api/consent',
    act({
      forumId,
      proposalId: null,
      template: 'council',
      title: '保健師相互派遣に係る協議会の設置',
      readyOn: '2026-07-01',
      targetOn: '2027-04-01',
      leadDays: 14,
      prefectureDays: 0,
      parties,
    }),
  )
  // Six 議会, of which 栄村's opens last: its first day decides, and 県's 届出 follows the same day.
  await office().opens(`/consent/${procedure.id}`)
  await says(office(), /令和8年9月10日/)
  const town = person('yamanouchi')
  await does(
    town,
    'POST',
    `/api/consent/${procedure.id}/steps`,
    act({
      stage: 'section_chief',
      state: 'obstacle',
      onDay: null,
      docNumber: '',
      reason: '負担の考え方が庁内でまとまっていないため。',
    }),
  )
  await says(office(), '最短成立日')
  await says(office(), '負担の考え方が庁内でまとまっていないため。')
  await expectOpenToAll(office())
})

let decisionMeeting: string

test('23. the 首長会議 decides it in 会議中 without objection; the 決定 makes the 取組カルテ', async () => {
  const meeting = await does(
    office(),
    'POST',
    '/api/meetings',
    act({
      forumId: heads,
      title: '首長会議',
      startsAt: Date.parse('2026-11-20T13:30:00+09:00'),
      place: '飯山市役所',
      mode: 'in_person',
    }),
  )
  decisionMeeting = String(meeting.id)
  await moveTo('2026-11-20T13:20')
  await move(project, 'accepted', 'in_discussion', { meetingId: decisionMeeting })
  const { page } = office()
  await office().opens(`/meetings/${decisionMeeting}`)
  await button(office(), '協議事項を加える').click()
  await page.keyboard.insertText('保健師の相互派遣について')
  await page.getByText('議題 1件').waitFor()
  await office().opens(`/meetings/${decisionMeeting}/sitting`)
  await button(office(), '開会').click()
  await button(office(), 'このまま開会する').click()
  await page.getByRole('tab', { name: '出欠' }).click()
  for (const { name } of Object.values(municipalities))
    await page
      .getByRole('listitem')
      .filter({ has: page.getByText(name, { exact: true }) })
      .getByRole('button', { name: /出席$/ })
      .first()
      .click()
  await page.getByText('出席 6／6団体').waitFor()
  await page.getByRole('tab', { name: '議題' }).click()
  await button(office(), '最初の議題へ').click()
  const screen = person('nakano')
  await screen.opens(`/meetings/${decisionMeeting}/screen`)
  await says(screen, '保健師の相互派遣について')
  await page.locator('.document [contenteditable=true], [contenteditable=true]').first().waitFor()
  await page.locator('[contenteditable=true] p').last().click()
  await page.keyboard.type('/kettei')
  await page.locator('.command-menu').getByText('決定', { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('保健師の相互派遣を令和9年4月から行う。')
  await button(office(), '異議なし').click()
  await says(office(), /異議なし/)
  await says(screen, /異議なし/)
  const decisions = () =>
    reads<{ id: string }[] | { decisions: { id: string }[] }>(
      office(),
      `/api/proposals/${project}/decisions/${decisionMeeting}`,
    )
  const listed = async () => {
    const answer = await decisions()
    return Array.isArray(answer) ? answer : answer.decisions
  }
  await expect.poll(async () => (await listed()).length).toBe(1)
  const [decision] = await listed()
  await move(project, 'in_discussion', 'adopted', { meetingId: decisionMeeting, decisionId: decision?.id })
  await person('sakae').opens(`/proposals/${project}`)
  await says(person('sakae'), '採択')
  await person('sakae')
    .page.getByRole('link', { name: /R8-事-01/ })
    .first()
    .click()
  await person('sakae').page.waitForURL(/\/projects\//)
  await says(person('sakae'), '首長会議')
})

test('24. at the end of the year: figures, 見直し resting on a decision, and a sheet that Excel opens', async () => {
  await moveTo('2027-05-10T10:00')
  interface Page {
    id: string
    revision: number
    title: string
    purpose: string
    leadForumId: string | null
    countsUsers: boolean
    indicators: { id: string }[]
    decisions: { meetingId: string; decisionId: string }[]
  }
  const { project: found } = await reads<{ project: { id: string } | null }>(
    office(),
    `/api/projects/of/${project}`,
  )
  const path = `/api/projects/${found?.id}`
  const card = () => reads<Page>(office(), path)
  const before = await card()
  await does(
    office(),
    'PUT',
    path,
    act({
      revision: before.revision,
      title: before.title,
      purpose: '保健師が休んでも、健診を休まない。',
      leadForumId: null,
      beganOn: '2026-12-01',
      endedOn: null,
      countsUsers: true,
      members: (['nakano', 'yamanouchi', 'sakae'] as const).map((name) => ({
        organisationId: codeOf(name),
        fromOn: null,
        toOn: null,
      })),
    }),
  )
  await does(
    office(),
    'PUT',
    `${path}/indicators`,
    act({
      revision: (await card()).revision,
      indicators: [
        {
          id: null,
          name: '派遣した日数',
          unit: '日',
          ownerId: null,
          baseline: 0,
          baselineNote: '',
          isLessBetter: false,
          targets: { 2026: 40 },
        },
      ],
    }),
  )
  const call = await does(
    office(),
    'POST',
    '/api/calls',
    act({ forumId, kind: 'actuals', title: '令和8年度の実績照会', note: '', dueOn: '2027-05-31' }),
  )
  const village = person('sakae')
  await village.opens('/')
  await says(village, '令和8年度の実績照会')
  await does(
    village,
    'POST',
    `/api/projects/report/${forumId}`,
    act({
      fiscalYear: 2026,
      figures: [{ projectId: found?.id, kind: 'users', indicatorId: null, value: 31, source: '健診台帳' }],
      assessments: [{ projectId: found?.id, mark: 'good', line: '休まずに済んだ。' }],
      handIn: { callId: call.id, level: 'section_chief', note: '' },
    }),
  )
  const unfounded = await office().asks(`${path}/evaluation`, {
    method: 'POST',
    body: act({
      fiscalYear: 2026,
      result: 'revise',
      note: '',
      decision: null,
      endsOn: null,
      mergedInto: null,
    }),
  })
  expect(unfounded.status).toBe(400)
  const { decisions } = await reads<{ decisions: { decisionId: string; meetingId: string }[] }>(
    office(),
    `${path}/decisions`,
  )
  expect(decisions).not.toHaveLength(0)
  const [decision] = decisions
  await does(
    office(),
    'POST',
    `${path}/evaluation`,
    act({
      fiscalYear: 2026,
      result: 'revise',
      note: '派遣の日数を見直す。',
      decision: { meetingId: decision?.meetingId, decisionId: decision?.decisionId },
      endsOn: null,
      mergedInto: null,
    }),
  )
  await village.opens(`/projects/${found?.id}`)
  await says(village, '見直し')
  await says(village, /健診台帳|31/)
  await expectOpenToAll(village)

  const sheet = unzipSync(await fileOf(office(), `/api/papers/forums/${forumId}/evaluation.xlsx?year=2026`))
  const xml = Object.entries(sheet)
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, bytes]) => strFromU8(bytes))
    .join('')
  expect(xml).toContain('保健師の相互派遣')
  expect(xml).not.toMatch(/<f>|<f /)
})

const fileOf = async (who: Seated, path: string): Promise<Uint8Array> => {
  const text = await who.page.evaluate(async (address) => {
    const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  }, path)
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Action,
  type Actor,
  can,
  type Duty,
  type MemberRole,
  type SubjectOf,
} from '../shared/permission'
import { type ProposalState, proposalStates } from '../shared/proposals/state'

const forumId = '北信'

const actor = (
  organisationId: string,
  duty: Duty,
  { role, secretariat = false }: { role?: MemberRole; secretariat?: boolean } = {},
): Actor => ({
  personId: `person of ${organisationId}`,
  seatId: `seat of ${organisationId}`,
  organisationId,
  duty,
  memberships: role ? [{ forumId, role }] : [{ forumId: '木曽', role: 'partner_municipality' }],
  secretariatOf: secretariat ? [forumId] : ['木曽'],
})

/** The columns of the tables below, in this order. */
const actors = {
  中心市: actor('中野市', 'member', { role: 'central_city' }),
  発案した村: actor('栄村', 'member', { role: 'partner_municipality' }),
  ほかの村: actor('木島平村', 'member', { role: 'partner_municipality' }),
  オブザーバー: actor('津南町', 'member', { role: 'observer' }),
  事務局: actor('飯山市', 'member', { role: 'central_city', secretariat: true }),
  構成団体でない事務局: actor('北信広域連合', 'member', { secretariat: true }),
  圏域の外の村: actor('王滝村', 'member'),
  県: actor('長野県', 'prefecture'),
  構成員であり事務局と登録された県: actor('長野県', 'prefecture', { role: 'prefecture', secretariat: true }),
  管理者: actor('システム運用', 'administrator'),
  構成団体の席にいる管理者: actor('中野市', 'administrator', { role: 'central_city', secretariat: true }),
} satisfies Record<string, Actor>

type ProposalAction = { [A in Action]: SubjectOf<A> extends { originators: unknown } ? A : never }[Action]
type GeneralAction = { [A in Action]: null extends SubjectOf<A> ? A : never }[Action]
/** What turns on something of the body besides the body itself. */
type OwnAction =
  | 'material.remove'
  | 'assembly.write'
  | 'register.mark'
  | 'minutes.sign'
  | 'balance.readOf'
  | 'proposal.answerCorrection'
  | 'need.read'
  | 'need.write'
  | 'offer.write'
  | 'interest.tick'
  | 'precedent.change'
type ForumAction = Exclude<Action, ProposalAction | GeneralAction | OwnAction>

//                       中 発 ほ オ 事 構 外 県 県構 管 席管
const ofForum: Record<ForumAction, string> = {
  'forum.read': /*          */ '○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○',
  'meeting.list': /*        */ '○ ○ ○ ○ ○ ○ － － － － －',
  'meeting.create': /*      */ '－ － － － ○ ○ － － － － －',
  'meeting.change': /*      */ '－ － － － ○ ○ － － － － －',
  'agenda.read': /*         */ '○ ○ ○ ○ ○ ○ － － － － －',
  'agenda.edit': /*         */ '○ ○ ○ － ○ ○ － － － － －',
  'minutes.readDraft': /*   */ '○ ○ ○ ○ ○ ○ － － － － －',
  'minutes.edit': /*        */ '○ ○ ○ － ○ ○ － － － － －',
  'minutes.confirm': /*     */ '－ － － － ○ ○ － － － － －',
  'record.read': /*         */ '○ ○ ○ ○ ○ ○ － ○ ○ － －',
  'record.review': /*       */ '－ － － － － － － ○ ○ － －',
  'forum.govern': /*      */ '－ － － － ○ ○ － － － ○ ○',
  'schedule.manage': /*   */ '－ － － － ○ ○ － － － － －',
  'schedule.read': /*     */ '○ ○ ○ ○ ○ ○ － － － － －',
  'schedule.answer': /*   */ '○ ○ ○ － ○ ○ － － － － －',
  'sitting.run': /*       */ '－ － － － ○ ○ － － － － －',
  'sitting.watch': /*     */ '○ ○ ○ ○ ○ ○ － － － － －',
  'material.read': /*     */ '○ ○ ○ ○ ○ ○ － － － － －',
  'material.add': /*      */ '○ ○ ○ － ○ ○ － － － － －',
  'round.open': /*        */ '－ － － － ○ ○ － － － － －',
  'round.answer': /*      */ '○ ○ ○ － ○ ○ － － － － －',
  'correction.request': /**/ '○ ○ ○ － ○ ○ － － － － －',
  'correction.decide': /* */ '－ － － － ○ ○ － － － － －',
  'minutes.correct': /*   */ '－ － － － ○ ○ － － － － －',
  'minutes.publish': /*   */ '－ － － － ○ ○ － － － － －',
  'register.read': /*     */ '○ ○ ○ ○ ○ ○ － － － － －',
  'ledger.read': /*       */ '○ ○ ○ ○ ○ ○ － － － － －',
  'ledger.take': /*       */ '○ ○ ○ － ○ ○ － － － － －',
  'ledger.manage': /*     */ '－ － － － ○ ○ － － － － －',
  'proposal.create': /*     */ '○ ○ ○ － ○ ○ － － － － －',
  'proposal.enterOnBehalf': '－ － － － ○ ○ － － － － －',
  'balance.read': /*        */ '○ ○ ○ ○ ○ ○ － ○ ○ － －',
  'call.manage': /*           */ '－ － － － ○ ○ － － － － －',
  'call.read': /*             */ '○ ○ ○ ○ ○ ○ － － － － －',
  'call.answer': /*           */ '○ ○ ○ － ○ ○ － － － － －',
  'need.create': /*           */ '○ ○ ○ － ○ ○ － － － － －',
  'offer.read': /*            */ '○ ○ ○ ○ ○ ○ － ○ ○ － －',
  'intent.read': /*           */ '○ ○ ○ ○ ○ ○ － － － － －',
  'intent.answer': /*         */ '○ ○ ○ － ○ ○ － － － － －',
  'intent.manage': /*         */ '－ － － － ○ ○ － － － － －',
  'consent.read': /*          */ '○ ○ ○ ○ ○ ○ － － － － －',
  'consent.answer': /*        */ '○ ○ ○ － ○ ○ － － － － －',
  'consent.manage': /*        */ '－ － － － ○ ○ － － － － －',
  'point.read': /*            */ '○ ○ ○ ○ ○ ○ － － － － －',
  'point.write': /*           */ '○ ○ ○ － ○ ○ － － － － －',
  'point.settle': /*          */ '－ － － － ○ ○ － － － － －',
  'project.read': /*          */ '○ ○ ○ ○ ○ ○ － ○ ○ － －',
  'project.report': /*        */ '○ ○ ○ － ○ ○ － － － － －',
  'project.manage': /*        */ '－ － － － ○ ○ － － － － －',
}

const inGeneral: Record<GeneralAction, string> = {
  'record.readAll': /*      */ '－ － － － － － － ○ ○ － －',
  'precedent.read': /*      */ '○ ○ ○ ○ ○ ○ ○ ○ ○ ○ ○',
  'precedent.write': /*     */ '○ ○ ○ ○ ○ ○ ○ ○ ○ － －',
  'precedent.deliveries': /**/ '－ － － － － － － ○ ○ － －',
  'accounts.manage': /*     */ '－ － － － － － － － － ○ ○',
}

/**
 * A proposal of 栄村 in each situation that matters; `typed` is 代行入力 by 飯山市, the secretariat, `entered` the same after 提出; `taken`
 * is 引受け by 木島平村; `sent` was handed to another body (上程), `handed` came from another body to this one.
 */
type Situation =
  | 'draft'
  | 'typed'
  | 'returned'
  | 'open'
  | 'withdrawn'
  | 'taken'
  | 'givenBack'
  | 'entered'
  | 'sent'
  | 'handed'

const ofProposal: Record<ProposalAction, Record<Situation, string>> = {
  'proposal.read': {
    draft: /*               */ '－ ○ － － － － － － － － －',
    typed: /*               */ '－ ○ － － ○ － － － － － －',
    returned: /*            */ '－ ○ － － ○ ○ － － － － －',
    open: /*                */ '○ ○ ○ ○ ○ ○ － ○ ○ － －',
    withdrawn: /*           */ '○ ○ ○ ○ ○ ○ － ○ ○ － －',
    taken: /*               */ '－ ○ ○ － － － － － － － －',
    givenBack: /*           */ '－ ○ － － － － － － － － －',
    entered: /*             */ '○ ○ ○ ○ ○ ○ － ○ ○ － －',
    sent: /*                */ '○ ○ ○ ○ ○ ○ － ○ ○ － －',
    handed: /*              */ '○ ○ ○ ○ ○ ○ － ○ ○ － －',
  },
  'proposal.readBody': {
    draft: /*               */ '－ ○ － － － － － － － － －',
    typed: /*               */ '－ ○ － － ○ － － － － － －',
    returned: /*            */ '－ ○ － － － － － － － － －',
    open: /*                */ '○ ○ ○ ○ ○ ○ － － － － －',
    withdrawn: /*           */ '－ ○ － － － － － － － － －',
    taken: /*               */ '－ ○ ○ － － － － － － － －',
    givenBack: /*           */ '－ ○ － － － － － － － － －',
    entered: /*             */ '○ ○ ○ ○ ○ ○ － － － － －',
    sent: /*                */ '○ ○ ○ ○ ○ ○ － － － － －',
    handed: /*              */ '○ ○ ○ ○ ○ ○ － － － － －',
  },
  'proposal.readHistory': {
    draft: /*               */ '－ ○ － － － － － － － － －',
    typed: /*               */ '－ ○ － － ○ － － － － － －',
    returned: /*            */ '－ ○ － － － － － － － － －',
    open: /*                */ '－ ○ － － － － － － － － －',
    withdrawn: /*           */ '－ ○ － － － － － － － － －',
    taken: /*               */ '－ ○ ○ － － － － － － － －',
    givenBack: /*           */ '－ ○ － － － － － － － － －',
    entered: /*             */ '－ ○ － － ○ － － － － － －',
    sent: /*                */ '－ ○ － － － － － － － － －',
    handed: /*              */ '－ － － － － － － － － － －',
  },
  'proposal.edit': {
    draft: /*               */ '－ ○ － － － － － － － － －',
    typed: /*               */ '－ ○ － － ○ － － － － － －',
    returned: /*            */ '－ ○ － － － － － － － － －',
    open: /*                */ '－ － － － － － － － － － －',
    withdrawn: /*           */ '－ － － － － － － － － － －',
    taken: /*               */ '－ ○ ○ － － － － － － － －',
    givenBack: /*           */ '－ ○ － － － － － － － － －',
    entered: /*             */ '－ － － － － － － － － － －',
    sent: /*                */ '－ － － － － － － － － － －',
    handed: /*              */ '－ － － － － － － － － － －',
  },
  'proposal.submit': {
    draft: /*               */ '－ ○ － － － － － － － － －',
    typed: /*               */ '－ ○ － － ○ － － － － － －',
    returned: /*            */ '－ ○ － － － － － － － － －',
    open: /*                */ '－ － － － － － － － － － －',
    withdrawn: /*           */ '－ － － － － － － － － － －',
    taken: /*               */ '－ ○ ○ － － － － － － － －',
    givenBack: /*           */ '－ ○ － － － － － － － － －',
    entered: /*             */ '－ － － － － － － － － － －',
    sent: /*                */ '－ － － － － － － － － － －',
    handed: /*              */ '－ － － － － － － － － － －',
  },
  'proposal.handle': {
    draft: /*             */ '－ － － － ○ ○ － － － － －',
    typed: /*             */ '－ － － － ○ ○ － － － － －',
    returned: /*          */ '－ － － － ○ ○ － － － － －',
    open: /*              */ '－ － － － ○ ○ － － － － －',
    withdrawn: /*         */ '－ － － － ○ ○ － － － － －',
    taken: /*             */ '－ － － － ○ ○ － － － － －',
    givenBack: /*         */ '－ － － － ○ ○ － － － － －',
    entered: /*           */ '－ － － － ○ ○ － － － － －',
    sent: /*              */ '－ － － － － － － － － － －',
    handed: /*            */ '－ － － － ○ ○ － － － － －',
  },
  'proposal.withdraw': {
    draft: /*               */ '－ ○ － － － － － － － － －',
    typed: /*               */ '－ ○ － － － － － － － － －',
    returned: /*            */ '－ ○ － － － － － － － － －',
    open: /*                */ '－ ○ － － － － － － － － －',
    withdrawn: /*           */ '－ ○ － － － － － － － － －',
    taken: /*               */ '－ ○ － － － － － － － － －',
    givenBack: /*           */ '－ ○ － － － － － － － － －',
    entered: /*             */ '－ ○ － － － － － － － － －',
    sent: /*                */ '－ ○ － － － － － － － － －',
    handed: /*              */ '－ － － － － － － － － － －',
  },
  'proposal.confirmEntry': {
    draft: /*               */ '－ － － － － － － － － － －',
    typed: /*               */ '－ － － － － － － － － － －',
    returned: /*            */ '－ － － － － － － － － － －',
    open: /*                */ '－ － － － － － － － － － －',
    withdrawn: /*           */ '－ － － － － － － － － － －',
    taken: /*               */ '－ － － － － － － － － － －',
    givenBack: /*           */ '－ － － － － － － － － － －',
    entered: /*             */ '－ ○ － － － － － － － － －',
    sent: /*                */ '－ － － － － － － － － － －',
    handed: /*              */ '－ － － － － － － － － － －',
  },
  'proposal.correct': {
    draft: /*               */ '－ － － － － － － － － － －',
    typed: /*               */ '－ － － － － － － － － － －',
    returned: /*            */ '－ － － － － － － － － － －',
    open: /*                */ '－ ○ － － ○ ○ － － － － －',
    withdrawn: /*           */ '－ ○ － － ○ ○ － － － － －',
    taken: /*               */ '－ － － － － － － － － － －',
    givenBack: /*           */ '－ － － － － － － － － － －',
    entered: /*             */ '－ ○ － － ○ ○ － － － － －',
    sent: /*                */ '－ ○ － － ○ ○ － － － － －',
    handed: /*              */ '－ － － － － － － － － － －',
  },
  'proposal.support': {
    draft: /*               */ '－ － － － － － － － － － －',
    typed: /*               */ '－ － － － － － － － － － －',
    returned: /*            */ '－ － － － － － － － － － －',
    open: /*                */ '○ － ○ － ○ ○ － － － － －',
    withdrawn: /*           */ '○ － ○ － ○ ○ － － － － －',
    taken: /*               */ '－ － － － － － － － － － －',
    givenBack: /*           */ '－ － － － － － － － － － －',
    entered: /*             */ '○ － ○ － ○ ○ － － － － －',
    sent: /*                */ '○ － ○ － ○ ○ － － － － －',
    handed: /*              */ '○ － ○ － ○ ○ － － － － －',
  },
  'intent.cost': {
    draft: /*               */ '－ － － － － － － － － － －',
    typed: /*               */ '－ － － － － － － － － － －',
    returned: /*            */ '－ － － － － － － － － － －',
    open: /*                */ '－ ○ － － ○ ○ － － － － －',
    withdrawn: /*           */ '－ ○ － － ○ ○ － － － － －',
    taken: /*               */ '－ － － － － － － － － － －',
    givenBack: /*           */ '－ － － － － － － － － － －',
    entered: /*             */ '－ ○ － － ○ ○ － － － － －',
    sent: /*                */ '－ ○ － － － － － － － － －',
    handed: /*              */ '－ － － － ○ ○ － － － － －',
  },
}

const proposal = (
  state: ProposalState,
  enteredBy = '栄村',
  more: Partial<SubjectOf<'proposal.read'>> = {},
): SubjectOf<'proposal.read'> => ({ forumId, state, originators: ['栄村'], enteredBy, ...more })

const isOpen = (state: ProposalState) => !['draft', 'returned', 'withdrawn'].includes(state)

const situations: Record<Situation, SubjectOf<'proposal.read'>[]> = {
  draft: [proposal('draft')],
  typed: [proposal('draft', '飯山市')],
  returned: [proposal('returned')],
  open: proposalStates.filter(isOpen).map((state) => proposal(state)),
  withdrawn: [proposal('withdrawn')],
  taken: [proposal('draft', '木島平村', { isTakenOver: true })],
  givenBack: ['木島平村', '飯山市'].map((by) =>
    proposal('draft', by, { isTakenOver: true, isGivenBack: true }),
  ),
  entered: [proposal('submitted', '飯山市')],
  sent: [proposal('in_discussion', '栄村', { referredTo: ['幹事会'] })],
  handed: [proposal('in_discussion', '栄村', { forumId: '部会', referredTo: [forumId] })],
}

/** What the table says and what `can` says, actor by actor. */
function compare<A extends Action>(action: A, subject: SubjectOf<A>, row: string) {
  const cells = row.split(' ')
  const names = Object.entries(actors)
  expect(cells).toHaveLength(names.length)
  const said = names.map(([name], column) => [name, cells[column] === '○'])
  const done = names.map(([name, each]) => [name, can(each, action, subject)])
  expect(done).toEqual(said)
}

/** The keys of a record are the union its type says. */
const entriesOf = <K extends string, V>(record: Record<K, V>) => Object.entries(record) as [K, V][]

describe('[R1–R6] the table of rights', () => {
  test.each(entriesOf(ofForum))('%s', (action, row) => compare(action, { forumId }, row))

  test('資料 and 宿題 are their own 団体’s, and 確定 the seats’ the rules name, were they even of a stranger or of 県', () => {
    compare('assembly.write', { forumId, organisationId: '栄村' }, '－ ○ － － ○ ○ － － － － －')
    compare('material.remove', { forumId, organisationId: '栄村' }, '－ ○ － － ○ ○ － － － － －')
    compare('register.mark', { forumId, ownerId: '栄村' }, '－ ○ － － ○ ○ － － － － －')
    const signatories = ['seat of 栄村', 'seat of 王滝村', 'seat of 長野県']
    compare('minutes.sign', { forumId, signatories }, '－ ○ － － － － － － － － －')
  })

  test('what is one 団体’s own: its row, its 困りごと, its 関心, its 先進事例', () => {
    const own = { forumId, organisationId: '栄村' }
    compare('balance.readOf', own, '－ ○ － － ○ ○ － ○ ○ － －')
    compare('proposal.answerCorrection', own, '－ ○ － － － － － － － － －')
    compare('interest.tick', own, '－ ○ － － － － － － － － －')
    compare('precedent.change', own, '－ ○ － － － － － － － － －')
    const enteredBy = '栄村'
    for (const action of ['need.write', 'offer.write'] as const) {
      compare(action, { ...own, enteredBy }, '－ ○ － － － － － － － － －')
      compare(action, { ...own, enteredBy: '飯山市' }, '－ ○ － － ○ － － － － － －')
    }
    compare('need.read', { ...own, enteredBy, scope: 'region' }, '○ ○ ○ ○ ○ ○ － ○ ○ － －')
    compare('need.read', { ...own, enteredBy, scope: 'prefecture' }, '－ ○ － － － － － ○ ○ － －')
    compare('need.read', { ...own, enteredBy, scope: 'private' }, '－ ○ － － － － － － － － －')
    compare('need.read', { ...own, enteredBy: '飯山市', scope: 'private' }, '－ ○ － － ○ － － － － － －')
  })

  test.each(entriesOf(inGeneral))('%s', (action, row) => compare(action, null, row))

  describe.each(entriesOf(ofProposal))('%s', (action, rows) => {
    test.each(entriesOf(rows))('%s', (situation, row) => {
      for (const subject of situations[situation]) compare(action, subject, row)
    })
  })
})

describe('for every actor and proposal', () => {
  const anyRole = fc.constantFrom<MemberRole>(
    'central_city',
    'partner_municipality',
    'constituent',
    'prefecture',
    'observer',
  )
  const anyForum = fc.constantFrom('北信', '木曽', '上田')
  const anyOrganisation = fc.constantFrom('栄村', '飯山市', '長野県')
  const anyActor = (duty: fc.Arbitrary<Duty>) =>
    fc.record({
      personId: fc.constant('person'),
      seatId: fc.constant('seat'),
      organisationId: anyOrganisation,
      duty,
      memberships: fc.array(fc.record({ forumId: anyForum, role: anyRole }), { maxLength: 3 }),
      secretariatOf: fc.array(anyForum, { maxLength: 2 }),
    })
  const anyProposal = fc.record({
    forumId: anyForum,
    state: fc.constantFrom(...proposalStates),
    originators: fc.array(anyOrganisation, { maxLength: 2 }),
    enteredBy: anyOrganisation,
    isTakenOver: fc.boolean(),
    isGivenBack: fc.boolean(),
    referredTo: fc.array(anyForum, { maxLength: 2 }),
  })

  test('[R4] no row of any table lets the prefecture at a draft', () => {
    fc.assert(
      fc.property(anyActor(fc.constant<Duty>('prefecture')), anyProposal, (prefecture, subject) => {
        for (const action of ['agenda.read', 'agenda.edit', 'minutes.readDraft', 'minutes.edit'] as const)
          expect(can(prefecture, action, subject)).toBe(false)
        expect(can(prefecture, 'proposal.readBody', subject)).toBe(false)
        expect(can(prefecture, 'proposal.edit', subject)).toBe(false)
        if (subject.state === 'draft' || subject.state === 'returned')
          expect(can(prefecture, 'proposal.read', subject)).toBe(false)
      }),
    )
  })

  test('[R6] the administrator reads no body’s work', () => {
    fc.assert(
      fc.property(anyActor(fc.constant<Duty>('administrator')), anyProposal, (administrator, subject) => {
        for (const action of ['agenda.read', 'minutes.readDraft', 'record.read', 'balance.read'] as const)
          expect(can(administrator, action, subject)).toBe(false)
        expect(can(administrator, 'proposal.read', subject)).toBe(false)
      }),
    )
  })

  test('whoever may write may read, and nobody acts in a body that the seat has no part in', () => {
    fc.assert(
      fc.property(anyActor(fc.constant<Duty>('member')), anyProposal, (member, subject) => {
        if (can(member, 'agenda.edit', subject)) expect(can(member, 'agenda.read', subject)).toBe(true)
        if (can(member, 'minutes.edit', subject)) expect(can(member, 'minutes.readDraft', subject)).toBe(true)
        if (can(member, 'proposal.edit', subject))
          expect(can(member, 'proposal.readBody', subject)).toBe(true)
        if (can(member, 'proposal.readBody', subject))
          expect(can(member, 'proposal.read', subject)).toBe(true)
        const hasPartIn = (id: (typeof subject)['forumId']) =>
          member.secretariatOf.includes(id) || member.memberships.some(({ forumId }) => forumId === id)
        const hasPart = hasPartIn(subject.forumId)
        const isNear = [subject.forumId, ...subject.referredTo].some(hasPartIn)
        if (!hasPart)
          for (const action of ['meeting.create', 'agenda.read', 'minutes.confirm', 'record.read'] as const)
            expect(can(member, action, subject)).toBe(false)
        if (!isNear) expect(can(member, 'proposal.read', subject)).toBe(false)
        const last = subject.referredTo.at(-1) ?? subject.forumId
        if (!member.secretariatOf.includes(last)) expect(can(member, 'proposal.handle', subject)).toBe(false)
      }),
    )
  })
})

test('[B3] a tier is governed by its own secretariat and by that of the body above it', () => {
  const [above, tier] = [
    actor('飯山市', 'member', { secretariat: true }),
    { forumId: '部会', parentId: forumId },
  ]
  expect(can(above, 'forum.govern', tier)).toBe(true)
  expect(can(above, 'forum.govern', { forumId: '部会', parentId: '別の会議体' })).toBe(false)
  expect(can({ ...above, secretariatOf: ['部会'] }, 'forum.govern', tier)).toBe(true)
  expect(can({ ...above, duty: 'prefecture' }, 'forum.govern', tier)).toBe(false)
})

test('[R2] an organisation that sits in a body in two ways has the stronger right, in whatever order they stand', () => {
  const roles = [
    { forumId, role: 'observer' },
    { forumId, role: 'partner_municipality' },
  ] as const
  const village = actor('栄村', 'member')
  for (const memberships of [roles, roles.toReversed()])
    expect(can({ ...village, memberships }, 'agenda.edit', { forumId })).toBe(true)
})

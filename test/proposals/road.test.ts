import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { agreeJointly } from '../../server/proposals/agreeJointly'
import { board } from '../../server/proposals/board'
import { branchProposal } from '../../server/proposals/branchProposal'
import { confirmEntry } from '../../server/proposals/confirmEntry'
import { correctionsToAnswer } from '../../server/proposals/corrections'
import { countedProposals } from '../../server/proposals/counted'
import {
  entriesOfProposals,
  jointDraftsToAgree,
  proposalsReferred,
  proposalsToReceive,
} from '../../server/proposals/deskLines'
import { referProposal } from '../../server/proposals/referProposal'
import { requestCorrection } from '../../server/proposals/requestCorrection'
import { supportProposal } from '../../server/proposals/supportProposal'
import type { Actor } from '../../shared/permission'
import type { CreateProposal } from '../../shared/proposals/commands'
import { refused } from '../support/refused'
import { insertMeeting, insertNeed } from '../support/rows'
import {
  forumId,
  meetingId,
  newKey,
  openProposalsWorld,
  type ProposalsWorld,
  seats,
  tiers,
} from './proposalsWorld'

let world: ProposalsWorld
beforeEach(async () => {
  world = await openProposalsWorld()
})
afterEach(() => world.close())

const press = () => ({ idempotencyKey: newKey() })
const ids = (lines: readonly { id: string }[]) => lines.map(({ id }) => id)

const agree = (actor: Actor, id: string) => agreeJointly(world.context, actor, id, press())

describe('共同提案', () => {
  test('[P10] 提出 waits for the word of each joint proposer, and says whose is missing', async () => {
    const id = await world.drafts(seats.sakae, { coProposers: ['nozawa', 'nakano'] })
    await agree(seats.nakano, id)
    expect(ids(await jointDraftsToAgree(world.db, seats.nozawa))).toEqual([id])
    await expect(world.submits(seats.sakae, id)).rejects.toThrow(
      /^野沢温泉村が、共同提案にまだ同意していません/,
    )
    await agree(seats.nozawa, id)
    expect(await jointDraftsToAgree(world.db, seats.nozawa)).toEqual([])
    await world.submits(seats.sakae, id)
    expect((await world.originators(id)).map(({ agreed_label }) => agreed_label)).toEqual([
      '栄村 企画課長',
      '中野市 企画課長',
      '野沢温泉村 企画課長',
    ])
  })

  test('[P10] nobody gives another’s word, and who is taken off and named again is asked again', async () => {
    const id = await world.drafts(seats.sakae, { coProposers: ['nozawa'] })
    for (const other of [seats.sakae, seats.nakano, seats.secretariat])
      await expect(agree(other, id)).rejects.toThrow()
    await agree(seats.nozawa, id)
    await world.edits(seats.sakae, id, { coProposers: [] })
    await world.edits(seats.sakae, id, { coProposers: ['nozawa'] })
    expect((await world.sees(seats.sakae, id)).unagreed).toEqual(['nozawa'])
  })

  test('[P10] who was asked keeps its word when others are named, and submitting is a word as well', async () => {
    const id = await world.drafts(seats.sakae, { coProposers: ['nozawa'] })
    await agree(seats.nozawa, id)
    await world.edits(seats.sakae, id, { coProposers: ['nozawa', 'nakano'] })
    expect((await world.sees(seats.sakae, id)).unagreed).toEqual(['nakano'])
    await world.submits(seats.nakano, id)
    expect((await world.stored(id)).state).toBe('submitted')
  })
})

describe('代行入力', () => {
  const onBehalfOf = { organisationId: 'kijimadaira', channel: 'phone' as const }

  test('[P2] the mark goes by one press of the village, and the statistics never move', async () => {
    const id = await world.submitted(seats.secretariat, { onBehalfOf })
    const count = async () =>
      (await countedProposals(world.db, forumId, world.clock.now + 1)).map(
        ({ submittedAt, originators, originatorsSince }) => ({ submittedAt, originators, originatorsSince }),
      )
    const before = await count()
    expect(before[0]?.originators).toMatchObject([{ organisationId: 'kijimadaira', class: 'municipality' }])
    expect(ids(await entriesOfProposals(world.db, seats.kijimadaira))).toEqual([id])
    for (const other of [seats.secretariat, seats.nakano, seats.prefecture])
      await expect(confirmEntry(world.context, other, id, press())).rejects.toThrow(refused('forbidden'))
    await confirmEntry(world.context, seats.kijimadaira, id, press())
    expect(await world.stored(id)).toMatchObject({ confirmed_label: '木島平村 企画課長' })
    expect(await entriesOfProposals(world.db, seats.kijimadaira)).toEqual([])
    expect(await count()).toEqual(before)
  })

  test('[P2] the village that submits it itself has confirmed it by that', async () => {
    const id = await world.drafts(seats.secretariat, { onBehalfOf })
    await world.submits(seats.kijimadaira, id)
    expect((await world.stored(id)).confirmed_label).toBe('木島平村 企画課長')
  })
})

describe('賛同', () => {
  const support = (actor: Actor, id: string, isWithdrawn = false) =>
    supportProposal(world.context, actor, id, { ...press(), note: 'うちも困っている', isWithdrawn })

  test('[P14] is apart from 発案団体, can be taken back, and is not for those who proposed', async () => {
    const id = await world.submitted(seats.sakae)
    await support(seats.nozawa, id)
    const seen = await world.sees(seats.nakano, id)
    expect(seen.supporters).toMatchObject([{ name: '野沢温泉村', note: 'うちも困っている' }])
    expect(seen.originators).toHaveLength(1)
    await support(seats.nozawa, id, true)
    expect((await world.sees(seats.nakano, id)).supporters).toEqual([])
    for (const other of [seats.sakae, seats.watcher, seats.prefecture])
      await expect(support(other, id)).rejects.toThrow(refused('forbidden'))
  })
})

describe('分割と継続', () => {
  const branch = (actor: Actor, id: string, kind: 'split' | 'continued') =>
    branchProposal(world.context, actor, id, { ...press(), kind })

  test('[P13] the draft has the same 発案団体 and words, and says where it comes from to those who may read it', async () => {
    const id = await world.submitted(seats.sakae, { coProposers: ['nozawa'], firstRaisedOn: '2025-01-10' })
    const { id: part } = await branch(seats.sakae, id, 'split')
    expect(await world.originators(part)).toMatchObject([
      { organisation_id: 'sakae' },
      { organisation_id: 'nozawa', agreed_at: null },
    ])
    expect(await world.stored(part)).toMatchObject({ state: 'draft', first_raised_on: '2025-01-10' })
    expect((await world.sees(seats.sakae, id)).lineage).toMatchObject([{ id: part, kind: 'split' }])
    expect((await world.sees(seats.nakano, id)).lineage).toEqual([])
  })

  test('[P10] [P13] whoever begins a part owns its draft, and nobody else, the first neither, is in it without a press', async () => {
    const id = await world.submitted(seats.sakae, { coProposers: ['nozawa'] })
    const { id: part } = await branch(seats.nozawa, id, 'split')
    expect(await world.originators(part)).toMatchObject([
      { organisation_id: 'nozawa', agreed_label: '野沢温泉村 企画課長' },
      { organisation_id: 'sakae', agreed_at: null },
    ])
    await expect(world.submits(seats.nozawa, part)).rejects.toThrow(/^栄村が、共同提案にまだ同意していません/)
    await agree(seats.sakae, part)
    await world.submits(seats.nozawa, part)
  })

  test('[P13] 継続 points to last year’s proposal', async () => {
    const id = await world.submitted(seats.sakae)
    await world.moves(seats.sakae, id, 'withdrawn')
    const { id: next } = await branch(seats.sakae, id, 'continued')
    const seen = await world.sees(seats.sakae, next)
    expect(seen.originKind).toBe('continued')
    expect(seen.originLink).toEqual({ label: 'R8-01 村道除雪の共同発注', href: `/proposals/${id}` })
    await expect(branch(seats.sakae, id, 'split')).rejects.toThrow(refused('conflict'))
    await expect(branch(seats.secretariat, id, 'continued')).rejects.toThrow(refused('forbidden'))
  })
})

describe('上程', () => {
  const refer = (actor: Actor, id: string, toForumId: string) =>
    referProposal(world.context, actor, id, { ...press(), toForumId, meetingId, opinion: '進めるべき' })
  /** the secretariat of a tier, whose members are nobody else */
  const officeOf = (tier: string): Actor => ({
    ...seats.union,
    personId: `office-${tier}`,
    memberships: [],
    secretariatOf: [tier],
  })

  const waiting = (tier: string) => proposalsReferred(world.db, officeOf(tier))

  async function referred() {
    const id = await world.submitted(seats.sakae)
    await world.moves(seats.secretariat, id, 'accepted')
    await refer(seats.secretariat, id, 'bukai')
    return id
  }

  test('[P15] the body it lies before handles it, every body it was handed to reads it, and the way is told', async () => {
    const id = await referred()
    await expect(world.moves(seats.secretariat, id, 'in_discussion')).rejects.toThrow(refused('forbidden'))
    await world.moves(officeOf('bukai'), id, 'in_discussion')
    await refer(officeOf('bukai'), id, 'kanji')
    await world.moves(officeOf('kanji'), id, 'continued')
    const seen = await world.sees(officeOf('bukai'), id)
    expect(seen.road.map(({ label, name }) => [label, name])).toEqual([
      ['自発', ''],
      ['提出', '北信地域定住自立圏'],
      ['上程', tiers.bukai],
      ['上程', tiers.kanji],
    ])
    expect(seen.liesIn).toBe('kanji')
    expect(seen.history.map(({ to, handedTo }) => handedTo ?? to)).toEqual([
      ...['draft', 'submitted', 'accepted', tiers.bukai, 'in_discussion', tiers.kanji, 'continued'],
    ])
    expect(seen.road[3]).toMatchObject({ opinion: '進めるべき', meeting: { id: meetingId } })
  })

  test('[P15] boards and desks of the bodies show it; others see nothing of it', async () => {
    const id = await referred()
    const rows = async (actor: Actor, forum: string) =>
      ids(await board(world.db, actor, { forumId: forum, now: world.clock.now }))
    expect(await rows(officeOf('bukai'), 'bukai')).toEqual([id])
    expect(await rows(officeOf('kanji'), 'kanji')).toEqual([])
    expect(await waiting('bukai')).toMatchObject([{ id, forumName: tiers.bukai }])
    expect(await proposalsToReceive(world.db, officeOf('bukai'))).toEqual([])
    await expect(world.sees(officeOf('kanji'), id)).rejects.toThrow(refused('not_found'))
    await world.moves(officeOf('bukai'), id, 'in_discussion')
    expect(await waiting('bukai')).toEqual([])
  })

  test('[P15] it waits for an agenda of the body it lies before, were it 協議中 already', async () => {
    const id = await referred()
    await world.moves(officeOf('bukai'), id, 'in_discussion')
    await refer(officeOf('bukai'), id, 'kanji')
    const takesUp = async (forum: string, inMs: number) => {
      const startsAt = world.context.now() + inMs
      const meeting = `meeting ${forum} ${inMs}`
      const number = 91 + Math.sign(inMs)
      await insertMeeting(world.db, { id: meeting, forum_id: forum, starts_at: startsAt, number })
      await world.db
        .insertInto('agenda_item')
        .values({
          ...{ meeting_id: meeting, id: 'item', position: 0, kind: 'deliberation', number: '1' },
          ...{
            title: '',
            presenter: '',
            minutes: 10,
            proposed_by: '[]',
            proposal_id: id,
            carried_from: null,
          },
        })
        .execute()
    }
    await takesUp('bukai', 1000)
    await takesUp('kanji', -1000)
    expect(ids(await waiting('kanji'))).toEqual([id])
    expect(await waiting('bukai')).toEqual([])
    await takesUp('kanji', 1000)
    expect(await waiting('kanji')).toEqual([])
  })

  test('[P15] it is handed to another body of the same family, while it is under way', async () => {
    const id = await world.submitted(seats.sakae)
    await expect(refer(seats.secretariat, id, 'bukai')).rejects.toThrow(refused('conflict'))
    await world.moves(seats.secretariat, id, 'accepted')
    for (const elsewhere of ['saku', forumId])
      await expect(refer(seats.secretariat, id, elsewhere)).rejects.toThrow(refused('invalid'))
    await expect(refer(seats.sakae, id, 'bukai')).rejects.toThrow(refused('forbidden'))
  })
})

describe('採択', () => {
  test('[P16] names its meeting and a 決定 of it, and a 取組 begins', async () => {
    const id = await world.submitted(seats.sakae)
    for (const to of ['accepted', 'in_discussion'] as const) await world.moves(seats.secretariat, id, to)
    const adopt = (more: object) => world.moves(seats.secretariat, id, 'adopted', more)
    await expect(adopt({ meetingId: undefined })).rejects.toThrow(refused('invalid'))
    await expect(adopt({ decisionId: 'nothing' })).rejects.toThrow(refused('invalid'))
    await world.db
      .insertInto('decision')
      .values({ meeting_id: meetingId, id: 'd1', position: 0, item_id: null, text: '共同で発注する' })
      .execute()
    await adopt({ decisionId: 'd1' })
    const projects = await world.db.selectFrom('project').selectAll().execute()
    expect(projects).toMatchObject([{ proposal_id: id, meeting_id: meetingId, decision_id: 'd1' }])
    const seen = await world.sees(seats.nakano, id)
    expect(seen.history.at(-1)?.decision).toMatch(/^R8-/)
  })
})

test('[P11] what a 団体 has to answer waits on its desk and nowhere else', async () => {
  const id = await world.submitted(seats.sakae)
  const change = { act: 'add_originator' as const, organisationId: 'nozawa' }
  await requestCorrection(world.context, seats.sakae, id, { ...press(), reason: '共同で考えた', change })
  expect(await correctionsToAnswer(world.db, seats.nozawa)).toMatchObject([{ proposalId: id }])
  for (const other of [seats.sakae, seats.nakano, seats.secretariat, seats.prefecture])
    expect(await correctionsToAnswer(world.db, other)).toEqual([])
})

describe('きっかけの元', () => {
  test('[P17] a link for whoever may open it, plain words for the others', async () => {
    await insertNeed(world.db, {
      id: 'need',
      seat_id: 'seat-sakae',
      forum_id: forumId,
      organisation_id: 'sakae',
      scope: 'private',
      text: '技師がいない',
    })
    const id = await world.submitted(seats.sakae, { originKind: 'need', originRef: 'need' })
    const link = async (actor: Actor) => (await world.sees(actor, id)).originLink
    expect(await link(seats.sakae)).toEqual({ label: '栄村の困りごと', href: '/needs/need' })
    expect(await link(seats.nakano)).toEqual({ label: '元の困りごと', href: null })
    expect((await world.stored(id)).submitted_text).toContain('【きっかけの元】\n元の困りごと\n')
  })

  test('[P17] [E1] [R8] the hashed sheet says of it what all its readers may know, whoever submits it', async () => {
    const told = async (origin: Pick<CreateProposal, 'originKind' | 'originRef' | 'originItem'>) => {
      const { submitted_text } = await world.stored(await world.submitted(seats.sakae, origin))
      return submitted_text?.match(/【きっかけの元】\n(.*)\n/)?.[1]
    }
    for (const scope of ['region', 'prefecture', 'private'] as const)
      await insertNeed(world.db, {
        ...{ id: scope, seat_id: 'seat-sakae', forum_id: forumId, organisation_id: 'sakae', scope, text: '' },
      })
    const need = (originRef: string) => told({ originKind: 'need', originRef })
    expect([await need('region'), await need('prefecture'), await need('private')]).toEqual([
      '栄村の困りごと',
      '元の困りごと',
      '元の困りごと',
    ])
    await world.db
      .insertInto('agenda_item')
      .values({
        ...{ meeting_id: meetingId, id: 'internal', position: 0, kind: 'deliberation', number: '1' },
        ...{ title: '人事の内部協議', presenter: '', minutes: 10, proposed_by: '[]', carried_from: null },
      })
      .execute()
    const meeting = await told({ originKind: 'meeting', originRef: meetingId, originItem: 'internal' })
    expect(meeting).toMatch(/会議|幹事会|第/)
    expect(meeting).not.toContain('人事')
  })

  test('[P17] nobody points to what they may not open, or to another kind of thing', async () => {
    await insertNeed(world.db, {
      id: 'need',
      seat_id: 'seat-sakae',
      forum_id: forumId,
      organisation_id: 'sakae',
      scope: 'private',
      text: '',
    })
    for (const wrong of [
      { originKind: 'need' as const, originRef: 'need' },
      { originKind: 'call' as const, originRef: meetingId },
      { originKind: 'meeting' as const, originRef: meetingId, originItem: 'no such item' },
      { originKind: 'own_initiative' as const, originRef: meetingId },
    ])
      await expect(world.drafts(seats.nozawa, wrong)).rejects.toThrow(refused('invalid'))
    await world.drafts(seats.nozawa, { originKind: 'meeting', originRef: meetingId })
  })

  test('[P17] another きっかけ lets go of what the first pointed to', async () => {
    const id = await world.drafts(seats.nozawa, { originKind: 'meeting', originRef: meetingId })
    await world.edits(seats.nozawa, id, { originKind: 'own_initiative' })
    expect(await world.stored(id)).toMatchObject({ origin_kind: 'own_initiative', origin_ref: null })
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDraftedMeeting } from '../../server/cadence/createDraftedMeeting'
import { nextDraft } from '../../server/cadence/queries'
import { newId } from '../../server/id'
import { needsTitle } from '../../shared/cadence/nextDraft'
import { addCarriedItems, addProposalItem } from '../../shared/meetings/agendaActs'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import type { Actor } from '../../shared/permission'
import { block, today, writeBlocks } from '../meetings/meetingWorld'
import { refused } from '../support/refused'
import { type CadenceWorld, openCadenceWorld } from './cadenceWorld'

let world: CadenceWorld
beforeEach(async () => {
  world = await openCadenceWorld()
})
afterEach(() => world.close())

const draft = (actor: Actor = world.secretariat) =>
  nextDraft(world.store.db, actor, { forumId: 'hokushin', now: world.clock.now })
const titles = async () => (await draft()).items.map(({ title }) => title)
const item = (id: string, title: string) => ({ id, kind: 'deliberation' as const, title })

/** A meeting that left one item open and one 宿題 that is late, and settled the rest. */
async function heldWithLeftovers() {
  const meeting = await world.held(60)
  await world.edits(meeting.agenda_id, (doc) => {
    addAgendaItem(doc, {
      ...item('open', '専門職の共同確保'),
      presenter: '木島平村',
      proposedBy: ['kijimadaira'],
    })
    addAgendaItem(doc, item('settled', '負担金について'))
  })
  await world.edits(meeting.minutes_id, (doc) =>
    writeBlocks(doc, [
      block(
        'actionItem',
        { id: 'late', owner: 'kijimadaira', due: '2026-11-01', done: false },
        '試算表の作成',
      ),
      block('actionItem', { id: 'early', owner: 'nakano', due: '2026-12-20', done: false }, '条件の整理'),
      block('actionItem', { id: 'ready', owner: 'nakano', due: '2026-11-01', done: true }, '済んだこと'),
    ]),
  )
  await world.project(meeting)
  await world.becomes(meeting, 'open', 'continued')
  await world.becomes(meeting, 'settled', 'agreed')
  return meeting
}

describe('the next meeting as the product drafts it', () => {
  test('[K8] holds exactly the undone items', async () => {
    await heldWithLeftovers()
    for (const [title, state] of [
      ['除雪の共同発注', 'submitted'],
      ['図書館の相互利用', 'accepted'],
      ['観光の広域連携', 'continued'],
      ['済んだ提案', 'adopted'],
      ['取り下げた提案', 'withdrawn'],
      ['まだ下書き', 'draft'],
      ['差し戻した提案', 'returned'],
    ] as const)
      await world.proposes(title, state)
    expect((await titles()).toSorted()).toEqual(
      [
        '宿題の報告：試算表の作成',
        '専門職の共同確保',
        '観光の広域連携',
        '図書館の相互利用',
        '除雪の共同発注',
      ].toSorted(),
    )
    expect(await draft()).toMatchObject({
      previous: '令和8年度 第1回 北信地域定住自立圏 推進協議会幹事会',
      title: '北信地域定住自立圏 推進協議会幹事会',
      isWritten: false,
    })
  })

  test('[K8] holds nothing that stands on a meeting to come, and again what that meeting lost when it was cancelled', async () => {
    const earlier = await heldWithLeftovers()
    const proposal = await world.proposes('除雪の共同発注', 'accepted')
    const next = await world.planned(30)
    await world.edits(next.agenda_id, (doc) => {
      addCarriedItems(doc, [
        {
          meetingId: earlier.id,
          item: {
            ...item('open', '専門職の共同確保'),
            presenter: '',
            minutes: 0,
            proposedBy: [],
            proposalId: null,
            disclosure: 'open',
            closedReason: '',
            carriedFrom: null,
            number: '',
            outcome: 'continued',
            note: '',
          },
        },
      ])
      addProposalItem(doc, newId(), { id: proposal, title: '除雪の共同発注', originators: ['kijimadaira'] })
    })
    await world.project(next)
    expect(await titles()).toEqual(['宿題の報告：試算表の作成'])
    await world.store.db
      .updateTable('meeting')
      .set({ called_off: 'cancelled' })
      .where('id', '=', next.id)
      .execute()
    expect(await titles()).toEqual(['宿題の報告：試算表の作成', '専門職の共同確保', '除雪の共同発注'])
  })

  test('[K8] has one item for the 困りごと the body was told, until a coming meeting has it', async () => {
    const needs = [
      ['told', 'region', 'open'],
      ['solved', 'region', 'solved'],
      ['own', 'private', 'open'],
      ['to-prefecture', 'prefecture', 'open'],
    ] as const
    await world.store.db
      .insertInto('need')
      .values(
        needs.map(([id, scope, state]) => ({
          ...{ id, forum_id: 'hokushin', organisation_id: 'kijimadaira', topic_id: null, text: id },
          ...{ until_on: null, scope, state, state_at: null, asked_at: null, renewed_at: null },
          ...{ at: world.clock.now, seat_id: 'seat-iiyama', label: '企画財政課長', on_behalf_channel: null },
          ...{ confirmed_at: null, confirmed_label: null },
        })),
      )
      .execute()
    expect((await draft()).items).toMatchObject([{ from: 'needs', owners: ['木島平村'] }])
    const next = await world.planned(30)
    await world.edits(next.agenda_id, (doc) => addAgendaItem(doc, item('needs', needsTitle)))
    await world.project(next)
    expect(await titles()).toEqual([])
  })

  test('[K8] with nothing to discuss proposes 書面開催', async () => {
    expect(await draft()).toMatchObject({ items: [], isWritten: true, previous: null })
  })

  test('[K8] becomes a meeting with its agenda in one act, once, and nothing of it is undone twice', async () => {
    await heldWithLeftovers()
    const proposal = await world.proposes('除雪の共同発注', 'accepted')
    const { items } = await draft()
    const idempotencyKey = newId()
    const create = (keys = items.map(({ key }) => key), key = idempotencyKey, actor = world.secretariat) =>
      createDraftedMeeting(world.context, actor, {
        forumId: 'hokushin',
        title: '北信地域定住自立圏 推進協議会幹事会',
        startsAt: today + 30 * 24 * 60 * 60 * 1000,
        place: '飯山市役所',
        mode: 'hybrid',
        items: keys,
        idempotencyKey: key,
      })
    const created = await create()
    expect(await create()).toEqual(created)
    expect(
      (await world.agendaOf(created.id)).map(({ kind, title, presenter, proposalId, carriedFrom }) => ({
        kind,
        title,
        presenter,
        proposalId,
        from: carriedFrom?.itemId,
      })),
    ).toEqual([
      {
        kind: 'report',
        title: '宿題の報告：試算表の作成',
        presenter: '木島平村',
        proposalId: null,
        from: undefined,
      },
      {
        kind: 'deliberation',
        title: '専門職の共同確保',
        presenter: '木島平村',
        proposalId: null,
        from: 'open',
      },
      { kind: 'deliberation', title: '除雪の共同発注', presenter: '', proposalId: proposal, from: undefined },
    ])
    // The rows of the agenda are there at once: a second press elsewhere would find nothing left of it.
    expect(await titles()).toEqual(['宿題の報告：試算表の作成'])
    await expect(create([`proposal:${proposal}`], newId())).rejects.toEqual(refused('conflict'))
    await expect(create([], newId(), world.village)).rejects.toEqual(refused('forbidden'))
    await expect(create([], newId(), world.outsider)).rejects.toEqual(refused('not_found'))
  })

  test('[K8][R4] is the members’ alone', async () => {
    expect((await draft(world.village)).items).toEqual([])
    for (const actor of [world.prefecture, world.outsider, world.administrator])
      await expect(draft(actor)).rejects.toEqual(refused('not_found'))
  })
})

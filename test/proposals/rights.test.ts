import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { board } from '../../server/proposals/board'
import { branchProposal } from '../../server/proposals/branchProposal'
import { draftsOf, proposalsToReceive } from '../../server/proposals/deskLines'
import { discardDraft } from '../../server/proposals/discardDraft'
import { editProposal } from '../../server/proposals/editProposal'
import { proposalDocumentAccess } from '../../server/proposals/queries'
import type { Actor } from '../../shared/permission'
import { proposalStates } from '../../shared/proposals/state'
import { refused } from '../support/refused'
import { forumId, newKey, openProposalsWorld, type ProposalsWorld, seats } from './proposalsWorld'

let world: ProposalsWorld
beforeEach(async () => {
  world = await openProposalsWorld()
})
afterEach(() => world.close())

const access = (actor: Actor, id: string) => proposalDocumentAccess(world.db, actor, { subjectId: id })
const boardOf = async (actor: Actor) =>
  (await board(world.db, actor, { forumId, now: world.clock.now })).map(({ id }) => id)
const everybodyElse = [
  seats.nakano,
  seats.yamanouchi,
  seats.union,
  seats.watcher,
  seats.secretariat,
  seats.prefecture,
  seats.administrator,
  seats.stranger,
]

describe('a draft', () => {
  test('[P8] is its originators’ alone: page, board, document and desk are closed to everybody else', async () => {
    const id = await world.drafts(seats.sakae, { coProposers: ['nozawa'] })
    for (const actor of [seats.sakae, seats.nozawa]) {
      expect((await world.sees(actor, id)).mayEdit).toBe(true)
      expect(await access(actor, id)).toBe('write')
      expect(await boardOf(actor)).toEqual([id])
      expect((await draftsOf(world.db, actor)).map((each) => each.id)).toEqual([id])
    }
    for (const actor of everybodyElse) {
      await expect(world.sees(actor, id)).rejects.toThrow(refused('not_found'))
      expect(await access(actor, id)).toBeUndefined()
      expect(await boardOf(actor)).toEqual([])
      expect(await draftsOf(world.db, actor)).toEqual([])
    }
  })

  test('[P8] typed for a village is the village’s and the typing secretariat’s', async () => {
    const id = await world.drafts(seats.secretariat, {
      onBehalfOf: { organisationId: 'sakae', channel: 'phone' },
    })
    for (const actor of [seats.sakae, seats.secretariat]) expect(await access(actor, id)).toBe('write')
    for (const actor of [seats.nakano, seats.prefecture, seats.stranger])
      expect(await access(actor, id)).toBeUndefined()
  })

  test('[P8] is not changed by a seat of the sample, were it of the same 団体', async () => {
    const id = await world.drafts(seats.sakae)
    await world.db.updateTable('seat').set({ is_sample: 1 }).where('id', '=', seats.sakae.seatId).execute()
    const { revision } = await world.stored(id)
    await expect(
      editProposal(world.context, seats.sakae, id, { revision, title: '見本の題' }),
    ).rejects.toThrow(refused('forbidden'))
    expect(await access(seats.sakae, id)).toBe('read')
    expect(await world.sees(seats.sakae, id)).toMatchObject({
      mayEdit: false,
      mayDiscard: false,
      body: { mode: 'read' },
    })
    await world.db.updateTable('proposal').set({ is_sample: 1 }).where('id', '=', id).execute()
    expect(await access(seats.sakae, id)).toBe('write')
  })

  test('[A6] begun out of a proposal of the sample goes with it, whoever begins it', async () => {
    const id = await world.submitted(seats.sakae)
    await world.db.updateTable('proposal').set({ is_sample: 1 }).where('id', '=', id).execute()
    const branch = { idempotencyKey: newKey(), kind: 'split' } as const
    const { id: part } = await branchProposal(world.context, seats.sakae, id, branch)
    expect((await world.stored(part)).is_sample).toBe(1)
  })

  test('[P8] looks the same as one that does not exist', async () => {
    const id = await world.drafts(seats.sakae)
    const errors = await Promise.all(
      [id, 'nothing'].map((each) =>
        world.sees(seats.nakano, each).catch((failure: Error) => failure.message),
      ),
    )
    expect(errors[0]).toBe(errors[1])
  })

  test('[P8] that it moved is told to its drafters only', async () => {
    await world.drafts(seats.sakae, { coProposers: ['nozawa'] })
    const audiences = world.told.inOrder.map(({ event }) => event)
    expect(audiences).toContainEqual({
      topic: `proposals:${forumId}`,
      audience: { organisationIds: ['sakae', 'nozawa'] },
    })
    expect(JSON.stringify(audiences)).not.toMatch(/prefecture|forumIds/)
  })
})

describe('discarding a draft', () => {
  const discard = (actor: Actor, id: string) => discardDraft(world.context, actor, id)

  test('[P8] leaves nothing of it, and closes its body', async () => {
    const id = await world.drafts(seats.sakae, { coProposers: ['nozawa'] })
    await world.types(seats.sakae, id, '書きかけ')
    const { document_id } = await world.stored(id)
    await discard(seats.sakae, id)
    await expect(world.sees(seats.sakae, id)).rejects.toThrow(refused('not_found'))
    expect(await boardOf(seats.nozawa)).toEqual([])
    expect(await world.context.store.log.head(document_id)).toBeUndefined()
    expect(await world.context.store.log.tail(document_id, 0)).toEqual([])
    expect(world.told.inOrder.at(-1)).toEqual({
      name: 'documentAccessChanged',
      event: { documentId: document_id },
    })
  })

  test('[P8] is for whoever began it: the owner, and the secretariat that types for it', async () => {
    const joint = await world.drafts(seats.sakae, { coProposers: ['nozawa'] })
    await expect(discard(seats.nozawa, joint)).rejects.toThrow(refused('forbidden'))
    for (const actor of [seats.nakano, seats.secretariat, seats.prefecture])
      await expect(discard(actor, joint)).rejects.toThrow(refused('not_found'))
    const typed = await world.drafts(seats.secretariat, {
      onBehalfOf: { organisationId: 'sakae', channel: 'phone' },
    })
    await discard(seats.secretariat, typed)
    expect(await boardOf(seats.sakae)).toEqual([joint])
  })

  test('[P3] what was submitted once is never discarded, also not while it is returned', async () => {
    const id = await world.submitted(seats.sakae)
    await expect(discard(seats.sakae, id)).rejects.toThrow(refused('conflict'))
    await world.moves(seats.secretariat, id, 'returned')
    await expect(discard(seats.sakae, id)).rejects.toThrow(refused('conflict'))
    expect((await world.stored(id)).number).toBe('R8-01')
  })
})

describe('a submitted proposal', () => {
  test('[P7] is read by every member and the prefecture, and its body is written by nobody', async () => {
    const id = await world.submitted(seats.sakae)
    for (const actor of [seats.sakae, seats.nakano, seats.watcher, seats.secretariat]) {
      expect(await world.sees(actor, id)).toMatchObject({ mayEdit: false, body: { mode: 'read' } })
      expect(await access(actor, id)).toBe('read')
    }
    expect(await world.sees(seats.prefecture, id)).toMatchObject({ body: null, moves: [] })
    expect(await access(seats.prefecture, id)).toBeUndefined()
    for (const actor of [seats.administrator, seats.stranger])
      await expect(world.sees(actor, id)).rejects.toThrow(refused('not_found'))
  })

  test('[P7] in no state but draft and returned does anybody write its body', async () => {
    for (const state of proposalStates) {
      const id = await world.submitted(seats.sakae)
      await world.db.updateTable('proposal').set({ state }).where('id', '=', id).execute()
      const modes = await Promise.all(Object.values(seats).map((actor) => access(actor, id)))
      expect({ state, writes: modes.includes('write') }).toEqual({
        state,
        writes: state === 'draft' || state === 'returned',
      })
    }
  })

  test('[P7] every change of state asks the live connections of its body again', async () => {
    const id = await world.drafts(seats.sakae)
    const { document_id } = await world.stored(id)
    const asked = () =>
      world.told.inOrder.filter(({ name }) => name === 'documentAccessChanged').map(({ event }) => event)
    await world.submits(seats.sakae, id)
    expect(asked()).toEqual([{ documentId: document_id }])
    await world.moves(seats.secretariat, id, 'returned')
    expect(asked()).toHaveLength(2)
  })

  test('[P8] its submission is told to the whole body and the prefecture', async () => {
    await world.submitted(seats.sakae)
    expect(world.told.inOrder.at(-2)?.event).toMatchObject({
      audience: { forumIds: [forumId], prefecture: true },
    })
  })

  test('waits on the secretariat’s desk until it is received', async () => {
    const id = await world.submitted(seats.sakae)
    const waiting = async (actor: Actor) => (await proposalsToReceive(world.db, actor)).map((each) => each.id)
    expect(await waiting(seats.secretariat)).toEqual([id])
    expect(await waiting(seats.nakano)).toEqual([])
    await world.moves(seats.secretariat, id, 'accepted')
    expect(await waiting(seats.secretariat)).toEqual([])
  })

  test('offers each reader only the moves that are theirs', async () => {
    const id = await world.submitted(seats.sakae)
    const moves = async (actor: Actor) => (await world.sees(actor, id)).moves.map(({ to }) => to)
    expect(await moves(seats.sakae)).toEqual(['withdrawn'])
    expect(await moves(seats.secretariat)).toEqual(['accepted', 'returned'])
    expect(await moves(seats.nakano)).toEqual([])
  })
})

describe('a returned proposal', () => {
  test('[P7] is again its drafters’; the secretariat follows it as it was submitted', async () => {
    const id = await world.submitted(seats.sakae)
    await world.moves(seats.secretariat, id, 'returned')
    await world.edits(seats.sakae, id, { need: '書きかけ' })
    expect(await world.sees(seats.sakae, id)).toMatchObject({ need: '書きかけ', mayEdit: true })
    expect(await world.sees(seats.secretariat, id)).toMatchObject({
      need: '除雪の担い手が足りない',
      mayEdit: false,
      body: null,
    })
    expect(await access(seats.secretariat, id)).toBeUndefined()
    for (const actor of [seats.nakano, seats.prefecture])
      await expect(world.sees(actor, id)).rejects.toThrow(refused('not_found'))
  })

  test('[P7] withdrawn, its rewritten body stays the originators’', async () => {
    const id = await world.submitted(seats.sakae)
    await world.moves(seats.secretariat, id, 'returned')
    await world.moves(seats.sakae, id, 'withdrawn')
    expect(await access(seats.sakae, id)).toBe('read')
    for (const actor of [seats.nakano, seats.secretariat, seats.prefecture])
      expect(await access(actor, id)).toBeUndefined()
  })
})

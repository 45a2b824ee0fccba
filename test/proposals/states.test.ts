import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { transitionProposal } from '../../server/proposals/transitionProposal'
import type { Actor } from '../../shared/permission'
import {
  type ProposalState,
  proposalStateLabel,
  proposalStates,
  transitionTo,
} from '../../shared/proposals/state'
import { refused } from '../support/refused'
import { insertMeeting } from '../support/rows'
import { forumId, newKey, openProposalsWorld, type ProposalsWorld, seats } from './proposalsWorld'

let world: ProposalsWorld
beforeEach(async () => {
  world = await openProposalsWorld()
})
afterEach(() => world.close())

/** Puts a proposal of 栄村 into a state without going the way there. */
async function proposalIn(state: ProposalState): Promise<string> {
  const id = state === 'draft' ? await world.drafts(seats.sakae) : await world.submitted(seats.sakae)
  await world.db.updateTable('proposal').set({ state }).where('id', '=', id).execute()
  return id
}

const addMeeting = (id: string, forum: string) =>
  insertMeeting(world.db, { id, forum_id: forum, title: '第2回幹事会', starts_at: world.clock.now })

describe('the life of a proposal', () => {
  test('[P6] only the listed moves succeed, each by whom it belongs to, from every state to every state', async () => {
    const actors = { originator: seats.sakae, secretariat: seats.secretariat, neither: seats.nakano }
    for (const from of proposalStates)
      for (const to of proposalStates)
        for (const [who, actor] of Object.entries(actors)) {
          const id = await proposalIn(from)
          const listed = to === 'submitted' ? undefined : transitionTo(from, to)
          const moved = await world.moves(actor, id, to).then(
            () => true,
            () => false,
          )
          expect({ from, to, who, moved }).toEqual({ from, to, who, moved: listed?.by === who })
          expect((await world.stored(id)).state).toBe(moved ? to : from)
        }
  }, 60_000)

  test('[P6] any walk of attempts leaves a history that is a path of listed moves', async () => {
    const attempt = fc.record({
      to: fc.constantFrom(...proposalStates),
      actor: fc.constantFrom(seats.sakae, seats.secretariat, seats.nakano),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { maxLength: 12 }), async (attempts) => {
        const id = await world.submitted(seats.sakae)
        for (const { to, actor } of attempts)
          await (to === 'submitted' ? world.submits(actor, id) : world.moves(actor, id, to)).catch(
            () => undefined,
          )
        const events = await world.db
          .selectFrom('proposal_event')
          .selectAll()
          .where('proposal_id', '=', id)
          .orderBy('at')
          .execute()
        events.reduce<ProposalState | null>((state, event) => {
          expect(event.from_state).toBe(state)
          if (state !== null) expect(transitionTo(state, event.to_state)).toBeDefined()
          return event.to_state
        }, null)
        for (const [index, event] of events.slice(1).entries())
          expect(event.at).toBeGreaterThan(events[index]?.at ?? 0)
        expect(events.at(-1)?.to_state).toBe((await world.stored(id)).state)
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('[P6] of several who move at once exactly one wins, and the others are told where it stands', async () => {
    const id = await world.submitted(seats.sakae)
    const attempt = (actor: Actor, to: ProposalState) =>
      transitionProposal(world.context, actor, id, {
        idempotencyKey: newKey(),
        from: 'submitted',
        to,
        reason: '理由',
      })
    const results = await Promise.allSettled([
      attempt(seats.secretariat, 'accepted'),
      attempt(seats.secretariat, 'returned'),
      attempt(seats.sakae, 'withdrawn'),
      attempt(seats.secretariat, 'accepted'),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { state } = await world.stored(id)
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({
          code: 'conflict',
          message: expect.stringContaining(`すでに「${proposalStateLabel[state]}」`),
        })
    const moves = await world.db
      .selectFrom('proposal_event')
      .select('to_state')
      .where('proposal_id', '=', id)
      .execute()
    expect(moves).toHaveLength(3)
  })

  test('[P5] a doubled move is made once, also when it closes the proposal to whoever made it', async () => {
    const id = await world.submitted(seats.sakae)
    const command = {
      idempotencyKey: newKey(),
      from: 'submitted',
      to: 'returned',
      reason: '金額が不明',
    } as const
    const first = await transitionProposal(world.context, seats.secretariat, id, command)
    expect(await transitionProposal(world.context, seats.secretariat, id, command)).toEqual(first)
    const moves = await world.db
      .selectFrom('proposal_event')
      .select('to_state')
      .where('proposal_id', '=', id)
      .execute()
    expect(moves).toHaveLength(3)
  })

  test('[P6] a return, a continuation, a rejection and a withdrawal need a reason', async () => {
    for (const [from, to, actor] of [
      ['submitted', 'returned', seats.secretariat],
      ['in_discussion', 'continued', seats.secretariat],
      ['in_discussion', 'rejected', seats.secretariat],
      ['accepted', 'withdrawn', seats.sakae],
    ] as const) {
      const id = await proposalIn(from)
      await expect(world.moves(actor, id, to, { reason: '' })).rejects.toMatchObject({
        code: 'invalid',
        faults: [{ path: 'reason' }],
      })
    }
  })

  test('[P6] the history says who by 団体 and 職, when and why, and in which meeting', async () => {
    await addMeeting('m1', forumId)
    const id = await world.submitted(seats.sakae)
    await world.moves(seats.secretariat, id, 'accepted', { reason: '' })
    await world.moves(seats.secretariat, id, 'in_discussion', { meetingId: 'm1', reason: '' })
    const { history } = await world.sees(seats.nakano, id)
    expect(
      history.map(({ from, to, label, meeting }) => ({ from, to, label, meeting: meeting?.title })),
    ).toEqual([
      { from: null, to: 'draft', label: '栄村 企画課長', meeting: undefined },
      { from: 'draft', to: 'submitted', label: '栄村 企画課長', meeting: undefined },
      { from: 'submitted', to: 'accepted', label: '飯山市 企画課長', meeting: undefined },
      { from: 'accepted', to: 'in_discussion', label: '飯山市 企画課長', meeting: '第2回幹事会' },
    ])
  })

  test('[P6] it is discussed in a meeting of its own body only', async () => {
    await addMeeting('elsewhere', 'saku')
    const id = await proposalIn('accepted')
    for (const meetingId of ['elsewhere', 'nowhere'])
      await expect(world.moves(seats.secretariat, id, 'in_discussion', { meetingId })).rejects.toThrow(
        refused('invalid'),
      )
  })

  test('[P7] a withdrawn proposal that was being rewritten says what was submitted', async () => {
    const id = await world.submitted(seats.sakae)
    await world.moves(seats.secretariat, id, 'returned')
    await world.edits(seats.sakae, id, { need: '誰にも見せていない書きかけ', title: '書きかけ' })
    await world.moves(seats.sakae, id, 'withdrawn')
    expect(await world.sees(seats.nakano, id)).toMatchObject({
      title: '村道除雪の共同発注',
      need: '除雪の担い手が足りない',
      state: 'withdrawn',
    })
  })
})

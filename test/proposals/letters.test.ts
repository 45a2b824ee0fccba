import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { agreeJointly } from '../../server/proposals/agreeJointly'
import { answerCorrection, withdrawCorrection } from '../../server/proposals/answerCorrection'
import { confirmEntry } from '../../server/proposals/confirmEntry'
import { discardDraft } from '../../server/proposals/discardDraft'
import { requestCorrection } from '../../server/proposals/requestCorrection'
import type { Actor } from '../../shared/permission'
import { newKey, openProposalsWorld, type ProposalsWorld, seats } from './proposalsWorld'

let world: ProposalsWorld
beforeEach(async () => {
  world = await openProposalsWorld()
})
afterEach(() => world.close())

const press = () => ({ idempotencyKey: newKey() })

/** To whom a letter still waits, by 団体. */
const waiting = async () =>
  (await world.db.selectFrom('notice').select('organisation_id').execute())
    .map(({ organisation_id }) => organisation_id)
    .sort()

/** A letter was made of every notice, and no mail server took it so far. */
async function isWritten({ isSent }: { isSent: boolean }): Promise<void> {
  const notices = await world.db.selectFrom('notice').select('id').execute()
  await world.db.updateTable('notice').set({ handled_at: 1 }).execute()
  await world.db
    .insertInto('person')
    .values({
      ...{ id: 'reader', login_id: 'reader', email: 'reader@example.jp', password_hash: '' },
      ...{ created_at: 0, disabled_at: null, is_sample: 0 },
    })
    .execute()
  await world.db
    .insertInto('mail')
    .values({
      ...{ id: 'letter', person_id: 'reader', kind: 'digest', created_at: 0 },
      notices: JSON.stringify(notices.map(({ id }) => id)),
      ...(isSent ? { next_try_at: null, sent_at: 1 } : { next_try_at: 0, sent_at: null }),
    })
    .execute()
}

describe('a joint proposer', () => {
  const joint = () => world.drafts(seats.sakae, { coProposers: ['nozawa', 'kijimadaira'] })

  test('[P10] is asked by letter, and whoever names itself or the draft’s owner is not', async () => {
    const id = await joint()
    expect(await waiting()).toEqual(['kijimadaira', 'nozawa'])
    await world.edits(seats.nozawa, id, { coProposers: ['nozawa', 'kijimadaira', 'yamanouchi'] })
    expect(await waiting()).toEqual(['kijimadaira', 'nozawa', 'yamanouchi'])
  })

  test('[P10] that was taken off or has agreed is told nothing any more', async () => {
    const id = await joint()
    await world.edits(seats.sakae, id, { coProposers: ['kijimadaira'] })
    expect(await waiting()).toEqual(['kijimadaira'])
    await agreeJointly(world.context, seats.kijimadaira, id, press())
    expect(await waiting()).toEqual([])
  })

  test('[P8] of a draft that was discarded is not told its name, also not by a letter that is written', async () => {
    const id = await joint()
    await isWritten({ isSent: false })
    await discardDraft(world.context, seats.sakae, id)
    expect(await waiting()).toEqual([])
  })

  test('[P8] what was sent stays known', async () => {
    const id = await joint()
    await isWritten({ isSent: true })
    await discardDraft(world.context, seats.sakae, id)
    expect(await waiting()).toEqual(['kijimadaira', 'nozawa'])
  })
})

describe('代行入力', () => {
  const typed = async () => {
    const id = await world.drafts(seats.secretariat, {
      onBehalfOf: { organisationId: 'sakae', channel: 'phone' },
    })
    await world.submits(seats.secretariat, id)
    return id
  }

  test('[P2] that was submitted asks the 団体 it speaks for, until it confirms it', async () => {
    const id = await typed()
    expect(await waiting()).toEqual(['sakae'])
    await confirmEntry(world.context, seats.sakae, id, press())
    expect(await waiting()).toEqual([])
  })

  test('[P2] that was withdrawn asks no more', async () => {
    await world.moves(seats.sakae, await typed(), 'withdrawn')
    expect(await waiting()).toEqual([])
  })
})

describe('訂正', () => {
  const asks = async (by: Actor) => {
    const id = await world.submitted(seats.sakae)
    const change = { act: 'add_originator', organisationId: 'nozawa' } as const
    const asked = await requestCorrection(world.context, by, id, { ...press(), reason: '記入漏れ', change })
    return { id, correctionId: asked.id }
  }

  test('[P11] asks everybody concerned; whoever answered is asked no more', async () => {
    const about = await asks(seats.secretariat)
    expect(await waiting()).toEqual(['nozawa', 'sakae'])
    const yes = { ...press(), isAgreed: true, reason: '' }
    await answerCorrection(world.context, seats.nozawa, about, yes)
    expect(await waiting()).toEqual(['sakae'])
    const no = { ...press(), isAgreed: false, reason: '別の提案のこと' }
    await answerCorrection(world.context, seats.sakae, about, no)
    expect(await waiting()).toEqual([])
  })

  test('[P11] taken back asks nobody', async () => {
    const about = await asks(seats.sakae)
    expect(await waiting()).toEqual(['nozawa'])
    await withdrawCorrection(world.context, seats.sakae, about, press())
    expect(await waiting()).toEqual([])
  })
})

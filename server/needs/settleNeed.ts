import { DomainError } from '../../shared/error'
import type { Press, SettleNeed } from '../../shared/needs/commands'
import { needStateLabel } from '../../shared/needs/need'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { tellReleased } from '../proposals/acts'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { holdOwnNeed, type NeedRow } from './find'
import { actOn, confirmation } from './ownAct'
import { currentTakeover, endTakeover } from './takeovers'
import { tellNeed } from './tell'

/** 解決した, 取り下げる, or まだ困っている after all: its owner's word at any time [E3]. What is written for it goes on by itself. */
export async function settleNeed(
  context: Context,
  actor: Actor,
  id: string,
  input: SettleNeed,
): Promise<void> {
  const { state, note, idempotencyKey } = input
  const released: string[] = []
  await ownAct(context, actor, { id, key: idempotencyKey, command: 'settleNeed' }, async (tx, row, at) => {
    if (row.state === state) return {}
    const takeover = state === 'open' ? await currentTakeover(tx, id) : undefined
    if (takeover) await endTakeover(tx, takeover, at)
    if (takeover?.proposal_id) released.push(takeover.proposal_id)
    return { state, state_at: at, state_note: note }
  })
  for (const proposalId of released) await tellReleased(context, proposalId)
}

/** まだ困っていますか – はい: the question is settled for a year [E4]. */
export async function renewNeed(context: Context, actor: Actor, id: string, input: Press): Promise<void> {
  await ownAct(
    context,
    actor,
    { id, key: input.idempotencyKey, command: 'renewNeed' },
    async (_tx, row, at) => {
      if (row.state !== 'open') throw notOpen(row)
      return { renewed_at: at }
    },
  )
}

/** 代行入力を確認する: a press of the organisation it speaks for, and of nobody else [E2]. */
export async function confirmNeed(context: Context, actor: Actor, id: string, input: Press): Promise<void> {
  await ownAct(
    context,
    actor,
    { id, key: input.idempotencyKey, command: 'confirmNeed' },
    async (_tx, row) => {
      if (row.organisation_id !== actor.organisationId) throw ownerOnly(row)
      return {}
    },
  )
}

/** An act of its owner, or of the secretariat that typed it, in one transaction. */
async function ownAct(
  context: Context,
  actor: Actor,
  { id, key, command }: { id: string; key: string; command: string },
  work: (tx: Tx, row: NeedRow, at: number) => Promise<Partial<NeedRow>>,
): Promise<void> {
  const at = context.now()
  const act = { key, personId: actor.personId, command: `${command} ${id}`, at }
  const need = await context.store.transaction(async (tx) => {
    const row = await holdOwnNeed(tx, actor, id)
    const { label } = await actOn(tx, actor, row, at)
    await once(tx, act, async () => {
      const change = { ...(await work(tx, row, at)), ...confirmation(actor, row, { at, label }) }
      const said = change.state === undefined ? change : { ...change, state_label: label }
      if (Object.keys(said).length > 0) await tx.updateTable('need').set(said).where('id', '=', id).execute()
      return null
    })
    return row
  })
  tellNeed(context, need)
}

const notOpen = (row: NeedRow) =>
  new DomainError(
    'conflict',
    `この困りごとは「${needStateLabel[row.state]}」になっています。画面を再読み込みしてください。`,
  )
const ownerOnly = (row: NeedRow) =>
  new DomainError('forbidden', `代行入力を確認できるのは${row.ownerName}です。`)

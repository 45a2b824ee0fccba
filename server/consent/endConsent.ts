import type { EndConsent } from '../../shared/consent/commands'
import { DomainError, faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { secretariatOnly } from '../forums/queries'
import { takeBack } from '../outbox/takeBack'
import { once } from '../routing/once'
import { tellConsentChanged } from './consentChanged'
import { openedKey, procedureEnded } from './openConsent'
import { findProcedure, forecastOf, isAgreed, type LoadedProcedure, loadProcedure } from './procedure'

/** 成立 once all agreed, or 取りやめ with its reason [Y7]. What was said stays readable. */
export async function endConsent(
  context: Context,
  actor: Actor,
  id: string,
  input: EndConsent,
): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `endConsent ${id}`, at }
  const forumId = await context.store.transaction(async (tx) => {
    const row = await findProcedure(tx, actor, id)
    if (!can(actor, 'consent.manage', { forumId: row.forum_id }))
      throw secretariatOnly('同意手続を終えること')
    await refuseSampleSeat(tx, actor, row)
    await once(tx, act, async () => {
      const ended = await tx
        .updateTable('consent_procedure')
        .set({ ended_at: at, end: input.end, end_reason: input.reason })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (ended.numUpdatedRows !== 1n) throw procedureEnded()
      // Judged after the row is held: what somebody said meanwhile counts.
      refuseEnd(await loadProcedure(tx, row, at), input)
      await takeBack(tx, openedKey(id))
      return null
    })
    return row.forum_id
  })
  tellConsentChanged(context, forumId)
}

function refuseEnd(loaded: LoadedProcedure, { end, reason }: EndConsent): void {
  const { forecast, pairs } = forecastOf(loaded)
  const isWhole = isAgreed(forecast)
  if (end === 'agreed' && !isWhole && !pairs.some(isAgreed)) throw notAgreed()
  if (reason === '' && !(end === 'agreed' && isWhole)) throw reasonNeeded(end)
}

const notAgreed = () =>
  new DomainError(
    'conflict',
    '「未」「予定」「支障」の団体が残っているため、成立にできません。全団体の同意をそろえるか、理由を書いて「取りやめ」にしてください。',
  )
const reasonNeeded = (end: EndConsent['end']) => {
  const message =
    end === 'agreed'
      ? '成立していない組が残っています。残りをどうするか、理由を書いてください。'
      : '取りやめる理由を書いてください。'
  return faultAt('reason', message)
}

import type { CreateSeat } from '../../shared/accounts/commands'
import { dutiesOf } from '../../shared/accounts/duty'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { newId } from '../id'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { assertManages } from './manage'
import { writeSecretariats } from './setSecretariat'

/** Makes a seat (職) of an organisation (団体); nobody sits in it until an invitation is accepted. */
export async function createSeat(
  context: Context,
  actor: Actor,
  input: CreateSeat,
): Promise<{ seatId: string }> {
  assertManages(actor)
  const act = {
    key: input.idempotencyKey,
    personId: actor.personId,
    command: 'createSeat',
    at: context.now(),
  }
  return context.store.transaction((tx) => once(tx, act, () => insertSeat(tx, input)))
}

async function insertSeat(tx: Tx, input: CreateSeat): Promise<{ seatId: string }> {
  const organisation = await tx
    .selectFrom('organisation')
    .select('kind')
    .where('id', '=', input.organisationId)
    .executeTakeFirst()
  if (!organisation) throw new DomainError('not_found', '団体が見つかりません。一覧から選び直してください。')
  if (!dutiesOf[organisation.kind].includes(input.duty)) throw fault('duty', wrongDuty)
  await refuseTwin(tx, input)
  const seatId = newId()
  await tx
    .insertInto('seat')
    .values({
      id: seatId,
      organisation_id: input.organisationId,
      title: input.title,
      duty: input.duty,
      is_sample: 0,
    })
    .execute()
  await writeSecretariats(tx, { seatId, duty: input.duty, forumIds: input.secretariatOf })
  return { seatId }
}

async function refuseTwin(tx: Tx, { organisationId, title }: CreateSeat): Promise<void> {
  const twin = await tx
    .selectFrom('seat')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('title', '=', title)
    .where('is_sample', '=', 0)
    .executeTakeFirst()
  if (twin) throw new DomainError('conflict', twinExists, [{ path: 'title', message: twinExists }])
}

const fault = (path: string, message: string) => new DomainError('invalid', message, [{ path, message }])
const wrongDuty = 'この団体の席には、その役割を付けられません。役割を選び直してください。'
const twinExists = 'この団体には、同じ名前の席がすでにあります。その席に招待するか、別の職名にしてください。'

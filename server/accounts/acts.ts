import { dutiesOf } from '../../shared/accounts/duty'
import { DomainError } from '../../shared/error'
import type { Duty } from '../../shared/permission'
import { newId } from '../id'
import type { Tx } from '../store/Store'

interface NewSeat {
  organisationId: string
  title: string
  duty: Duty
}

/** Makes a seat (職) of an organisation (団体); nobody sits in it until an invitation is accepted. */
export async function insertSeat(tx: Tx, seat: NewSeat): Promise<{ seatId: string }> {
  const organisation = await tx
    .selectFrom('organisation')
    .select('kind')
    .where('id', '=', seat.organisationId)
    .executeTakeFirst()
  if (!organisation) throw new DomainError('not_found', '団体が見つかりません。一覧から選び直してください。')
  if (!dutiesOf[organisation.kind].includes(seat.duty))
    throw new DomainError('invalid', wrongDuty, [{ path: 'duty', message: wrongDuty }])
  await refuseTwin(tx, seat)
  const seatId = newId()
  await tx
    .insertInto('seat')
    .values({
      id: seatId,
      organisation_id: seat.organisationId,
      title: seat.title,
      duty: seat.duty,
      is_sample: 0,
    })
    .execute()
  return { seatId }
}

/** Two seats of one title could not be told apart. */
export async function refuseTwin(
  tx: Tx,
  { organisationId, title }: Pick<NewSeat, 'organisationId' | 'title'>,
): Promise<void> {
  const twin = await tx
    .selectFrom('seat')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('title', '=', title)
    .where('is_sample', '=', 0)
    .executeTakeFirst()
  if (twin) throw new DomainError('conflict', twinExists, [{ path: 'title', message: twinExists }])
}

const wrongDuty = 'この団体の席には、その役割を付けられません。役割を選び直してください。'
const twinExists = 'この団体には、同じ名前の席がすでにあります。その席に招待するか、別の職名にしてください。'

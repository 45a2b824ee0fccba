import type { SignIn } from '../../shared/accounts/commands'
import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Context } from '../context'
import type { Db, Tx } from '../store/Store'
import { type OpenedSession, openSession, tellEnded, type Visit } from './openSession'
import { verifyPassword } from './password'
import { seatsOf } from './seatChoices'
import { countAttempt, forgiveAttempt } from './throttle'

/** Signs in by login id or e-mail (folded) and password. Every failure says the same and takes the same time. */
export async function signIn(context: Context, input: SignIn, visit: Visit): Promise<OpenedSession> {
  const attempt = { login: input.login, address: visit.address }
  await countAttempt(context, attempt)
  const person = await findByLogin(context.store.db, input.login)
  const isRight = await verifyPassword(person?.password_hash, input.password)
  if (!person || !isRight) throw wrongLogin()
  await forgiveAttempt(context, attempt)
  const at = context.now()
  const opened = await context.store.transaction(async (tx) => {
    // While the password was being checked it may have been renewed, and the sessions ended with it.
    const still = await findByLogin(tx, input.login)
    if (still?.password_hash !== person.password_hash) throw wrongLogin()
    const seatId = await seatToBeginWith(tx, person.id, dayOf(at))
    return openSession(tx, { personId: person.id, seatId, at, visit })
  })
  tellEnded(context, opened.ended)
  return opened
}

/** People of the sample are entered by the sample's page alone and have no password. */
function findByLogin(db: Db, login: string) {
  return db
    .selectFrom('person')
    .select(['id', 'password_hash'])
    .where((eb) => eb.or([eb('login_id', '=', login), eb('email', '=', login)]))
    .where('disabled_at', 'is', null)
    .where('is_sample', '=', 0)
    .executeTakeFirst()
}

/** The seat of the last session while it is still held, else the first in 建制順. */
export async function seatToBeginWith(tx: Tx, personId: string, day: string): Promise<string> {
  const seats = await seatsOf(tx, personId, day)
  const last = await tx
    .selectFrom('session')
    .select('seat_id')
    .where('person_id', '=', personId)
    .orderBy('seen_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const seat = seats.find(({ seatId }) => seatId === last?.seat_id) ?? seats[0]
  if (!seat) throw new DomainError('forbidden', noSeat)
  return seat.seatId
}

const wrongLogin = () =>
  new DomainError(
    'unauthenticated',
    'ログインIDかパスワードが違います。入力し直してください。分からないときは、管理者にパスワードの再設定リンクを頼んでください。',
  )

const noSeat = '現在就いている席（職）がありません。管理者に、席への招待を頼んでください。'

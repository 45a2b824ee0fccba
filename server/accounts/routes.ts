import { Hono, type Context as HonoContext } from 'hono'
import {
  AcceptInvitation,
  ChangePassword,
  CreateSeat,
  EndAppointment,
  InviteToSeat,
  Reinvite,
  RenameSeat,
  SetSecretariat,
  SignIn,
  SwitchSeat,
  TransferSeats,
} from '../../shared/accounts/commands'
import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Context } from '../context'
import { clientAddress } from '../routing/address'
import { type CookieConfig, clearSessionCookie, setSessionCookie } from '../routing/cookie'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { acceptInvitation } from './acceptInvitation'
import { changePassword } from './changePassword'
import { createSeat } from './createSeat'
import { disablePerson, enablePerson, endSessionsOfPerson } from './disablePerson'
import { endAppointment } from './endAppointment'
import { endOtherSessions, endOwnSession } from './endOwnSession'
import { enterSample } from './enterSample'
import { openInvitation } from './invitation'
import { inviteToSeat } from './inviteToSeat'
import { mayEnterSample, type SampleConfig } from './mayEnterSample'
import type { OpenedSession, Visit } from './openSession'
import { ownSessions, sessionInfo } from './ownSessions'
import { actorOf as actorInSeat } from './queries'
import { organisations, people, seatRegister, secretariatForums } from './register'
import { reinvite } from './reinvite'
import { renameSeat } from './renameSeat'
import { revokeInvitation } from './revokeInvitation'
import { sampleSeats } from './seatChoices'
import { setSecretariat } from './setSecretariat'
import { signIn } from './signIn'
import { switchSeat } from './switchSeat'
import { transferSeats } from './transferSeats'

type Config = CookieConfig & SampleConfig

const visitOf = (c: HonoContext<Env>, config: Config): Visit => ({
  address: clientAddress(c, config),
  userAgent: c.req.header('User-Agent') ?? '',
  sessionId: c.get('sessionId'),
})

/** The id of the session behind a signed-in request. */
function sessionIdOf(c: HonoContext<Env>): string {
  actorOf(c)
  const sessionId = c.get('sessionId')
  if (sessionId === undefined) throw new Error('an actor without a session')
  return sessionId
}

/** Hands the new token to the browser, and says who is signed in now. */
async function signedIn(c: HonoContext<Env>, context: Context, config: Config, opened: OpenedSession) {
  const day = dayOf(context.now())
  const actor = await actorInSeat(context.store.db, opened.personId, opened.seatId, day)
  setSessionCookie(c, config, opened.token)
  return sessionInfo(context, {
    actor,
    sessionId: opened.sessionId,
    sampleEntry: await isSampleOpen(c, context, config),
  })
}

async function present(c: HonoContext<Env>, context: Context, config: Config) {
  return sessionInfo(context, {
    actor: c.get('actor'),
    sessionId: c.get('sessionId'),
    sampleEntry: await isSampleOpen(c, context, config),
  })
}

async function isSampleOpen(c: HonoContext<Env>, context: Context, config: Config): Promise<boolean> {
  if (!mayEnterSample(c, config)) return false
  return (await sampleSeats(context.store.db, dayOf(context.now()))).length > 0
}

/** /api/session: signing in and out, the seat acted from, the person's own sessions. */
export const sessionRoutes = (context: Context, config: Config) =>
  new Hono<Env>()
    .get('/', async (c) => c.json(await present(c, context, config)))
    .post('/', validate('json', SignIn), async (c) => {
      const opened = await signIn(context, c.req.valid('json'), visitOf(c, config))
      return c.json(await signedIn(c, context, config, opened))
    })
    .delete('/', async (c) => {
      const actor = c.get('actor')
      if (actor) await endOwnSession(context, actor, sessionIdOf(c))
      clearSessionCookie(c, config)
      return c.json({ ended: true })
    })
    .get('/list', async (c) => c.json(await ownSessions(context, actorOf(c), sessionIdOf(c))))
    .delete('/list', async (c) => {
      await endOtherSessions(context, actorOf(c), sessionIdOf(c))
      return c.json({ ended: true })
    })
    .delete('/list/:id', async (c) => {
      await endOwnSession(context, actorOf(c), c.req.param('id'))
      if (c.req.param('id') === sessionIdOf(c)) clearSessionCookie(c, config)
      return c.json({ ended: true })
    })
    .post('/seat', validate('json', SwitchSeat), async (c) => {
      const { seatId } = c.req.valid('json')
      const actor = actorOf(c)
      await switchSeat(context, actor, { sessionId: sessionIdOf(c), seatId })
      c.set('actor', await actorInSeat(context.store.db, actor.personId, seatId, dayOf(context.now())))
      return c.json(await present(c, context, config))
    })
    .post('/password', validate('json', ChangePassword), async (c) => {
      const sessionId = sessionIdOf(c)
      const address = clientAddress(c, config)
      await changePassword(context, actorOf(c), { ...c.req.valid('json'), sessionId, address })
      return c.json({ changed: true })
    })

/** /api/accounts: seats, invitations and people, for administrators. */
export const accountRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/organisations', async (c) => c.json(await organisations(context, actorOf(c))))
    .get('/forums', async (c) => c.json(await secretariatForums(context, actorOf(c))))
    .get('/seats', async (c) => c.json(await seatRegister(context, actorOf(c))))
    .post('/seats', validate('json', CreateSeat), async (c) =>
      c.json(await createSeat(context, actorOf(c), c.req.valid('json')), 201),
    )
    .put('/seats/:id/secretariat', validate('json', SetSecretariat), async (c) => {
      const forumIds = c.req.valid('json').secretariatOf
      await setSecretariat(context, actorOf(c), { seatId: c.req.param('id'), forumIds })
      return c.json({ changed: true })
    })
    .put('/seats/:id/title', validate('json', RenameSeat), async (c) => {
      const { title } = c.req.valid('json')
      await renameSeat(context, actorOf(c), { seatId: c.req.param('id'), title })
      return c.json({ changed: true })
    })
    .post('/transfers', validate('json', TransferSeats), async (c) =>
      c.json(await transferSeats(context, actorOf(c), c.req.valid('json')), 201),
    )
    .post('/invitations', validate('json', InviteToSeat), async (c) =>
      c.json(await inviteToSeat(context, actorOf(c), c.req.valid('json')), 201),
    )
    .delete('/invitations/:id', async (c) => {
      await revokeInvitation(context, actorOf(c), c.req.param('id'))
      return c.json({ ended: true })
    })
    .post('/appointments/:id/end', validate('json', EndAppointment), async (c) => {
      const { lastDay } = c.req.valid('json')
      await endAppointment(context, actorOf(c), { appointmentId: c.req.param('id'), lastDay })
      return c.json({ ended: true })
    })
    .get('/people', async (c) => c.json(await people(context, actorOf(c))))
    .post('/people/:id/reinvite', validate('json', Reinvite), async (c) => {
      const act = { ...c.req.valid('json'), personId: c.req.param('id') }
      return c.json(await reinvite(context, actorOf(c), act), 201)
    })
    .post('/people/:id/disable', async (c) => {
      await disablePerson(context, actorOf(c), c.req.param('id'))
      return c.json({ changed: true })
    })
    .post('/people/:id/enable', async (c) => {
      await enablePerson(context, actorOf(c), c.req.param('id'))
      return c.json({ changed: true })
    })
    .delete('/people/:id/sessions', async (c) => {
      await endSessionsOfPerson(context, actorOf(c), c.req.param('id'))
      return c.json({ ended: true })
    })

/** /api/invitations: for whoever holds the link. */
export const invitationRoutes = (context: Context, config: Config) =>
  new Hono<Env>()
    .get('/:token', async (c) => c.json((await openInvitation(context, c.req.param('token'))).info))
    .post('/:token', validate('json', AcceptInvitation), async (c) => {
      const opened = await acceptInvitation(context, c.get('actor'), {
        token: c.req.param('token'),
        visit: visitOf(c, config),
        input: c.req.valid('json'),
      })
      return c.json(opened ? await signedIn(c, context, config, opened) : await present(c, context, config))
    })

/** /api/sample: the seats of the sample, entered without a password from the machine itself. */
export const sampleRoutes = (context: Context, config: Config) =>
  new Hono<Env>()
    .use(async (c, next) => {
      if (!mayEnterSample(c, config)) throw new DomainError('forbidden', elsewhere)
      await next()
    })
    .get('/', async (c) => {
      const seats = await sampleSeats(context.store.db, dayOf(context.now()))
      if (seats.length === 0) throw new DomainError('not_found', noSample)
      return c.json(seats)
    })
    .post('/enter', validate('json', SwitchSeat), async (c) => {
      const { seatId } = c.req.valid('json')
      const opened = await enterSample(context, seatId, visitOf(c, config))
      return c.json(await signedIn(c, context, config, opened))
    })

const elsewhere =
  'サンプルの席には、円卓が動いている機器のブラウザーからだけ入れます。招待リンクで登録した方は、サインインしてください。'
const noSample = 'サンプルは読み込まれていません。招待リンクで登録した方は、サインインしてください。'

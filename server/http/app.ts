import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { DomainError } from '../../shared/error'
import { accountRoutes, invitationRoutes, sampleRoutes, sessionRoutes } from '../accounts/routes'
import type { Config } from '../config'
import type { Context } from '../context'
import { deskRoutes } from '../desk/routes'
import { forumRoutes } from '../forums/routes'
import { historyRoutes } from '../history/routes'
import { ledgerRoutes } from '../ledger/routes'
import { meetingRoutes } from '../meetings/routes'
import { minutesRoutes } from '../minutes/routes'
import { recordRoutes } from '../oversight/routes'
import { proposalRoutes } from '../proposals/routes'
import type { Env } from '../routing/env'
import { calendarRoutes, scheduleRoutes } from '../schedule/routes'
import { onError } from './errors'
import { isOwnOrigin } from './origin'
import { session } from './session'

/** Forms are text; uploads come with a later issue and a limit of their own. */
const bodyBytesMax = 1024 * 1024

interface AppOptions {
  config: Config
  report: (error: unknown) => void
}

/** All HTTP but the built client: middleware and routes in the order in which a request meets them. */
export function createApp(context: Context, { config, report }: AppOptions) {
  const isHttps = config.origin?.startsWith('https:') ?? false
  return new Hono<Env>()
    .onError(onError(report))
    .get('/healthz', (c) => c.text('ok'))
    .use(
      secureHeaders({
        strictTransportSecurity: isHttps ? 'max-age=31536000' : false,
        contentSecurityPolicy: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", NONCE],
          styleSrc: ["'self'", NONCE],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
        },
      }),
    )
    .use('/api/*', async (c, next) => {
      await next()
      c.header('Cache-Control', 'no-store')
    })
    .use(
      '/api/*',
      csrf({ origin: (origin, c) => isOwnOrigin(config.origin, { origin, host: c.req.header('host') }) }),
    )
    .use(
      '/api/*',
      bodyLimit({
        maxSize: bodyBytesMax,
        onError: () => {
          throw new DomainError(
            'too_large',
            '送られた内容が大きすぎます（上限 1MB）。短くして、もう一度送ってください。',
          )
        },
      }),
    )
    .use('/api/*', session(context, config))
    .route('/api/session', sessionRoutes(context, config))
    .route('/api/accounts', accountRoutes(context))
    .route('/api/invitations', invitationRoutes(context, config))
    .route('/api/sample', sampleRoutes(context, config))
    .route('/api', forumRoutes(context))
    .route('/api/desk', deskRoutes(context))
    .route('/api/meetings', meetingRoutes(context))
    .route('/api/minutes', minutesRoutes(context))
    .route('/api/records', recordRoutes(context))
    .route('/api/proposals', proposalRoutes(context))
    .route('/api/schedule', scheduleRoutes(context))
    .route('/api/calendar', calendarRoutes(context))
    .route('/api/history', historyRoutes(context))
    .route('/api/ledger', ledgerRoutes(context))
    .all('/api/*', () => {
      throw new DomainError('not_found', '見つかりません。画面を再読み込みして、もう一度お試しください。')
    })
}

/** What the client's RPC is typed by; the only thing of the server that the client knows. */
export type Api = ReturnType<typeof createApp>

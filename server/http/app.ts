import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { csrf } from 'hono/csrf'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { DomainError } from '../../shared/error'
import { materialLimits } from '../../shared/materials/material'
import { accountRoutes, invitationRoutes, sampleRoutes, sessionRoutes } from '../accounts/routes'
import { balanceRoutes } from '../balance/routes'
import { cadenceRoutes } from '../cadence/routes'
import { callRoutes } from '../calls/routes'
import type { Config } from '../config'
import { confirmationRoutes } from '../confirmation/routes'
import { consentRoutes } from '../consent/routes'
import type { Context } from '../context'
import { deskRoutes } from '../desk/routes'
import { forumRoutes } from '../forums/routes'
import { historyRoutes } from '../history/routes'
import { intentRoutes } from '../intents/routes'
import { interestRoutes } from '../interests/routes'
import { ledgerRoutes } from '../ledger/routes'
import { mailRoutes } from '../mail/routes'
import { materialRoutes } from '../materials/routes'
import { meetingRoutes } from '../meetings/routes'
import { minutesRoutes } from '../minutes/routes'
import { needRoutes, offerRoutes } from '../needs/routes'
import { recordRoutes } from '../oversight/routes'
import { paperRoutes } from '../papers/routes'
import { pointRoutes } from '../points/routes'
import { precedentRoutes } from '../precedents/routes'
import { projectRoutes } from '../projects/routes'
import { proposalRoutes } from '../proposals/routes'
import { registerRoutes } from '../registers/routes'
import type { Env } from '../routing/env'
import { calendarRoutes, scheduleRoutes } from '../schedule/routes'
import { sittingRoutes } from '../sitting/routes'
import { onError } from './errors'
import { isOwnOrigin } from './origin'
import { session } from './session'

/** Forms are text … */
const bodyBytesMax = 1024 * 1024
/** … and 資料 are files, with what a multipart body adds to one. */
const uploadBytesMax = materialLimits.fileBytesMax + 64 * 1024

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
    .use('/api/*', async (c, next) => {
      await next()
      // What is handed out as a file can run nothing and reach nothing, should a browser show it after all.
      if (c.res.headers.get('Content-Disposition')?.startsWith('attachment'))
        c.header('Content-Security-Policy', "default-src 'none'; sandbox")
    })
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
      '/api/materials',
      limited(
        uploadBytesMax,
        `1つのファイルは${megabytes(materialLimits.fileBytesMax)}までです。画像の解像度を下げるか、いくつかに分けてください。`,
      ),
    )
    .use(
      '/api/*',
      except(
        '/api/materials',
        limited(bodyBytesMax, '送られた内容が大きすぎます（上限 1MB）。短くして、もう一度送ってください。'),
      ),
    )
    .use('/api/*', session(context, config))
    .route('/api/session', sessionRoutes(context, config))
    .route('/api/accounts', accountRoutes(context))
    .route('/api/invitations', invitationRoutes(context, config))
    .route('/api/sample', sampleRoutes(context, config))
    .route('/api', forumRoutes(context))
    .route('/api/desk', deskRoutes(context))
    .route('/api/meetings', meetingRoutes(context))
    .route('/api/materials', materialRoutes(context, config))
    .route('/api/minutes', minutesRoutes(context))
    .route('/api/confirmation', confirmationRoutes(context))
    .route('/api/sitting', sittingRoutes(context))
    .route('/api/records', recordRoutes(context))
    .route('/api/papers', paperRoutes(context))
    .route('/api/proposals/balance', balanceRoutes(context))
    .route('/api/proposals', proposalRoutes(context))
    .route('/api/consent', consentRoutes(context))
    .route('/api/points', pointRoutes(context))
    .route('/api/projects', projectRoutes(context))
    .route('/api/schedule', scheduleRoutes(context))
    .route('/api/calendar', calendarRoutes(context))
    .route('/api/registers', registerRoutes(context))
    .route('/api/cadence', cadenceRoutes(context))
    .route('/api/history', historyRoutes(context))
    .route('/api/intents', intentRoutes(context))
    .route('/api/ledger', ledgerRoutes(context))
    .route('/api/interests', interestRoutes(context))
    .route('/api/mail', mailRoutes(context, config))
    .route('/api/calls', callRoutes(context))
    .route('/api/needs', needRoutes(context))
    .route('/api/offers', offerRoutes(context))
    .route('/api/precedents', precedentRoutes(context))
    .all('/api/*', () => {
      throw new DomainError('not_found', '見つかりません。画面を再読み込みして、もう一度お試しください。')
    })
}

const limited = (maxSize: number, sentence: string) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new DomainError('too_large', sentence)
    },
  })

const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)}MB`

/** What the client's RPC is typed by; the only thing of the server that the client knows. */
export type Api = ReturnType<typeof createApp>

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { accessQuery } from './access'
import { keepSweeping } from './accounts/sweepSessions'
import { touchSession } from './accounts/touchSession'
import type { Caller } from './collab/access'
import { createCollab } from './collab/collab'
import type { Config } from './config'
import type { Context } from './context'
import { keepDaily } from './daily'
import { dailyJobs } from './dailyJobs'
import { Events } from './events'
import { keepFormalKeyframes } from './history/formalKeyframes'
import { createApp } from './http/app'
import { isOwnOrigin } from './http/origin'
import { httpServer, listen } from './http/serve'
import { authenticate } from './http/session'
import { staticRoutes } from './http/static'
import { keepMail } from './mail/keepMail'
import { createNotices } from './notices/live'
import { createProjections } from './projections'
import { engineFor } from './store/engine'

interface ServerOptions {
  config: Config
  /** the built client (dist/client); undefined serves the API alone */
  clientDir: string | undefined
  /** ms since 1970 */
  now: () => number
  report: (error: unknown) => void
  /** runs after the store opened and before the server listens: loads content on first run */
  prepare?: (context: Context) => Promise<void>
}

export interface EntakuServer {
  url: string
  context: Context
  /** Takes no new connections, lets what is under way finish, tells clients to come back, closes the store. */
  close(): Promise<void>
}

/** Config → store → rooms → app → listen: a whole Entaku in this process. */
export async function startServer(options: ServerOptions): Promise<EntakuServer> {
  const { config, report } = options
  const engine = engineFor(config)
  const unlock = await engine.lock(report)
  const store = await engine.open(report).catch(async (error: unknown) => {
    await unlock()
    throw error
  })
  const context: Context = { store, now: options.now, events: new Events() }
  await options.prepare?.(context)

  const live = {
    context,
    access: accessQuery(store),
    authenticate: authenticate(context, config),
    allowedOrigin: ({ headers }: Caller) =>
      isOwnOrigin(config.origin, { origin: headers.origin, host: headers.host }),
    report,
  }
  const collab = createCollab({
    ...live,
    active: (sessionId) => touchSession(context, { sessionId, seenAt: 0 }),
  })
  const notices = createNotices(live)
  const projections = await createProjections(context, (listener) => collab.onCommitted(listener), report)

  const formalKeyframes = keepFormalKeyframes(context, report)
  const sweeping = keepSweeping(context, report)
  const daily = keepDaily(context, dailyJobs, report)
  const mail = keepMail(context, { config, report })

  const app = createApp(context, { config, report }).route('/', collab.routes)
  const site = options.clientDir ? app.route('/', staticRoutes(options.clientDir)) : app
  const server = httpServer(site)
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!collab.handleUpgrade(request, socket, head) && !notices.handleUpgrade(request, socket, head))
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
  })
  const close = async () => {
    server.close()
    await sweeping.close()
    notices.close()
    await collab.close()
    server.closeAllConnections()
    await projections.close()
    await formalKeyframes.close()
    await daily.close()
    await mail.close()
    await store.close()
    await unlock()
  }
  const port = await listen(server, config.port, config.host).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return { url: config.origin ?? `http://${hostInUrl(config.host)}:${port}`, context, close }
}

/** A server that listens everywhere is reached by its loopback name. */
const hostInUrl = (host: string) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)

import type { Context as HonoContext } from 'hono'
import { clientAddress, isLoopback, isLoopbackHost } from '../routing/address'
import type { Env } from '../routing/env'

export interface SampleConfig {
  allowSampleRemote: boolean
  trustedProxies: number
  origin: string | undefined
}

/**
 * Whether this request comes from the machine itself. A proxy on the same machine makes everybody look local, and a foreign page
 * can point its own name at 127.0.0.1; so the address, the names and the absence of a proxy must all agree.
 */
export function mayEnterSample(c: HonoContext<Env>, config: SampleConfig): boolean {
  if (config.allowSampleRemote) return true
  const ownName = config.origin === undefined ? 'localhost' : new URL(config.origin).host
  const isForwarded = ['Forwarded', 'X-Forwarded-For', 'Via'].some((name) => c.req.header(name) !== undefined)
  return (
    isLoopback(clientAddress(c, config)) &&
    !isForwarded &&
    isLoopbackHost(ownName) &&
    isLoopbackHost(c.req.header('Host'))
  )
}

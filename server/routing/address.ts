import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context as HonoContext } from 'hono'
import type { Env } from './env'

interface ProxyConfig {
  trustedProxies: number
}

/**
 * The address a request came from. Every proxy appends whom it saw, so with n trusted proxies the n-th entry from the right is true;
 * what stands further left was written by the sender and is never believed.
 */
export function clientAddress(c: HonoContext<Env>, { trustedProxies }: ProxyConfig): string {
  const socket = getConnInfo(c).remote.address ?? ''
  const forwarded = (c.req.header('X-Forwarded-For') ?? '').split(',').map((entry) => entry.trim())
  const hops = [...forwarded.filter((entry) => entry !== ''), socket]
  return plain(hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? socket)
}

/** ::ffff:192.0.2.7 is the IPv4 address 192.0.2.7. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')

export function isLoopback(address: string): boolean {
  return address === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(plain(address))
}

/** A host name of a Host header or an origin that can only mean this machine. */
export function isLoopbackHost(host: string | undefined): boolean {
  const name = (host ?? '')
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
  return name === 'localhost' || isLoopback(name)
}

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

/** Listens and resolves with the port (the given one, or the free one chosen for 0). */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  // An address of a TCP listener is always an AddressInfo.
  return (server.address() as AddressInfo).port
}

/** An HTTP server that answers by `app`; upgrades are left to whoever listens for them. */
export function httpServer(app: Pick<Hono, 'fetch'>): Server {
  // Without http2 options the adaptor always makes a node:http Server.
  return createAdaptorServer({ fetch: app.fetch }) as Server
}

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

/** Listens and resolves with the port (the given one, or the free one chosen for 0). Rejects saying what to do. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, host)))
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

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(
      `ポート ${port} は、ほかのプログラムが使っています。PORT=8081 のように別の番号を指定して、もう一度起動してください。`,
    )
  if (error.code === 'EACCES')
    return new Error(`ポート ${port} を使う権限がありません。PORT に 1024 以上の番号を指定してください。`)
  if (error.code === 'EADDRNOTAVAIL')
    return new Error(`この機器には住所 ${host} がありません。ENTAKU_HOST を直してください。`)
  return error
}

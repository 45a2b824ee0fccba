import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** The least a relay can do: every message goes as it is to everybody else at the same address. Nothing checked, nothing kept. */
const rooms = new Map<string, Set<WebSocket>>()
const http = createServer()
const relay = new WebSocketServer({ server: http, perMessageDeflate: false, clientTracking: false })

relay.on('connection', (ws, { url = '' }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(ws))
  ws.on('message', (data, binary) => {
    for (const other of room) if (other !== ws) other.send(data, { binary })
  })
  ws.on('close', () => room.delete(ws))
})

http.listen(0, '127.0.0.1', () => {
  // An address of a TCP listener is always an AddressInfo.
  process.send?.({ port: (http.address() as AddressInfo).port })
})

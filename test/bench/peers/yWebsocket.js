import { createServer } from 'node:http'
import { createRequire } from 'node:module'

/** y-websocket's own server (its bin/server.cjs, which tells nobody its port) with its LevelDB persistence in `directory`. */
const [directory] = process.argv.slice(2)
process.env.YPERSISTENCE = directory
// It greets on the standard output, where the bench prints its table.
console.info = () => undefined

const require = createRequire(import.meta.url)
const { setupWSConnection } = require('y-websocket/bin/utils')
const WebSocket = createRequire(require.resolve('y-websocket/bin/utils'))('ws')
const http = createServer()
const relay = new WebSocket.Server({ noServer: true })
relay.on('connection', setupWSConnection)
http.on('upgrade', (request, socket, head) => {
  relay.handleUpgrade(request, socket, head, (ws) => relay.emit('connection', ws, request))
})
http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port }))

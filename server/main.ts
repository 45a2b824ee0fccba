import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { type Config, readConfig } from './config'
import { firstRun, signInHints } from './firstRun'
import { type EntakuServer, startServer } from './server'
import { engineFor } from './store/engine'

/** dist/server/main.js has the built client beside it; a development run serves the API alone. */
const builtClient = join(dirname(fileURLToPath(import.meta.url)), '..', 'client')

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel })
  const server = await startServer({
    config,
    clientDir: existsSync(join(builtClient, 'index.html')) ? builtClient : undefined,
    now: Date.now,
    report: (error) => log.error(error),
    prepare: (context) => firstRun(context, config),
  })
  await greet(server, config)
  drainOnSignal(server, (error) => log.error(error))
}

async function greet(server: EntakuServer, config: Config): Promise<void> {
  for (const line of await signInHints(server.context, server.url)) console.log(line)
  console.log(`  データの場所: ${engineFor(config).place}`)
  console.log(`Entaku ready: ${server.url}`)
}

function drainOnSignal(server: EntakuServer, report: (error: unknown) => void): void {
  let isClosing = false
  const stop = async () => {
    if (isClosing) process.exit(1) // asked twice: the person does not want to wait
    isClosing = true
    await server.close().catch(report)
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})

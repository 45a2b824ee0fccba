/** `npm run cli -- …`: the operator's commands, on the same build as the server. */
import { ensureProduct } from './prepare.mjs'

ensureProduct()
await import('../dist/server/cli.js')

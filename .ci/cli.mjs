/** `npm run cli -- …`: the operator's commands, on the same build as the server. */
import { ensureBuild, ensureNode, ensurePackages } from './prepare.mjs'

ensureNode()
ensurePackages()
if (!ensureBuild()) process.exit(1)
await import('../dist/server/cli.js')

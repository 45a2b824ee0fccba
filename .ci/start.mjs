/** `npm start`: install what is missing, build, serve. */
import { ensureBuild, ensureNode, ensurePackages } from './prepare.mjs'

ensureNode()
ensurePackages()
if (!ensureBuild()) process.exit(1)
await import('../dist/server/main.js')

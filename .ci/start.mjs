/** `npm start`: install what is missing, build, serve. */
import { ensureProduct } from './prepare.mjs'

ensureProduct()
await import('../dist/server/main.js')

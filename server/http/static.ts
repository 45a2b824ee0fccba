import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { SecureHeadersVariables } from 'hono/secure-headers'

/**
 * The built client. Assets carry a content hash and are cached for good; every other path answers the page itself,
 * because the client routes within it. `directory` is dist/client.
 */
export function staticRoutes(directory: string) {
  const page = readFileSync(join(directory, 'index.html'), 'utf8')
  return (
    new Hono<{ Variables: SecureHeadersVariables }>()
      .use('/assets/*', async (c, next) => {
        await next()
        if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable')
      })
      // Only what is the same for everybody is compressed: secrets beside a person's own words could be guessed from lengths.
      .use('/assets/*', compress())
      .use('/assets/*', serveStatic({ root: directory, rewriteRequestPath: (path) => path }))
      .get('/assets/*', (c) => c.notFound())
      .get('*', (c) => {
        c.header('Cache-Control', 'no-store')
        return c.html(page.replaceAll('{{nonce}}', c.get('secureHeadersNonce') ?? ''))
      })
  )
}

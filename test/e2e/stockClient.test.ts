import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Product, startProduct } from '../support/product'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product?.stop())

/** What the example prints. It ends by itself, and with an error where something is refused. */
async function run(...words: string[]): Promise<string> {
  const program = ['test/stock/stockClient.mjs', product.url, ...words]
  const { stdout } = await promisify(execFile)(process.execPath, program, { timeout: 60_000 })
  return stdout
}

test('[S10] two programs on the published y-websocket client alone take seats, sync, edit and see each other', async () => {
  const [sakae, nakano] = await Promise.all([
    run('栄村', '栄村の一行', '中野市の一行'),
    run('中野市', '中野市の一行', '栄村の一行'),
  ])
  expect(sakae).toMatch(/^synced: \d+ lines\nseen: 中野市の一行\n$/)
  expect(nakano).toMatch(/^synced: \d+ lines\nseen: 栄村の一行\n$/)
})

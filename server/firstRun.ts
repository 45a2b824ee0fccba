import { firstRunInvite } from './accounts/firstRun'
import type { Config } from './config'
import type { Context } from './context'
import { loadBuiltIn } from './dataset/command'
import { hasSample, loadSample } from './dataset/sample'

/** An empty store gets the report's facts and, unless the operator said no, the sample year. */
export async function firstRun(context: Context, config: Pick<Config, 'sample'>): Promise<void> {
  const loaded = await context.store.db.selectFrom('dataset').select('id').executeTakeFirst()
  if (loaded) return
  await loadBuiltIn(context)
  if (config.sample) await loadSample(context)
}

/** What to print at every start: the address, and how to sign in as long as nobody administers or the sample is in. */
export async function signInHints(context: Context, url: string): Promise<string[]> {
  const invite = await firstRunInvite(context)
  return [
    '円卓 Entaku',
    `  開く: ${url}/`,
    ...(invite ? [`  管理者の招待リンク（7日間・1回だけ使えます）: ${url}${invite}`] : []),
    ...((await hasSample(context.store.db))
      ? [`  サンプルの席に入る（このパソコンから）: ${url}/sample`]
      : []),
  ]
}

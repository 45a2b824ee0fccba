import { join } from 'node:path'
import { assert } from '../../shared/assert'
import type { Context } from '../context'
import { faultLine, faultsShownMax } from './faults'
import { type LoadResult, loadDataset } from './load'
import { builtInDirectory, readSource, type Source } from './source'

/** `dataset load DIR`: loads a prefecture's set, or tells every fault line by line and loads nothing. Returns the exit code. */
export async function datasetLoad(
  context: Context,
  directory: string,
  write: (line: string) => void,
): Promise<number> {
  const source = await readSource(directory).catch((): Source | undefined => undefined)
  if (!source) {
    write(`${directory}: フォルダーを読めません – 場所を確かめて、もう一度実行してください`)
    return 1
  }
  const result = await loadDataset(context, source)
  for (const line of reportOf(result, directory)) write(line)
  return result.outcome === 'refused' ? 1 : 0
}

/** On first run: the facts of the report. They come with the product, so a fault in them is ours. */
export async function loadBuiltIn(context: Context): Promise<LoadResult> {
  const result = await loadDataset(context, await readSource(builtInDirectory()))
  assert(result.outcome !== 'refused', reportOf(result, builtInDirectory()).join('\n'))
  return result
}

function reportOf(result: LoadResult, directory: string): string[] {
  if (result.outcome === 'unchanged')
    return [`${result.name}: 同じデータが読み込み済みです。何も変えていません。`]
  if (result.outcome === 'loaded') {
    const { municipalities, forums, memberships, facts } = result.counts
    return [
      `${result.name}: 読み込みました（市町村 ${municipalities}、会議体 ${forums}、構成 ${memberships}、事実 ${facts}）。`,
    ]
  }
  const { faults } = result
  const rest = faults.length - faultsShownMax
  return [
    ...faults
      .slice(0, faultsShownMax)
      .map((fault) => faultLine({ ...fault, file: join(directory, fault.file) })),
    ...(rest > 0 ? [`ほかに ${rest} 件あります。`] : []),
    `誤りが ${faults.length} 件見つかったため、何も読み込んでいません。直してから、もう一度実行してください（直すと、その先の誤りが見つかることがあります）。`,
  ]
}

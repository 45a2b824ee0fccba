import { nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'
import { type ChainFault, type ChainReport, verifyChains } from './chain'

const faultSentence: Record<ChainFault, string> = {
  record: '記録の内容が、ハッシュと合いません（確定の後に書き換えられています）。',
  link: '連鎖が、前の記録と合いません（前の記録かこの記録が差し替えられています）。',
  missing: 'この記録の前の記録がありません（削除されています）。',
}

/** `records verify`: a line per body, and one for each record that does not hold. Exit code 1 where one does not. */
export async function verifyRecords(db: Db, print: (line: string) => void): Promise<number> {
  const reports = await verifyChains(db, nameOf)
  for (const report of reports) for (const line of linesOf(report)) print(line)
  if (reports.length === 0) print('確定した議事録はまだありません。')
  return reports.some(({ broken }) => broken.length > 0) ? 1 : 0
}

function linesOf({ forumName, isSample, count, last, broken }: ChainReport): string[] {
  const name = isSample ? `${forumName}（サンプル）` : forumName
  const verdict = broken.length === 0 ? '異常なし' : `異常 ${broken.length} 件`
  return [
    `${name}：${count} 件、${verdict}。末尾の値 ${last || '（なし）'}`,
    ...broken.map(
      ({ meetingName, version, versionId, fault }) =>
        `  ✗ ${meetingName} 第${version}版（${versionId}）：${faultSentence[fault]}`,
    ),
  ]
}

import type { MinutesRecord } from '../../../shared/minutes/record'

/** 6団体中6団体（うち代理1・遅参1・早退1・オンライン2） */
export function attendanceLine({ attendance }: MinutesRecord): string {
  if (!attendance) return '記録なし'
  const { present, total } = attendance.quorum
  const members = attendance.attendees.filter(({ category }) => category === 'member' || category === 'proxy')
  const counts = [
    ['代理', members.filter(({ category }) => category === 'proxy').length],
    ['遅参', members.filter(({ arrivedAt }) => arrivedAt !== null).length],
    ['早退', members.filter(({ leftAt }) => leftAt !== null).length],
    ['オンライン', members.filter(({ isOnline }) => isOnline).length],
  ] as const
  const among = counts.filter(([, count]) => count > 0).map(([label, count]) => `${label}${count}`)
  return `${total}団体中${present}団体${among.length > 0 ? `（うち${among.join('・')}）` : ''}`
}

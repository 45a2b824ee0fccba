/**
 * One thing that waits for a seat (きょうの宿題). `targetId` is that of the thing to open; `dueOn` is a day YYYY-MM-DD,
 * null where nothing but the work itself is waiting.
 */
export interface DeskItem {
  id: string
  kind: DeskItemKind
  targetId: string
  title: string
  /** the body (会議体), where it belongs to one */
  forumName: string | null
  dueOn: string | null
  /** the hour, ms since 1970, where there is one */
  at: number | null
}

/** In the order in which things without a day stand on the desk: what others wait for comes first. */
export const deskItemKinds = [
  'meeting',
  'action',
  'returned',
  'receive',
  'confirm',
  'review',
  'seat',
  'draft',
] as const
export type DeskItemKind = (typeof deskItemKinds)[number]

/** Due order: what is late, then by day; then what has no day, by kind. Equals keep their order. */
export function inDueOrder(items: readonly DeskItem[]): DeskItem[] {
  const never = '9999-12-31'
  return [...items].sort(
    (a, b) =>
      (a.dueOn ?? never).localeCompare(b.dueOn ?? never) ||
      (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER) ||
      deskItemKinds.indexOf(a.kind) - deskItemKinds.indexOf(b.kind),
  )
}

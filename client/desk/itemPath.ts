import { unreachable } from '../../shared/assert'
import type { DeskItem } from '../../shared/desk/item'

/** The page where the waiting thing is done. */
export function itemPath({ kind, targetId }: Pick<DeskItem, 'kind' | 'targetId'>): string {
  switch (kind) {
    case 'meeting':
    case 'action':
    case 'confirm':
      return `/meetings/${targetId}`
    case 'job':
      return `/forums/${targetId}/ledger`
    case 'draft':
    case 'returned':
    case 'receive':
      return `/proposals/${targetId}`
    case 'review':
      return `/records/${targetId}`
    case 'seat':
      return '/admin'
    default:
      return unreachable(kind)
  }
}

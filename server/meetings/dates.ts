import { DomainError } from '../../shared/error'
import { dateFaults } from '../../shared/meetings/dates'

/** Days of a meeting that contradict each other are named field by field. */
export function refuseDisorder(dates: Parameters<typeof dateFaults>[0]): void {
  const faults = dateFaults(dates)
  if (faults.length > 0)
    throw new DomainError('invalid', '日付の前後が合っていません。示された項目を直してください。', faults)
}

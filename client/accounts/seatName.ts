import type { SeatLabel } from '../../shared/accounts/session'

/** 栄村 企画係 */
export const seatName = (seat: Pick<SeatLabel, 'organisationName' | 'seatTitle'>): string =>
  `${seat.organisationName} ${seat.seatTitle}`

import type { SeatLabel } from './session'

/** 「栄村 企画係」: a seat as screens and acts name it, never with a person. */
export const seatName = (seat: Pick<SeatLabel, 'organisationName' | 'seatTitle'>): string =>
  `${seat.organisationName} ${seat.seatTitle}`

import type { SeatLabel } from '../accounts/session'

/** Who stands behind a row, as screens show it: 団体 and 職, never a person. */
export interface HistorySeat extends Pick<SeatLabel, 'organisationName' | 'seatTitle'> {
  /** null for what the product itself wrote */
  organisationId: string | null
  /** 様式: the template; 代行入力: typed by the secretariat in the name of the originators */
  kind: 'member' | 'onBehalf' | 'template'
}

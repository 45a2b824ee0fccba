import type { OnBehalfChannel } from './proposals/origin'

/**
 * Who gave an answer of an organisation, as every list tells it: by 団体 and 職, and in 代行入力 with the channel, unconfirmed until the
 * 団体 it speaks for says so.
 */
export interface Entry {
  at: number
  /** 団体 and 職 of whoever typed it */
  label: string
  /** null: the organisation gave it itself */
  channel: OnBehalfChannel | null
  confirmedAt: number | null
  confirmedLabel: string | null
}

export const isOnBehalf = ({ channel }: Pick<Entry, 'channel'>): boolean => channel !== null
/** The mark 代行入力 stands until the organisation confirms it. */
export const awaitsConfirmation = (entry: Pick<Entry, 'channel' | 'confirmedAt'>): boolean =>
  isOnBehalf(entry) && entry.confirmedAt === null

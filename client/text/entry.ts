import { type OnBehalfChannel, onBehalfChannelLabel } from '../../shared/proposals/origin'

/** Words of 代行入力 wherever an answer stands. */
export const entryText = {
  unconfirmed: (channel: OnBehalfChannel) => `代行入力（${onBehalfChannelLabel[channel]}）・未確認`,
  confirmed: (channel: OnBehalfChannel, label: string | null) =>
    `代行入力（${onBehalfChannelLabel[channel]}）・確認済${label === null ? '' : `（${label}）`}`,
  by: (label: string) => `記入：${label}`,
  confirm: 'この内容でまちがいありません',
} as const

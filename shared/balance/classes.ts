import { type BalanceClass, balanceClasses, balanceClassLabel } from '../proposals/balance'

/** The classes a body can have at all: without a 中心市 there is nothing of it, alone or joint. */
export const classesFor = ({ hasCentre }: { hasCentre: boolean }): readonly BalanceClass[] =>
  hasCentre ? balanceClasses : balanceClasses.filter((each) => each !== 'central_only' && each !== 'joint')

/** … and nobody is its 連携市町村. */
export const classLabel = ({ hasCentre }: { hasCentre: boolean }, each: BalanceClass): string =>
  each === 'partners_only' && !hasCentre ? '構成市町村のみ' : balanceClassLabel[each]

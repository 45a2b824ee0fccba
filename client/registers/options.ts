import { type AnyState, anyStates, type RegisterSort, registerSorts } from '../../shared/registers/filter'

/** A field may carry anything: the value if the list has it. */
export const anyStateOf = (value: string): AnyState | undefined => anyStates.find((each) => each === value)
export const registerSortOf = (value: string): RegisterSort | undefined =>
  registerSorts.find((each) => each === value)

import { type RegisterSort, registerSorts } from '../../shared/registers/filter'

/** A field may carry anything: the value if the list has it. */
export const registerSortOf = (value: string): RegisterSort | undefined =>
  registerSorts.find((each) => each === value)

import { originKindLabel, originKinds } from '../../shared/proposals/origin'

/** The 分野 of a body, under their 区分. */
export const fieldOptions = (fields: readonly { id: string; name: string; categoryName: string }[]) =>
  fields.map(({ id, name, categoryName }) => ({ value: id, label: name, group: categoryName }))

/** Anything with an id and a name: members, 活用する仕組み. */
export const namedOptions = (things: readonly { id: string; name: string }[]) =>
  things.map(({ id, name }) => ({ value: id, label: name }))

export const originKindOptions = originKinds.map((value) => ({ value, label: originKindLabel[value] }))

/** The value if the list has it: an address and a field may carry anything. */
export const oneOf = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  list.find((each) => each === value)

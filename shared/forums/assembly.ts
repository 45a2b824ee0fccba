/** 議会会期 of a member; both days are inside. */
export interface AssemblySession {
  id: string
  organisationId: string
  name: string
  fromOn: string
  toOn: string
}

type Days = Pick<AssemblySession, 'fromOn' | 'toOn'>

export const overlap = (one: Days, other: Days): boolean =>
  one.fromOn <= other.toOn && other.fromOn <= one.toOn

/** A year and a half: longer ones are slips of the keyboard. Some assemblies sit the whole year (通年会期). */
export const sessionDaysMax = 550

import { useSearchParams } from '@solidjs/router'
import { createMemo } from 'solid-js'
import { anyStates, type RegisterFilter, registerSorts } from '../../shared/registers/filter'

export type RegisterList = 'decisions' | 'actions'

/** What narrows the registers stands in the address, so that a narrowed list can be sent to somebody. */
export function createRegisterFilter() {
  const [query, setQuery] = useSearchParams()
  const textOf = (value: string | string[] | undefined) =>
    typeof value === 'string' && value !== '' ? value : undefined
  const filter = createMemo(
    (): RegisterFilter => ({
      organisation: textOf(query.organisation),
      year: textOf(query.year),
      state: anyStates.find((state) => state === query.state),
      forum: textOf(query.forum),
      tiers: query.tiers === '1' ? '1' : undefined,
      text: textOf(query.text),
      sort: registerSorts.find((sort) => sort === query.sort),
      asOf: textOf(query.asOf),
    }),
  )
  const list = (): RegisterList => (query.list === 'actions' ? 'actions' : 'decisions')
  const set = (change: RegisterFilter & { list?: RegisterList }) =>
    setQuery({ ...change }, { replace: true, scroll: false })
  const clear = () =>
    set({
      organisation: undefined,
      year: undefined,
      state: undefined,
      forum: undefined,
      text: undefined,
      sort: undefined,
      asOf: undefined,
    })
  return { filter, list, set, clear }
}
export type RegisterFilterControl = ReturnType<typeof createRegisterFilter>

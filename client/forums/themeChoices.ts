import { api, call } from '../data/api'

export const fetchThemeChoices = (id: string, proposalId: string | undefined) =>
  call(
    api.forums[':id']['theme-choices'].$get({
      param: { id },
      query: proposalId === undefined ? {} : { proposalId },
    }),
  )
/** What the form that founds a テーマ連携 offers. */
export type ThemeChoices = Awaited<ReturnType<typeof fetchThemeChoices>>
export type ThemeCandidate = ThemeChoices['organisations'][number]

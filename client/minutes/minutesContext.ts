import type { Accessor } from 'solid-js'

export interface OrganisationChoice {
  id: string
  name: string
}
export interface AgendaItemTitle {
  id: string
  number: string
  title: string
  /** 説明者, as far as the page knows it */
  presenter?: string | undefined
}
/** What the blocks show beside their own text, live. */
export interface MinutesContext {
  /** in 建制順 */
  organisations: Accessor<readonly OrganisationChoice[]>
  agendaItems: Accessor<readonly AgendaItemTitle[]>
}

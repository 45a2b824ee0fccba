import type { AuthorStretch } from '../../shared/history/authorStretches'
import type { ChangedAgendaItem } from '../../shared/history/changedAgenda'
import type { ChangedBlock } from '../../shared/history/changedBlocks'
import { api, call } from '../data/api'

const routes = api.history[':documentId']

export const fetchSessions = (documentId: string, before?: number) =>
  call(
    routes.sessions.$get({
      param: { documentId },
      query: before === undefined ? {} : { before: String(before) },
    }),
  )
export type SessionPage = Awaited<ReturnType<typeof fetchSessions>>

/** The RPC's types of these answers give up where blocks stand in blocks or a field may be missing: hence the casts. */
export const fetchChange = async (documentId: string, from: number, to: number) => {
  const answer = await call(
    routes.change.$get({ param: { documentId }, query: { from: String(from), to: String(to) } }),
  )
  const { blocks, items } = answer as unknown as { blocks: ChangedBlock[]; items: ChangedAgendaItem[] }
  return { ...answer, blocks, items }
}
export type DocumentChange = Awaited<ReturnType<typeof fetchChange>>

export const fetchWritten = async (documentId: string) => {
  const answer = await call(routes.written.$get({ param: { documentId } }))
  return { ...answer, blocks: (answer as unknown as { blocks: ChangedBlock[] }).blocks }
}

export const fetchAuthors = async (documentId: string) => {
  const answer = await call(routes.authors.$get({ param: { documentId } }))
  return { ...answer, stretches: answer.stretches as unknown as AuthorStretch[] }
}

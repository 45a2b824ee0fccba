import type { Context } from '../../server/context'
import { keepFormalKeyframes } from '../../server/history/formalKeyframes'

/** Listens for formal acts as the server does, and tells what was kept and what could not be. */
export function formalKeyframesOf(context: Context) {
  const reported: unknown[] = []
  const { close } = keepFormalKeyframes(context, (error) => reported.push(error))
  const keptOf = async (documentId: string): Promise<number[]> => {
    const rows = await context.store.db
      .selectFrom('document_snapshot')
      .select('seq')
      .where('document_id', '=', documentId)
      .where('is_kept', '=', 1)
      .orderBy('seq')
      .execute()
    return rows.map(({ seq }) => seq)
  }
  return { reported, close, keptOf }
}

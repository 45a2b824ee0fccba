import type { Figure } from '../../shared/projects/figure'
import type { Answerer } from '../forums/acts'
import { newId } from '../id'
import type { Tx } from '../store/Store'

interface Words {
  projectId: string
  /** the number of the act's word about the project */
  word: number
  at: number
  speaker: Answerer
}

/** Figures as they are said in one act, behind whatever was said before. */
export async function insertFigures(
  tx: Tx,
  { projectId, word, at, speaker }: Words,
  figures: readonly Omit<Figure, 'entry' | 'organisationId'>[],
): Promise<void> {
  if (figures.length === 0) return
  await tx
    .insertInto('project_figure')
    .values(
      figures.map(({ kind, basis, indicatorId, fiscalYear, aboutId, value, source }) => ({
        id: newId(),
        project_id: projectId,
        word,
        ...speaker,
        at,
        confirmed_at: null,
        confirmed_label: null,
        kind,
        basis,
        indicator_id: indicatorId,
        fiscal_year: fiscalYear,
        about_id: aboutId,
        value,
        source,
      })),
    )
    .execute()
}

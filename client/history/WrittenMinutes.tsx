import { createSignal } from 'solid-js'
import { authorOfRun } from '../../shared/history/authorStretches'
import type { ChangedBlock } from '../../shared/history/changedBlocks'
import { historyText } from '../text/history'
import { Loaded } from '../ui/Loaded'
import { Loading } from '../ui/Loading'
import { AuthorLegend } from './AuthorLegend'
import { ChangedBlocks } from './ChangedBlocks'
import { createLatest } from './createLatest'
import { fetchWritten } from './fetchHistory'
import { namesOf } from './names'
import { RovingRuns } from './RovingRuns'
import { ShownChangesContext, shownChanges } from './shownChanges'

const text = historyText.authors

/** The words of confirmed minutes, each marked by who wrote it. */
export function WrittenMinutes(props: {
  documentId: string
  organisations: readonly { id: string; name: string }[]
  headings: readonly { id: string; number: string; title: string }[]
}) {
  const written = createLatest(() => props.documentId, fetchWritten)
  const [pointed, point] = createSignal('')
  const shown = shownChanges(
    () => 'authors',
    () => written()?.seats ?? [],
  )
  const names = namesOf(
    () => props.organisations,
    () => props.headings,
  )
  return (
    <Loaded from={written} waiting={<Loading label={text.loading} />}>
      {(answer) => (
        <ShownChangesContext.Provider value={shown}>
          <RovingRuns content={answer()} label={text.show} onPoint={point}>
            <ChangedBlocks blocks={answer().blocks} names={names} />
          </RovingRuns>
          <AuthorLegend seats={answer().seats} present={authorsIn(answer().blocks)}>
            {pointed() || text.pointHint}
          </AuthorLegend>
        </ShownChangesContext.Provider>
      )}
    </Loaded>
  )
}

const authorsIn = (blocks: readonly ChangedBlock[]): Set<number> =>
  new Set(
    blocks.flatMap(({ runs, children }) => [
      ...runs.flatMap((run) => authorOfRun(run)?.by.author ?? []),
      ...authorsIn(children),
    ]),
  )

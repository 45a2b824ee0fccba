import { Show } from 'solid-js'
import { forumsText } from '../text/forums'
import { DataTable } from '../ui/DataTable'
import { DefinitionList } from '../ui/DefinitionList'
import { StatusBadge } from '../ui/StatusBadge'
import { CertaintyBadge } from './CertaintyBadge'
import type { Forum } from './forum'

type Task = NonNullable<Forum['unionTasks']>['tasks'][number]

const value = {
  yes: { label: forumsText.unionTaskYes, tone: 'success' },
  no: { label: forumsText.unionTaskNo, tone: 'neutral' },
  unknown: { label: forumsText.unionTaskUnknown, tone: 'warning' },
} as const

/** Which tasks a 広域連合 carries; a cell that cannot be read says so and is not taken for a no. */
export function ForumUnionTasks(props: { forum: Forum }) {
  return (
    <Show when={props.forum.unionTasks}>
      {(union) => (
        <Show when={union().tasks.length > 0}>
          <section class="section">
            <h2>{forumsText.unionTasks}</h2>
            <DataTable
              caption={forumsText.unionTaskCaption}
              phone="table"
              rows={union().tasks}
              columns={[
                { header: forumsText.unionTask, isRowHeader: true, cell: (task: Task) => task.name },
                {
                  header: forumsText.unionTaskValue,
                  cell: (task: Task) => (
                    <span class="cluster">
                      <StatusBadge {...value[task.value]} />
                      <Show when={task.value !== 'unknown'}>
                        <CertaintyBadge word={task.certainty} />
                      </Show>
                    </span>
                  ),
                },
              ]}
            />
            <Show when={union().others.length > 0}>
              <DefinitionList
                items={[{ term: forumsText.unionTaskOthers, description: union().others.join('、') }]}
              />
            </Show>
          </section>
        </Show>
      )}
    </Show>
  )
}

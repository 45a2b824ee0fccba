import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { projectsText } from '../text/projects'
import { type Column, DataTable } from '../ui/DataTable'
import type { Projects } from './projects'

type Missing = Projects['missing'][number]
interface Owner {
  name: string
  missing: readonly Missing[]
}

/** The figures of a 年度 that are still owed, by who owes them; an organisation sees its own, the secretariat and 県 all. */
export function MissingList(props: { missing: readonly Missing[]; year: number }) {
  const columns: Column<Owner>[] = [
    { header: projectsText.missingOwner, cell: ({ name }) => name, isRowHeader: true },
    { header: projectsText.missingWhat, cell: ({ missing }) => <Figures missing={missing} /> },
  ]
  return (
    <section class="section">
      <h2>{projectsText.missing}</h2>
      <Show when={props.missing.length > 0} fallback={<p>{projectsText.missingNone}</p>}>
        <p>{projectsText.missingLead(props.year)}</p>
        <DataTable
          caption={projectsText.missing}
          hideCaption
          columns={columns}
          rows={byOwner(props.missing)}
        />
      </Show>
    </section>
  )
}

function Figures(props: { missing: readonly Missing[] }) {
  return (
    <ul class="list-plain">
      <For each={props.missing}>
        {(each) => (
          <li>
            <A href={`/projects/${each.projectId}`}>
              {projectsText.missingLine(each.projectTitle, each.indicator ?? projectsText.kind[each.kind])}
            </A>
          </li>
        )}
      </For>
    </ul>
  )
}

function byOwner(missing: readonly Missing[]): Owner[] {
  const owners = new Map<string, Missing[]>()
  for (const each of missing) {
    const name = each.ownerName ?? projectsText.secretariat
    owners.set(name, [...(owners.get(name) ?? []), each])
  }
  return [...owners].map(([name, list]) => ({ name, missing: list }))
}
